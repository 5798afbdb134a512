import { globbed } from '../core/glob.ts'
import { isObject } from '../core/json.ts'

/**
 * CloudWatch Logs' filter patterns for JSON events, read for what they mean.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export type FilterPattern = (event: unknown) => boolean

type Token =
  | { readonly kind: 'punct'; readonly text: string }
  | { readonly kind: 'path'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string; readonly quoted: boolean }

const shape =
  /\s*(?:(\|\||&&|!=|<=|>=|[(){}=<>])|(\$(?:\.[\w-]+|\.?\['[^']+'\]|\[[\d*]+\])+)|"((?:[^"\\]|\\.)*)"|(%[^%]*%)|([^\s(){}=<>!&|"]+))/y

function tokens(text: string): Token[] | undefined {
  const found: Token[] = []
  shape.lastIndex = 0
  while (shape.lastIndex < text.trimEnd().length) {
    const [, punct, path, quoted, regex, bare] = shape.exec(text) ?? []
    if (punct !== undefined) found.push({ kind: 'punct', text: punct })
    else if (path !== undefined) found.push({ kind: 'path', text: path })
    else if (quoted !== undefined)
      found.push({ kind: 'value', text: quoted.replaceAll(/\\(.)/g, '$1'), quoted: true })
    else if (regex !== undefined || bare !== undefined)
      found.push({ kind: 'value', text: regex ?? bare ?? '', quoted: false })
    else return undefined
  }
  return found
}

/** Whether an event matches the pattern; undefined for what is no pattern on JSON (a term, or columns) or is not understood. */
export function filterPattern(text: string): FilterPattern | undefined {
  const found = tokens(text)
  if (found === undefined) return undefined
  const rest: Token[] = found
  const peek = (): string | undefined => (rest[0]?.kind === 'punct' ? rest[0].text : undefined)
  const take = (punct: string): boolean => peek() === punct && rest.shift() !== undefined

  /** `&&` binds closer than `||`. */
  const either = (): FilterPattern | undefined => chain('||', both, (a, b) => (e) => a(e) || b(e))
  const both = (): FilterPattern | undefined => chain('&&', one, (a, b) => (e) => a(e) && b(e))
  function chain(
    operator: string,
    part: () => FilterPattern | undefined,
    join: (a: FilterPattern, b: FilterPattern) => FilterPattern,
  ): FilterPattern | undefined {
    let left = part()
    while (left !== undefined && take(operator)) {
      const right = part()
      left = right && join(left, right)
    }
    return left
  }
  function one(): FilterPattern | undefined {
    if (!take('(')) return term()
    const inside = either()
    return take(')') ? inside : undefined
  }
  function term(): FilterPattern | undefined {
    const path = rest.shift()
    if (path?.kind !== 'path') return undefined
    const read = (event: unknown): unknown => keysOf(path.text).reduce(member, event)
    const operator = rest.shift()
    if (operator?.kind === 'value') return worded(operator.text, read)
    const value = rest.shift()
    if (operator === undefined || value?.kind !== 'value') return undefined
    return compared(operator.text, value, read)
  }
  function worded(word: string, read: (event: unknown) => unknown): FilterPattern | undefined {
    const said = word.toUpperCase()
    if (said === 'EXISTS') return (event) => read(event) !== undefined
    const next = rest[0]?.kind === 'value' ? rest.shift() : undefined
    const what = `${said} ${next?.kind === 'value' ? next.text.toUpperCase() : ''}`
    if (what === 'NOT EXISTS') return (event) => read(event) === undefined
    if (what === 'IS NULL') return (event) => read(event) === null
    if (what === 'IS TRUE') return (event) => read(event) === true
    if (what === 'IS FALSE') return (event) => read(event) === false
    return undefined
  }

  if (!take('{')) return undefined
  const pattern = either()
  return pattern !== undefined && take('}') && rest.length === 0 ? pattern : undefined
}

const keysOf = (path: string): string[] =>
  [...path.matchAll(/\.([\w-]+)|\['([^']+)'\]|\[(\d+|\*)\]/g)].map(
    ([, name, quoted, index]) => name ?? quoted ?? index ?? '',
  )
const member = (value: unknown, key: string): unknown => {
  if (Array.isArray(value)) return value[Number(key)] as unknown
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

const orders: { readonly [operator: string]: (a: number, b: number) => boolean } = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
}

/** `!=` needs the field to be there: an absent one matches no comparison. */
function compared(
  operator: string,
  value: { readonly text: string; readonly quoted: boolean },
  read: (event: unknown) => unknown,
): FilterPattern | undefined {
  const order = orders[operator]
  if (order !== undefined) return (event) => order(Number(read(event)), Number(value.text))
  if (operator !== '=' && operator !== '!=') return undefined
  const same = alike(value)
  if (same === undefined) return undefined
  return (event) => {
    const found = read(event)
    if (found === undefined || found === null || typeof found === 'object') return false
    return same(String(found as string | number | boolean)) === (operator === '=')
  }
}

function alike({ text, quoted }: { text: string; quoted: boolean }) {
  // A pattern of the account's own making would be run here as a program: it is not understood, and said so.
  if (!quoted && text.startsWith('%')) return undefined
  return globbed(text.split('*'))
}
