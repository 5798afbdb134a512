import type { Fact } from '../core/finding.ts'
import type { Text } from '../core/text.ts'
import { type Label, labels } from './labels.ts'
import { known, leaves, textAt, valuesAt } from './read.ts'

const shownValues = 8
const shownLength = 600
const longestEnding = 3

/** AWS spells a member `userAgent` here and `UserAgent` there. */
const byEnding = new Map<string, Label>(
  Object.keys(labels).map((ending) => [ending.toLowerCase(), ending as Label]),
)

/**
 * Everything below these paths that labels.ts has words for, in the order of the paths: a shape that AWS adds tomorrow
 * is read too, as far as it uses AWS's own words. Values with one label become one fact.
 */
export function factsFrom(value: unknown, paths: readonly string[]): Fact[] {
  const values = new Map<string, { label: Label; said: string[] }>()
  for (const path of paths) {
    for (const [below, words] of valuesAt(value, path).flatMap((one) => leaves(one))) {
      const found = labelOf(`${path}.${below}`.split('.'))
      if (found === undefined) continue
      const name = labels[found.label][0]
      const entry = values.get(name) ?? { label: found.label, said: [] }
      entry.said.push(found.key === '' ? words : `${found.key}: ${words}`)
      values.set(name, entry)
    }
  }
  return [...values.values()].flatMap(({ label, said }) => fact(label, said))
}

function labelOf(path: readonly string[]): { label: Label; key: string } | undefined {
  const names = path.filter((name) => name !== '')
  for (let length = longestEnding; length > 0; length--) {
    const label = byEnding.get(names.slice(-length).join('.').toLowerCase())
    if (label !== undefined && length <= names.length) return { label, key: '' }
  }
  const map = names.findLastIndex((name) => byEnding.has(`${name.toLowerCase()}.*`))
  const label = byEnding.get(`${names[map]?.toLowerCase()}.*`)
  return label === undefined ? undefined : { label, key: names.slice(map + 1).join('.') }
}

/** One fact, or none where there is nothing to say. */
export function fact(label: Label | Text, values: readonly (string | undefined)[]): Fact[] {
  const said = [...new Set(values.map(known).filter((one) => one !== undefined && one !== ''))]
  if (said.length === 0) return []
  const more = said.length > shownValues ? ` (+${said.length - shownValues})` : ''
  const line = said.slice(0, shownValues).join(', ')
  const cut = line.length > shownLength ? `${line.slice(0, shownLength)}…` : line
  return [{ label: typeof label === 'string' ? worded(label) : label, value: cut + more }]
}

function worded(label: Label): Text {
  const [en, ja] = labels[label]
  return { en, ja }
}

/** True, and of use once somebody investigates; on a card they stand behind all others. */
const background: readonly Label[] = [
  'iamInstanceProfile.arn',
  'instanceState',
  'instanceType',
  'launchTime',
  'privateIpAddress',
  'publicDnsName',
  'groupId',
  'networkInterfaceId',
  'subnetId',
  'vpcId',
  'availabilityZone',
  'imageId',
  'imageDescription',
  'platform',
  'vpcOwnerAccountId',
  'featureName',
  'functionVersion',
  'encryptionType',
  'resourceRole',
]
const behind = background.map((label) => labels[label][0] as string)

/** The same facts, most telling first: what describes the thing rather than the attack goes last. */
export const byWorth = (facts: readonly Fact[]): Fact[] =>
  facts.toSorted((a, b) => behind.indexOf(a.label.en) - behind.indexOf(b.label.en))

const telling = /^(name|env|environment|stage|owner|team|service|application|app|project)$/i

/** The tags that tell whose thing this is. `tags` are AWS's pairs of key and value, from anywhere in the document. */
export function tagFacts(tags: readonly unknown[]): Fact[] {
  const pairs = tags.flatMap((tag) => {
    const [key, value] = [textAt(tag, 'key'), textAt(tag, 'value')]
    return key !== undefined && value !== undefined && telling.test(key) ? [`${key}=${value}`] : []
  })
  return fact('tags', pairs)
}
