import {
  type App,
  type Block,
  clockTime,
  defineCommand,
  isRefusal,
  type Json,
  type Person,
} from '#kit'

const usage =
  'drill list | start <scenario> [at <time> | surprise <window>] | next | tell <words> | stop | report [id] | season [year]'
const players = ['responder', 'lead', 'admin'] as const

const shown = (app: App, blocks: readonly Block[], data?: Json) => ({
  text: app.drill.plain(blocks),
  blocks,
  ...(data !== undefined && { data }),
})

async function start(app: App, person: Person, [scenario, how, ...rest]: readonly string[]) {
  if (scenario === undefined)
    return { refused: 'bad-input', field: 'scenario', expected: 'drill list' } as const
  const now = app.drill.now()
  const said = rest.join(' ')
  const moment = how === undefined ? undefined : clockTime(said, now, person.zone)
  if ((how !== undefined && how !== 'at' && how !== 'surprise') || (how && moment === undefined))
    return { refused: 'bad-input', field: 'time', expected: 'at 14:30 | surprise 2h' } as const
  const when = moment !== undefined && (how === 'surprise' ? { until: moment } : { at: moment })
  const begun = await app.drill.start({ scenario, by: person, ...when })
  if (isRefusal(begun)) return begun
  const { until, at } = begun
  const words = how === undefined ? 'started' : until === undefined ? 'willStart' : 'willSurprise'
  // Whoever asked for a surprise is not told what it is, nor when.
  const data = until === undefined ? { drill: begun.id, at } : { until }
  return { text: app.drill.say(words, person, until ?? at), data }
}

export default defineCommand({
  id: 'drill',
  usage,
  en: { about: 'Rehearse an attack on a simulated account, and see how well you did' },
  ja: { about: '模擬アカウントでの攻撃対応訓練と、その成績' },
  allow: 'anyone',
  async run({ app, person, args }) {
    const [what = 'list', ...rest] = args
    const { drill } = app
    if (what === 'list') return shown(app, await drill.list(person))
    if (what === 'season') {
      const [year = new Date(drill.now()).toISOString().slice(0, 4)] = rest
      if (!/^\d{4}$/.test(year)) return { refused: 'bad-input', field: 'year', expected: '2026' }
      return shown(app, await drill.season(person, year))
    }
    if (what === 'report') {
      const report = await drill.report(person, rest[0])
      return isRefusal(report) ? report : shown(app, report)
    }
    if (!['start', 'next', 'tell', 'stop'].includes(what))
      return { refused: 'bad-input', field: 'drill', expected: usage }
    if (!players.some((role) => person.roles.includes(role)))
      return { refused: 'not-allowed', role: players.join(' / ') }
    if (what === 'start') return start(app, person, rest)
    if (what === 'next') {
      const next = await drill.next({ by: person })
      return isRefusal(next) ? next : { text: drill.say('hurried', person) }
    }
    if (what === 'tell') {
      const text = rest.join(' ').trim().slice(0, 500)
      if (text === '') return { refused: 'bad-input', field: 'words', expected: '1-500' }
      const told = await drill.tell({ by: person, text })
      return isRefusal(told) ? told : { text: drill.say('told', person) }
    }
    const stopped = await drill.stop({ by: person })
    if (isRefusal(stopped)) return stopped
    if (stopped.score === undefined) return { text: drill.say('calledOff', person) }
    const report = await drill.report(person, stopped.id)
    if (isRefusal(report)) return report
    const { text, ...answer } = shown(app, report, stopped.score as unknown as Json)
    return { ...answer, text: `${drill.say('stopped', person)}\n${text}` }
  },
})
