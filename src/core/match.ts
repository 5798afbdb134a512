import { inNetwork } from './cidr.ts'
import { globbed } from './glob.ts'
import { isObject } from './json.ts'

/**
 * EventBridge's pattern language: nested objects, `$or`, and lists of values or of comparisons.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    // A list that is empty is as good as absent.
    const values: unknown[] = Array.isArray(value)
      ? value.length > 0
        ? value
        : [undefined]
      : [value]
    return values.some((one) => pattern.some((want) => fits(want, one)))
  }
  if (!isObject(pattern)) return pattern === value
  // In a list of objects, one of them must fit the pattern as a whole.
  if (Array.isArray(value)) return value.some((one) => matches(pattern, one))
  return Object.entries(pattern).every(([key, want]) =>
    key === '$or' && isChoice(want)
      ? want.some((one) => matches(one, value))
      : matches(want, isObject(value) ? value[key] : undefined),
  )
}

/** Two objects or more; anything else under this name is a member like any other. */
const isChoice = (want: unknown): want is readonly object[] =>
  Array.isArray(want) && want.length > 1 && want.every(isObject)

type Comparison = (operand: unknown, value: unknown) => boolean

/** Of texts, with the one that is compared with or `{ "equals-ignore-case": … }` of it. */
const ofText =
  (compare: (value: string, operand: string) => boolean): Comparison =>
  (operand, value) => {
    if (typeof value !== 'string') return false
    if (typeof operand === 'string') return compare(value, operand)
    const loose = isObject(operand) ? operand['equals-ignore-case'] : undefined
    return typeof loose === 'string' && compare(value.toLowerCase(), loose.toLowerCase())
  }

const orders: { readonly [operator: string]: (a: number, b: number) => boolean } = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

const comparisons: { readonly [operator: string]: Comparison } = {
  prefix: ofText((value, operand) => value.startsWith(operand)),
  suffix: ofText((value, operand) => value.endsWith(operand)),
  wildcard: ofText((value, operand) => globbed(wildcardParts(operand))(value)),
  cidr: ofText((value, operand) => inNetwork(operand, value)),
  'equals-ignore-case': ofText((value, operand) => value.toLowerCase() === operand.toLowerCase()),
  // Only leaves exist: an object or a list in its place is none.
  exists: (operand, value) => (value !== undefined && typeof leaf(value) !== 'object') === operand,
  'anything-but': (operand, value) =>
    value !== undefined && ![operand].flat().some((unwanted) => fitsAny(unwanted, value)),
  numeric: (operand, value) => {
    if (typeof value !== 'number' || !Array.isArray(operand) || operand.length === 0) return false
    const bounds: unknown[] = operand
    return bounds.every((bound, i) => {
      if (i % 2 === 1) return true
      const [order, limit] = [orders[String(bound)], bounds[i + 1]]
      return typeof limit === 'number' && order?.(value, limit) === true
    })
  },
}
const leaf = (value: unknown): unknown => (value === null ? '' : value)

/** A comparison whose operand may be a list of which one suffices, as below `anything-but`. */
function fitsAny(want: unknown, value: unknown): boolean {
  if (!isObject(want)) return fits(want, value)
  return Object.entries(want).some(([operator, operand]) =>
    [operand].flat().some((one) => fits({ [operator]: one }, value)),
  )
}

function fits(want: unknown, value: unknown): boolean {
  if (!isObject(want)) return want === value
  const all = Object.entries(want)
  return (
    all.length > 0 &&
    all.every(
      ([operator, operand]) =>
        Object.hasOwn(comparisons, operator) && comparisons[operator]?.(operand, value) === true,
    )
  )
}

/** `*` stands for anything; `\*` and `\\` are the characters themselves. */
function wildcardParts(pattern: string): string[] {
  const parts = ['']
  for (const [token] of pattern.matchAll(/\\[*\\]|[\s\S]/g)) {
    if (token === '*') parts.push('')
    else parts.push(`${parts.pop() ?? ''}${token.length > 1 ? token.slice(1) : token}`)
  }
  return parts
}

/** A source that a pattern takes, for samples. */
export const sourceOf = (source: string | { readonly prefix: string } | undefined): string =>
  typeof source === 'object' ? `${source.prefix}sample` : (source ?? '')
