import { isObject } from './json.ts'

/**
 * The part of EventBridge's pattern language we use: nested objects, lists of exact values, `prefix`, `suffix`,
 * `exists`, and `anything-but` of values, a prefix or a suffix. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    return values.some((one) => pattern.some((want) => fits(want, one)))
  }
  if (!isObject(pattern)) return pattern === value
  // In a list of objects, one of them must fit the pattern as a whole.
  if (Array.isArray(value)) return value.some((one) => matches(pattern, one))
  return Object.entries(pattern).every(([key, want]) =>
    matches(want, isObject(value) ? value[key] : undefined),
  )
}

function fits(want: unknown, value: unknown): boolean {
  if (!isObject(want)) return want === value
  if (typeof want.prefix === 'string')
    return typeof value === 'string' && value.startsWith(want.prefix)
  if (typeof want.suffix === 'string')
    return typeof value === 'string' && value.endsWith(want.suffix)
  if ('exists' in want) return (value !== undefined) === want.exists
  if ('anything-but' in want) {
    const but = want['anything-but']
    const unwanted: unknown[] = Array.isArray(but) ? but : [but]
    return value !== undefined && !unwanted.some((one) => fits(one, value))
  }
  return false
}

/** A source that a pattern takes, for samples. */
export const sourceOf = (source: string | { readonly prefix: string } | undefined): string =>
  typeof source === 'object' ? `${source.prefix}sample` : (source ?? '')
