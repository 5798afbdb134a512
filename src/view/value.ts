import { hash } from '../core/hash.ts'
import { canonical, isObject, type Json } from '../core/json.ts'
import type { Change } from '../core/plan.ts'
import type { Phrases } from '../locales/en.ts'
import { code, exact, exactBlock, mrkdwn } from './text.ts'

/** A value in a diff, as one piece of mrkdwn. Nothing is cut without saying so. */
function value(json: Json, say: Phrases, max: number, brief = false): string {
  if (json === null) return say.plan.none
  if (json === '') return say.plan.emptyText
  if (Array.isArray(json)) return list(json, say, max)
  if (isObject(json) && Object.keys(json).length === 0) return say.plan.emptyObject
  const text = typeof json === 'string' ? json : canonical(json)
  return brief ? exact(text, max) : withRest(text, json, say, max)
}

function list(items: readonly Json[], say: Phrases, max: number): string {
  if (items.length === 0) return say.plan.emptyList
  const scalar = items.every((item) => typeof item !== 'object' && item !== '')
  if (!scalar || canonical(items).length > max) return withRest(canonical(items), items, say, max)
  const shown = items.map((item) => exact(typeof item === 'string' ? item : canonical(item), max))
  const joined = shown.join(say.lists.comma)
  return joined.length <= max * 2 ? joined : withRest(canonical(items), items, say, max)
}

function withRest(text: string, json: Json, say: Phrases, max: number): string {
  const shown = exact(text, max)
  // Escaping may make it longer than it is: ask what was shown, not how long it was.
  return shown.endsWith('…`') || shown.endsWith('…\u2069`') || text.length > max
    ? `${shown} (${say.plan.long(text.length.toLocaleString('en-US'), code(hash(json), 80))})`
    : shown
}

const wide = (json: Json): boolean =>
  typeof json === 'object' && json !== null && canonical(json).length > 100 && !flat(json)
const flat = (json: Json): boolean =>
  Array.isArray(json) && json.every((item) => typeof item !== 'object')

/** `field: from → to`; documents (policies) stand below it, one member a line. */
export function change(c: Change, label: string, say: Phrases, max: number): string {
  const name = `*${mrkdwn(label, 80)}*`
  if (!wide(c.from) && !wide(c.to))
    return `${name}: ${value(c.from, say, max)} → ${value(c.to, say, max)}`
  return [
    `${name}:`,
    side(say.plan.from, c.from, say, max),
    side(say.plan.to, c.to, say, max),
  ].join('\n')
}

function side(label: string, json: Json, say: Phrases, max: number): string {
  if (!wide(json)) return `${label}: ${value(json, say, max)}`
  const pretty = JSON.stringify(sorted(json), null, 2)
  const block = pretty.length <= max * 2 ? exactBlock(pretty, 1200) : undefined
  return block === undefined
    ? `${label}: ${withRest(canonical(json), json, say, max)}`
    : `${label}:\n${block}`
}

function sorted(json: Json): Json {
  if (Array.isArray(json)) return json.map(sorted)
  if (!isObject(json)) return json
  const members = Object.entries(json as Record<string, Json>).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return Object.fromEntries(members.map(([key, member]) => [key, sorted(member)]))
}

/** One line that stands alone, with its resource, for cards and refusals: long values end in `…`, the plan has all of them. */
export function changeLine(
  c: Change,
  say: Phrases,
  max: number,
  names: { readonly [field: string]: string } = {},
): string {
  const label = (Object.hasOwn(names, c.field) && names[c.field]) || c.field
  const brief = (json: Json): string => {
    const long = typeof json === 'object' && canonical(json).length > max
    return long ? exact(canonical(json), max) : value(json, say, max, true)
  }
  const sides = `${brief(c.from)} → ${brief(c.to)}`
  return `• ${code(c.resource, max)} *${mrkdwn(label, 60)}*: ${sides}`
}
