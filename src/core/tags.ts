import { isObject } from './json.ts'

const deepest = 8
const most = 50
const named = /^tags?$/i

/** The tags of the resources in an event's detail, as `key=value`: AWS writes pairs of key and value here, and a map there. */
export function tagsIn(detail: unknown): string[] {
  const found = new Set<string>()
  const walk = (value: unknown, depth: number): void => {
    if (depth > deepest || found.size >= most) return
    if (Array.isArray(value)) for (const item of value) walk(item, depth + 1)
    if (!isObject(value)) return
    for (const [name, member] of Object.entries(value)) {
      if (named.test(name)) for (const pair of pairs(member)) found.add(pair)
      walk(member, depth + 1)
    }
  }
  walk(detail, 0)
  return [...found].slice(0, most)
}

function pairs(tags: unknown): string[] {
  if (Array.isArray(tags))
    return tags.flatMap((tag) => {
      if (!isObject(tag)) return []
      const [key, value] = [tag['key'] ?? tag['Key'], tag['value'] ?? tag['Value']]
      return typeof key === 'string' && typeof value === 'string' ? [`${key}=${value}`] : []
    })
  if (!isObject(tags)) return []
  return Object.entries(tags).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${key}=${value}`] : [],
  )
}
