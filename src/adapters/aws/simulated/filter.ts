import { lacking } from './operation.ts'
import type { Region } from './world.ts'

interface Filter {
  readonly Name?: string | undefined
  readonly Values?: readonly string[] | undefined
}

/** EC2's filters: all of them must match, each by any of its values; `*` and `?` are wildcards. */
export function filtered<T extends { readonly id: string }>(
  things: readonly T[],
  filters: readonly Filter[] | undefined,
  tags: Region['tags'],
  fields: { readonly [name: string]: (thing: T) => readonly string[] },
): T[] {
  const tests = (filters ?? []).map(({ Name = '', Values = [] }) => {
    const patterns = Values.map(wildcard)
    const read = fields[Name] ?? tagReader(Name, tags)
    if (read === undefined) throw lacking(`the filter ${Name}`)
    return (thing: T) => read(thing).some((value) => patterns.some((p) => p.test(value)))
  })
  return things.filter((thing) => tests.every((test) => test(thing)))
}

function tagReader(name: string, tags: Region['tags']) {
  if (name === 'tag-key') return ({ id }: { id: string }) => Object.keys(tags[id] ?? {})
  if (!name.startsWith('tag:')) return undefined
  const key = name.slice('tag:'.length)
  return ({ id }: { id: string }) => {
    const value = tags[id]?.[key]
    return value === undefined ? [] : [value]
  }
}

function wildcard(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's')
}
