import type { Remote } from '../core/finding.ts'
import { isObject } from '../core/json.ts'

/**
 * Readers for documents that others write. Optional members are absent as often as not and arrive in any type, so
 * nothing here throws: what cannot be read is `undefined`, and the card is shown without it.
 */

/** An object's own member. Case does not count: events say `ipAddressV4` where the same API says `IpAddressV4`. */
function member(value: unknown, name: string): unknown {
  if (!isObject(value)) return undefined
  if (Object.hasOwn(value, name)) return value[name]
  const wanted = name.toLowerCase()
  const key = Object.keys(value).find(
    (one) => one.length === name.length && one.toLowerCase() === wanted,
  )
  return key === undefined ? undefined : value[key]
}

/** Everything at a dotted path; lists on the way are walked through. */
export function valuesAt(value: unknown, path: string): unknown[] {
  let here = list(value)
  for (const name of path.split('.')) {
    // Nothing is the usual end: most members are optional.
    if (here.length === 0) return here
    here = here.flatMap((one) => list(member(one, name)))
  }
  return here.filter((one) => one !== undefined && one !== null)
}

/** The first thing at a dotted path. */
export const at = (value: unknown, path: string): unknown => valuesAt(value, path)[0]

/** Deeper than any document of AWS's; a bomb of brackets must not exhaust the stack. */
const deepest = 24

/** An object as it is, anything else as an empty one. */
export const record = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})

/** A list as it is, one thing as a list of one, nothing as an empty list. */
export function list(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flat(deepest)
  return value === undefined || value === null ? [] : [value]
}

/** Words, or a number or a flag as words. Empty strings and the string `null` are nothing. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
    return String(value)
  if (typeof value !== 'string') return undefined
  const words = value.trim()
  return words === '' || words === 'null' ? undefined : words
}

/** The first words among several paths. */
export function textAt(value: unknown, ...paths: string[]): string | undefined {
  return paths.map((path) => text(at(value, path))).find((one) => one !== undefined)
}

/** All words at a path, each once. */
export function texts(value: unknown, path: string): string[] {
  const found = valuesAt(value, path).map(text)
  return [...new Set(found.filter((one) => one !== undefined))]
}

/** A number, however it arrives: 8, 8.0 and "8.0". */
export function num(value: unknown): number | undefined {
  const words = text(value)
  const figure = words === undefined || typeof value === 'boolean' ? Number.NaN : Number(words)
  return Number.isFinite(figure) ? figure : undefined
}

/** `true`, "true", "Yes", "YES". */
export const yes = (value: unknown): boolean => /^(true|yes)$/i.test(text(value) ?? '')

const stamp =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?)?\s*(?:(Z)|([+-]\d\d):?(\d\d))?$/i

/** `Sat, 05 Jun 2016 15:10:09 GMT` and `Dec 3, 2021, 6:02:30 PM`, as some services write. */
const spelled =
  /^(?:\w{3}, )?((?:\d{1,2} \w{3}|\w{3} \d{1,2},) \d{4},? \d{1,2}:\d\d:\d\d(?: [AP]M)?)(?: GMT)?$/

/** ISO 8601 in UTC, from ISO with or without T, zone and nanoseconds (no zone: UTC), from words, seconds or milliseconds. */
export function time(value: unknown): string | undefined {
  const parts = stamp.exec(text(value) ?? '')
  if (parts !== null) {
    const [, day, clock = '00:00', fraction = '0', , hours = '+00', minutes = '00'] = parts
    const seconds = clock.length === 5 ? ':00' : ''
    const at = `${day}T${clock}${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${hours}:${minutes}`
    return iso(Date.parse(at))
  }
  const inWords = spelled.exec(text(value)?.replaceAll(/\s/g, ' ') ?? '')?.[1]
  if (inWords !== undefined) return iso(Date.parse(`${inWords} UTC`))
  const figure = num(value)
  return figure === undefined ? undefined : iso(figure < 1e11 ? figure * 1000 : figure)
}

/** The first of several that is a time; a document without any is of 1970, so that everybody sees that it is not known. */
export const firstTime = (...values: unknown[]): string =>
  values.map(time).find((one) => one !== undefined) ?? new Date(0).toISOString()

const iso = (ms: number): string | undefined =>
  ms > 0 && ms < 253402300800000 ? new Date(ms).toISOString() : undefined

/** A JSON document inside a string, as AWS nests them; anything that is no JSON is nothing. */
export function json(value: unknown): unknown {
  if (typeof value !== 'string') return undefined
  try {
    return JSON.parse(value) as unknown
  } catch {
    return undefined // a sentence where a document was expected: the card goes without it
  }
}

/** Every value of this name, at any depth. */
export function gather(value: unknown, name: string): unknown[] {
  const found: unknown[] = []
  const todo = [value]
  // The list grows while it is walked: no recursion, so that no depth is too deep.
  for (const here of todo) {
    found.push(...list(member(here, name)))
    if (isObject(here)) todo.push(...Object.values(here))
    else if (Array.isArray(here)) todo.push(...here)
  }
  return found
}

/** Everything at a dotted path that may begin at any depth, nearest first. */
export function deep(value: unknown, path: string): unknown[] {
  const [name = '', ...rest] = path.split('.')
  const found = gather(value, name)
  return rest.length === 0 ? found : valuesAt(found, rest.join('.'))
}

/** All words in a tree with the path to each: for maps whose keys nobody knows beforehand. */
export function leaves(value: unknown, path: readonly string[] = []): [string, string][] {
  if (path.length > deepest) return []
  if (Array.isArray(value))
    return list(value).flatMap((one) => (Array.isArray(one) ? [] : leaves(one, path)))
  if (isObject(value))
    return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name]))
  const words = text(value)
  return words === undefined ? [] : [[path.join('.'), words]]
}

/** The last part of an ARN or a path: the id that people know. Anything else stays as it is. */
export const tail = (arn: string): string =>
  arn.startsWith('arn:') ? (arn.split(/[/:]/).findLast((part) => part !== '') ?? arn) : arn

/** An object without the members that are undefined. */
export function present<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const known = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(known) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

/** What AWS writes where it does not know. */
export const known = (words: string | undefined): string | undefined =>
  words === undefined || /^(unknown|undefined|none|n\/a|-)$/i.test(words) ? undefined : words

/** The addresses an object names, with place and operator: a `remoteIpDetails`, an `endpoint`, or a bare address. */
export function remotesIn(value: unknown): Remote[] {
  const place = [
    known(textAt(value, 'city.cityName', 'location.city')),
    known(textAt(value, 'country.countryName', 'location.country')),
  ].filter((one) => one !== undefined)
  const asn = textAt(value, 'organization.asn', 'autonomousSystem.number')
  const operator = known(
    textAt(value, 'organization.asnOrg', 'autonomousSystem.name') ??
      textAt(value, 'organization.org', 'organization.isp'),
  )
  const network =
    asn === undefined || Number(asn) <= 0 ? operator : `${operator ?? ''} (AS${asn})`.trim()
  const about = present({ place: place.length > 0 ? place.join(', ') : undefined, network })
  const named = ['ipAddressV4', 'ipAddressV6', 'ip'].flatMap((name) => texts(value, name))
  const ips = [text(value), ...named].filter((ip) => ip !== undefined && isIp(ip))
  return [...new Set(ips)].map((ip) => ({ ip: ip as string, ...about }))
}

const isIp = (words: string): boolean =>
  /^[0-9.]{7,15}$/.test(words) || (words.includes(':') && /^[0-9a-f:.]+$/i.test(words))

/** Each address once; the entry that knows more wins. */
export function distinct(remotes: readonly Remote[]): Remote[] {
  const byIp = new Map<string, Remote>()
  for (const one of remotes) byIp.set(one.ip, { ...one, ...byIp.get(one.ip) })
  return [...byIp.values()]
}
