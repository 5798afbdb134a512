/**
 * Slack's own limits on blocks, so that a test fails where Slack would answer `invalid_blocks`. No emulator checks them.
 * https://docs.slack.dev/reference/block-kit
 */
type Bag = Record<string, unknown>
export type Surface = 'message' | 'modal' | 'home'
interface Seen {
  readonly surface: Surface
  readonly ids: Map<string, string>
  readonly bad: string[]
}

/** What Slack would refuse in these blocks, one line each; empty: nothing. */
export function checkBlocks(blocks: unknown, surface: Surface = 'message'): string[] {
  const seen: Seen = { surface, ids: new Map(), bad: [] }
  const all = list(seen, 'blocks', blocks, 0, surface === 'message' ? 50 : 100)
  all.forEach((block, at) => checkBlock(seen, `blocks[${at}]`, block))
  for (const what of ['markdown', 'data_table'] as const) {
    const total = textOf(all.filter(({ type }) => type === what))
    const most = what === 'markdown' ? 12_000 : 10_000
    if (total > most) seen.bad.push(`${what} blocks: ${total} characters, at most ${most}`)
  }
  const charts = all.filter(({ type }) => type === 'data_visualization').length
  if (charts > 2) seen.bad.push(`${charts} data_visualization blocks, at most 2`)
  // Not documented: `msg_blocks_too_long` was seen at about 13,200 characters.
  const size = JSON.stringify(blocks ?? []).length
  const words = textOf(all)
  if (surface === 'message' && words > 12_000)
    seen.bad.push(`message: ${words} characters of text (${size} of JSON), at most 12000`)
  return seen.bad
}

/** The same for a whole modal, as `views.open` takes it, or for the app's own page. */
export function checkView(view: unknown): string[] {
  if (!isBag(view)) return ['view: not an object']
  if (view['type'] === 'home') return checkBlocks(view['blocks'], 'modal')
  const seen: Seen = { surface: 'modal', ids: new Map(), bad: [] }
  plainText(seen, 'title', view['title'], 24)
  if (view['close'] !== undefined) plainText(seen, 'close', view['close'], 24)
  if (view['submit'] !== undefined) plainText(seen, 'submit', view['submit'], 24)
  words(seen, 'private_metadata', view['private_metadata'], 0, 3000)
  words(seen, 'callback_id', view['callback_id'], 0, 255)
  const blocks = checkBlocks(view['blocks'], 'modal')
  const inputs = JSON.stringify(view['blocks'] ?? []).includes('"type":"input"')
  if (inputs && view['submit'] === undefined) seen.bad.push('submit: required beside an input')
  return [...seen.bad, ...blocks]
}

const checks: Record<string, (seen: Seen, at: string, block: Bag) => void> = {
  section: (seen, at, block) => {
    if (block['text'] === undefined && block['fields'] === undefined)
      seen.bad.push(`${at}: a section needs text or fields`)
    if (block['text'] !== undefined) anyText(seen, `${at}.text`, block['text'], 3000)
    if (block['fields'] !== undefined)
      list(seen, `${at}.fields`, block['fields'], 1, 10).forEach((field, i) =>
        anyText(seen, `${at}.fields[${i}]`, field, 2000),
      )
    if (block['accessory'] !== undefined) element(seen, `${at}.accessory`, block['accessory'])
  },
  header: (seen, at, block) => plainText(seen, `${at}.text`, block['text'], 150),
  divider: () => {},
  context: (seen, at, block) =>
    list(seen, `${at}.elements`, block['elements'], 1, 10).forEach((item, i) => {
      if (item['type'] === 'image') image(seen, `${at}.elements[${i}]`, item)
      else anyText(seen, `${at}.elements[${i}]`, item, 3000)
    }),
  actions: (seen, at, block) =>
    list(seen, `${at}.elements`, block['elements'], 1, 25).forEach((item, i) =>
      element(seen, `${at}.elements[${i}]`, item),
    ),
  context_actions: (seen, at, block) => list(seen, `${at}.elements`, block['elements'], 1, 5),
  image: (seen, at, block) => image(seen, at, block),
  input: (seen, at, block) => {
    only(seen, at, block, ['modal', 'home', 'message'])
    plainText(seen, `${at}.label`, block['label'], 2000)
    if (block['hint'] !== undefined) plainText(seen, `${at}.hint`, block['hint'], 2000)
    element(seen, `${at}.element`, block['element'])
  },
  rich_text: richText,
  markdown: (seen, at, block) => words(seen, `${at}.text`, block['text'], 1, 12_000),
  table: (seen, at, block) => rows(seen, at, block, 1, 100),
  data_table: (seen, at, block) => dataTable(seen, at, block),
  alert: (seen, at, block) => only(seen, at, block, ['modal']),
  card: (seen, at, block) => {
    if (block['title'] !== undefined) anyText(seen, `${at}.title`, block['title'], 150)
    if (block['body'] !== undefined) anyText(seen, `${at}.body`, block['body'], 200)
  },
  carousel: (seen, at, block) => {
    only(seen, at, block, ['message', 'home'])
    list(seen, `${at}.elements`, block['elements'], 1, 10)
  },
  container: () => {},
  video: () => {},
  file: () => {},
  plan: (seen, at, block) => planBlock(seen, at, block),
  task_card: (seen, at, block) => taskCard(seen, at, block),
  data_visualization: (seen, at, block) => chart(seen, at, block),
}

function checkBlock(seen: Seen, at: string, block: Bag): void {
  id(seen, `${at}.block_id`, block['block_id'], 'block')
  const check = checks[String(block['type'])]
  if (check === undefined) seen.bad.push(`${at}: unknown block type ${String(block['type'])}`)
  else check(seen, at, block)
}

function element(seen: Seen, at: string, item: unknown): void {
  if (!isBag(item)) return void seen.bad.push(`${at}: not an object`)
  const type = String(item['type'])
  if (type === 'image') return image(seen, at, item)
  id(seen, `${at}.action_id`, item['action_id'], 'action')
  if (item['confirm'] !== undefined) confirm(seen, `${at}.confirm`, item['confirm'])
  if (item['placeholder'] !== undefined)
    plainText(seen, `${at}.placeholder`, item['placeholder'], 150)
  if (type === 'button' || type === 'workflow_button') {
    plainText(seen, `${at}.text`, item['text'], 75)
    words(seen, `${at}.value`, item['value'], 0, 2000)
    words(seen, `${at}.url`, item['url'], 0, 3000)
    words(seen, `${at}.accessibility_label`, item['accessibility_label'], 0, 75)
    if (!['primary', 'danger', undefined].includes(item['style'] as string | undefined))
      seen.bad.push(`${at}.style: ${String(item['style'])}`)
  } else if (type === 'overflow') options(seen, `${at}.options`, item['options'], 5)
  else if (type === 'static_select' || type === 'multi_static_select') {
    if (item['option_groups'] === undefined) options(seen, `${at}.options`, item['options'], 100)
  } else if (type === 'checkboxes' || type === 'radio_buttons')
    options(seen, `${at}.options`, item['options'], 10)
  else if (!plainElements.has(type)) seen.bad.push(`${at}: unknown element type ${type}`)
}

const plainElements = new Set(
  (
    'plain_text_input rich_text_input number_input email_text_input url_text_input datepicker timepicker ' +
    'datetimepicker users_select conversations_select channels_select external_select multi_users_select ' +
    'multi_conversations_select multi_channels_select multi_external_select file_input'
  ).split(' '),
)

function options(seen: Seen, at: string, value: unknown, most: number): void {
  list(seen, at, value, 1, most).forEach((option, i) => {
    anyText(seen, `${at}[${i}].text`, option['text'], 75)
    words(seen, `${at}[${i}].value`, option['value'], 1, 150)
  })
}

function confirm(seen: Seen, at: string, value: unknown): void {
  if (!isBag(value)) return void seen.bad.push(`${at}: not an object`)
  plainText(seen, `${at}.title`, value['title'], 100)
  anyText(seen, `${at}.text`, value['text'], 300)
  plainText(seen, `${at}.confirm`, value['confirm'], 30)
  plainText(seen, `${at}.deny`, value['deny'], 30)
}

function image(seen: Seen, at: string, item: Bag): void {
  words(seen, `${at}.image_url`, item['image_url'], 0, 3000)
  words(seen, `${at}.alt_text`, item['alt_text'], 1, 2000)
}

function members(seen: Seen, at: string, bag: Bag, known: string): void {
  for (const name of Object.keys(bag))
    if (!known.split(' ').includes(name)) seen.bad.push(`${at}: unknown member ${name}`)
}

const inRichText = 'text link user usergroup channel broadcast emoji color date'.split(' ')
function richText(seen: Seen, at: string, block: Bag): void {
  list(seen, `${at}.elements`, block['elements'], 1, 1000).forEach((item, i) => {
    const here = `${at}.elements[${i}]`
    const known = ['section', 'list', 'preformatted', 'quote'].map((kind) => `rich_text_${kind}`)
    if (!known.includes(String(item['type'])))
      return void seen.bad.push(`${here}: unknown type ${String(item['type'])}`)
    if (item['type'] !== 'rich_text_section') return
    list(seen, `${here}.elements`, item['elements'], 1, 1000).forEach((piece, n) => {
      const there = `${here}.elements[${n}]`
      const type = String(piece['type'])
      if (!inRichText.includes(type)) seen.bad.push(`${there}: unknown type ${type}`)
      if (type === 'text') words(seen, `${there}.text`, piece['text'], 1, 12_000)
      if (type === 'user') words(seen, `${there}.user_id`, piece['user_id'], 1, 30)
      if (type === 'date') {
        if (!Number.isSafeInteger(piece['timestamp'])) seen.bad.push(`${there}: no timestamp`)
        words(seen, `${there}.format`, piece['format'], 1, 255)
      }
    })
  })
}

const statuses = ['pending', 'in_progress', 'complete', 'error', undefined]
/** https://docs.slack.dev/reference/block-kit/blocks/task-card-block */
function taskCard(seen: Seen, at: string, task: Bag): void {
  members(seen, at, task, 'type task_id title status details output sources block_id')
  if (task['type'] !== 'task_card') seen.bad.push(`${at}: not a task_card`)
  words(seen, `${at}.task_id`, task['task_id'], 1, 255)
  words(seen, `${at}.title`, task['title'], 1, 3000)
  if (!statuses.includes(task['status'] as string | undefined))
    seen.bad.push(`${at}.status: ${String(task['status'])}`)
  for (const name of ['details', 'output']) {
    const text = task[name]
    if (text === undefined) continue
    if (!isBag(text) || text['type'] !== 'rich_text') seen.bad.push(`${at}.${name}: no rich_text`)
    else {
      list(seen, `${at}.${name}.elements`, text['elements'], 1, 1)
      richText(seen, `${at}.${name}`, text)
    }
  }
}

/** https://docs.slack.dev/reference/block-kit/blocks/plan-block */
function planBlock(seen: Seen, at: string, block: Bag): void {
  members(seen, at, block, 'type title tasks block_id')
  words(seen, `${at}.title`, block['title'], 1, 3000)
  const tasks = list(seen, `${at}.tasks`, block['tasks'] ?? [], 0, 50)
  for (const [i, task] of tasks.entries()) taskCard(seen, `${at}.tasks[${i}]`, task)
  const ids = tasks.map((task) => task['task_id'])
  if (new Set(ids).size < ids.length) seen.bad.push(`${at}.tasks: two of one task_id`)
}

/** 100 rows and their head, by Slack's own page; https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
function dataTable(seen: Seen, at: string, block: Bag): void {
  members(seen, at, block, 'type caption rows page_size row_header_column_index block_id')
  rows(seen, at, block, 2, 101)
  words(seen, `${at}.caption`, block['caption'], 1, 3000)
  const size = block['page_size'] ?? 5
  if (typeof size !== 'number' || size < 1 || size > 100) seen.bad.push(`${at}.page_size: 1 to 100`)
  const all = Array.isArray(block['rows']) ? (block['rows'] as Bag[][]) : []
  for (const [i, row] of all.entries()) {
    if (row.length !== all[0]?.length) seen.bad.push(`${at}.rows[${i}]: not as wide as the head`)
    for (const [n, cell] of row.entries()) {
      const here = `${at}.rows[${i}][${n}]`
      const type = String(cell['type'])
      if (!(i === 0 ? ['raw_text'] : ['raw_text', 'raw_number', 'rich_text']).includes(type))
        seen.bad.push(`${here}: ${type} is not taken here`)
      if (type !== 'rich_text') words(seen, `${here}.text`, cell['text'], 1, 3000)
      if (type === 'raw_number' && !Number.isFinite(cell['value']))
        seen.bad.push(`${here}: no value`)
    }
  }
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
function chart(seen: Seen, at: string, block: Bag): void {
  members(seen, at, block, 'type title chart block_id')
  words(seen, `${at}.title`, block['title'], 1, 50)
  const drawn = isBag(block['chart']) ? block['chart'] : {}
  const points = (here: string, value: unknown, least: number, most: number) =>
    list(seen, here, value, least, most).map((point, i) => {
      words(seen, `${here}[${i}].label`, point['label'], 1, 20)
      if (!Number.isFinite(point['value'])) seen.bad.push(`${here}[${i}]: no value`)
      return point['label']
    })
  if (drawn['type'] === 'pie') return void points(`${at}.segments`, drawn['segments'], 1, 6)
  if (!['bar', 'area', 'line'].includes(String(drawn['type'])))
    return void seen.bad.push(`${at}.chart: unknown type ${String(drawn['type'])}`)
  const axes = isBag(drawn['axis_config']) ? drawn['axis_config'] : {}
  const categories = Array.isArray(axes['categories']) ? (axes['categories'] as string[]) : []
  if (categories.length < 1 || categories.length > 20)
    seen.bad.push(`${at}: ${categories.length} categories, 1 to 20 are taken`)
  if (new Set(categories).size < categories.length) seen.bad.push(`${at}: a category twice`)
  for (const axis of ['x_label', 'y_label']) words(seen, `${at}.${axis}`, axes[axis], 0, 50)
  list(seen, `${at}.series`, drawn['series'], 1, 6).forEach((one, i) => {
    words(seen, `${at}.series[${i}].name`, one['name'], 1, 20)
    const labels = points(`${at}.series[${i}].data`, one['data'], 1, 20)
    if (labels.join('\n') !== categories.join('\n'))
      seen.bad.push(`${at}.series[${i}]: its labels are not the categories`)
  })
}

function rows(seen: Seen, at: string, block: Bag, least: number, most: number): void {
  const all = block['rows']
  if (!Array.isArray(all) || all.length < least || all.length > most)
    return void seen.bad.push(`${at}.rows: ${least} to ${most} rows are taken`)
  const wide = all.findIndex((row) => !Array.isArray(row) || row.length < 1 || row.length > 20)
  if (wide >= 0) seen.bad.push(`${at}.rows[${wide}]: 1 to 20 cells are taken`)
}

function only(seen: Seen, at: string, block: Bag, surfaces: readonly Surface[]): void {
  if (!surfaces.includes(seen.surface))
    seen.bad.push(`${at}: ${String(block['type'])} is not taken in a ${seen.surface}`)
}

function plainText(seen: Seen, at: string, value: unknown, most: number): void {
  if (isBag(value) && value['type'] !== 'plain_text') seen.bad.push(`${at}: must be plain_text`)
  anyText(seen, at, value, most)
}

function anyText(seen: Seen, at: string, value: unknown, most: number): void {
  if (!isBag(value)) return void seen.bad.push(`${at}: no text object`)
  if (value['type'] !== 'plain_text' && value['type'] !== 'mrkdwn')
    seen.bad.push(`${at}: unknown text type ${String(value['type'])}`)
  if (value['type'] === 'mrkdwn' && value['emoji'] !== undefined)
    seen.bad.push(`${at}: emoji goes with plain_text only`)
  words(seen, at, value['text'] ?? '', 1, most)
}

function words(seen: Seen, at: string, value: unknown, least: number, most: number): void {
  if (value === undefined && least === 0) return
  if (typeof value !== 'string') return void seen.bad.push(`${at}: not a string`)
  if (value.length < least || value.length > most)
    seen.bad.push(`${at}: ${value.length} characters, ${least} to ${most} are taken`)
}

function id(seen: Seen, at: string, value: unknown, kind: string): void {
  if (value === undefined) return
  words(seen, at, value, 1, 255)
  if (typeof value !== 'string') return
  // Slack refuses a view or message in which two elements of one block, or two blocks, share an id.
  const scope =
    kind === 'block' ? 'block' : at.replace(/\.(elements\[\d+\]|accessory|element)\..*$/, '')
  const key = `${scope} ${value}`
  const other = seen.ids.get(key)
  if (other !== undefined) seen.bad.push(`${at}: ${value} is already ${other}`)
  seen.ids.set(key, at)
}

function list(seen: Seen, at: string, value: unknown, least: number, most: number): Bag[] {
  if (!Array.isArray(value)) {
    seen.bad.push(`${at}: not a list`)
    return []
  }
  if (value.length < least || value.length > most)
    seen.bad.push(`${at}: ${value.length} entries, ${least} to ${most} are taken`)
  const bags = value.filter(isBag)
  if (bags.length < value.length) seen.bad.push(`${at}: an entry is not an object`)
  return bags
}

/** Characters people read, wherever they stand. */
function textOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textOf(item), 0)
  if (!isBag(value)) return 0
  return Object.entries(value).reduce(
    (sum, [key, item]) =>
      sum + (key === 'text' && typeof item === 'string' ? item.length : textOf(item)),
    0,
  )
}

const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
