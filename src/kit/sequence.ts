import type { Fact, Finding, Involved } from '../core/finding.ts'
import { fact } from './facts.ts'
import { at, record, tail, textAt, texts, time, valuesAt } from './read.ts'

/** `alice (IAMUser, AKIA...)`, from the member that names and those that explain. */
export function named(one: unknown, name: string, ...about: string[]): string[] {
  const [who, ...more] = [name, ...about].map((path) => textAt(one, ...path.split('|')))
  const known = more.filter((it) => it !== undefined && it !== who)
  return who === undefined ? [] : [known.length > 0 ? `${who} (${known.join(', ')})` : who]
}

/** The first resource of a kind in an attack sequence. */
export function involved(sequence: unknown, ...types: string[]): string | undefined {
  const fits = (one: unknown) => types.includes(textAt(one, 'resourceType') ?? '')
  const id = textAt(valuesAt(sequence, 'resources').find(fits), 'uid', 'name')
  return id === undefined ? undefined : tail(id)
}

const once = (names: readonly string[]): string[] => [...new Set(names)]

/**
 * What a sequence went through, by kind. A key is its user's: the actor who has it, or whom the resource names. Resources of
 * other accounts and regions are named, and left to a response there.
 */
export function involvedIn(
  sequence: unknown,
  here: { readonly account: string; readonly region: string },
): Involved | undefined {
  if (sequence === undefined) return undefined
  const resources = valuesAt(sequence, 'resources')
  const isHere = (one: unknown): boolean =>
    (textAt(one, 'accountId') ?? here.account) === here.account &&
    // Identities are of no region, and buckets are found from any.
    (!textAt(one, 'resourceType')?.startsWith('EC2_') ||
      (textAt(one, 'region') ?? here.region) === here.region)
  const idsOf = (kind: string) =>
    resources
      .filter((one) => isHere(one) && textAt(one, 'resourceType') === kind)
      .flatMap((one) => textAt(one, 'uid', 'name') ?? [])
      .map((id) => tail(id).replace(/^arn:[\w-]+:s3:::/, ''))
  const keysNamed = resources
    .filter((one) => isHere(one) && at(one, 'data.accessKey') !== undefined)
    .map((one) => ({ ...record(at(one, 'data.accessKey')), credentialUid: textAt(one, 'uid') }))
  const people = [
    ...valuesAt(sequence, 'actors').map((one) => at(one, 'user')),
    ...keysNamed,
  ].flatMap((one) => {
    const name = textAt(one, 'name', 'userName')
    const account = textAt(one, 'account.uid') ?? here.account
    const [type = '', key = ''] = [textAt(one, 'type', 'userType'), textAt(one, 'credentialUid')]
    return name === undefined || account !== here.account ? [] : [{ name, type, key }]
  })
  const users = people.filter(({ type }) => /^IAMUser$/i.test(type))
  const roles = people.filter(({ type }) => /^(AssumedRole|Role)$/i.test(type))
  // ASIA keys are sessions: they end with what is denied to the user.
  const long = users.filter(({ key }) => key.startsWith('AKIA'))
  const owners = new Map(long.map(({ name, key }) => [key, name]))
  return {
    instances: once(idsOf('EC2_INSTANCE')),
    keys: [...owners].map(([accessKeyId, userName]) => ({ userName, accessKeyId })),
    users: once(users.map(({ name }) => name)),
    roles: once(roles.map(({ name }) => name)),
    buckets: once(idsOf('S3_BUCKET')),
    elsewhere: once(
      resources.filter((one) => !isHere(one)).flatMap((one) => textAt(one, 'uid', 'name') ?? []),
    ),
  }
}

/** Parts of other resources, which nobody would name an attack after. */
const parts = ['S3_OBJECT', 'EC2_NETWORK_INTERFACE']

/** What a sequence happened to: its first resources. */
export function resourceOfSequence(sequence: unknown): Finding['resource'] | undefined {
  const whole = valuesAt(sequence, 'resources').filter(
    (one) => !parts.includes(textAt(one, 'resourceType') ?? ''),
  )
  const names = whole.flatMap((one) => textAt(one, 'name', 'uid') ?? []).map(tail)
  const id = [...new Set(names)].slice(0, 3).join(', ')
  return id === '' ? undefined : { kind: { en: 'Attack sequence', ja: '攻撃シーケンス' }, id }
}

const shownSignals = 8

/** An attack sequence: why it is one, how much it spans, and its first signals in the order of time. */
export function sequenceFacts(sequence: unknown): Fact[] {
  const [signals, resources] = [valuesAt(sequence, 'signals'), valuesAt(sequence, 'resources')]
  const indicators = valuesAt(sequence, 'sequenceIndicators').map((one) =>
    [textAt(one, 'key', 'title'), texts(one, 'values').join(' ')].filter(Boolean).join(': '),
  )
  const lines = signals.map((one) => [
    time(at(one, 'firstSeenAt')) ?? time(at(one, 'createdAt')) ?? '-',
    ...named(one, 'name|description|type|uid', 'type'),
    ...texts(one, 'count').map((count) => `×${count}`),
  ])
  const told = lines
    .map((line) => line.join(' '))
    .sort()
    .slice(0, shownSignals)
  const counted = (list: readonly unknown[]) => (list.length > 0 ? [String(list.length)] : [])
  return [
    ...fact('sequenceIndicators', indicators),
    ...fact('signalCount', counted(signals)),
    ...fact('resourceCount', counted(resources)),
    ...fact(
      'resources',
      resources.map((one) => textAt(one, 'name', 'uid')),
    ),
    ...told.flatMap((line, i) => fact({ en: `Signal ${i + 1}`, ja: `シグナル ${i + 1}` }, [line])),
  ]
}
