import type { Fact } from '../core/finding.ts'
import { isObject } from '../core/json.ts'
import { type Label, labels } from './labels.ts'
import { known, leaves, texts, valuesAt } from './read.ts'

const shownValues = 8
const shownLength = 600

/**
 * Facts out of a document, in the order of the lines. A line is `path: member member=label *=label`: the object's path,
 * its members, the label where the member's own name does not say enough, `*` for every word in it. Labels are those of
 * labels.ts; what is absent is left out.
 */
export function factsFrom(value: unknown, lines: readonly `${string}: ${string}`[]): Fact[] {
  const facts = lines.flatMap((line) => {
    const [path = '', members = ''] = line.split(': ')
    return members.split(' ').flatMap((one) => {
      const [name = '', alias = name] = one.split('=')
      const found = name === '*' ? described(value, path) : texts(value, `${path}.${name}`)
      return fact(alias as Label, found)
    })
  })
  return once(facts)
}

/** One fact, or none where there is nothing to say. */
export function fact(label: Label, values: readonly (string | undefined)[]): Fact[] {
  const said = [...new Set(values.map(known).filter((one) => one !== undefined))]
  if (said.length === 0) return []
  const [en, ja] = labels[label]
  const more = said.length > shownValues ? ` (+${said.length - shownValues})` : ''
  const words = said.slice(0, shownValues).join(', ')
  const cut = words.length > shownLength ? `${words.slice(0, shownLength)}…` : words
  return [{ label: { en, ja }, value: cut + more }]
}

function described(value: unknown, path: string): string[] {
  return valuesAt(value, path).flatMap((one) =>
    isObject(one) ? leaves(one).map(([name, words]) => `${name}: ${words}`) : texts(one, path),
  )
}

/** AWS repeats itself between members that share a label. */
function once(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((one) => [`${one.label.en} ${one.value}`, one])).values()]
}

/** The tags that tell whose thing this is. `tags` are AWS's pairs of key and value, from anywhere in the document. */
export function tagFacts(tags: readonly unknown[]): Fact[] {
  const telling = /^(name|env|environment|stage|owner|team|service|application|app|project)$/i
  const pairs = tags.flatMap((tag) => {
    const [key, value] = [texts(tag, 'key')[0], texts(tag, 'value')[0]]
    return key !== undefined && value !== undefined && telling.test(key) ? [`${key}=${value}`] : []
  })
  return fact('tags', pairs)
}
