import { describe, expect, it } from 'vitest'
import { loadCatalog } from '../../../src/catalog.ts'
import type { Envelope } from '../../../src/core/finding.ts'
import { isObject } from '../../../src/core/json.ts'
import { handlerFor } from '../../../src/flow/ingest.ts'
import { classesOf } from '../../support/cis.ts'
import { events, noCorpus } from '../../support/corpus.ts'

const { finding, describe: words } = await loadCatalog()
const handlers = [...finding.values()]

const files = [
  'panther-analysis/cloudtrail.jsonl',
  'stratus-red-team/cloudtrail.jsonl',
  'opensearch-catalog/cloudtrail.jsonl',
  'splunk-security-content/cloudtrail.jsonl',
  'awsdocs/cloudtrail.jsonl',
  'awsdocs/eventbridge.jsonl',
  'cloud-custodian/cloudtrail.jsonl',
  'cloud-custodian/eventbridge.jsonl',
  'aws-cli-examples/cloudtrail.jsonl',
]
const records = noCorpus
  ? []
  : files.flatMap((file) => events(file).filter((one) => one['detail-type'].includes('CloudTrail')))

const read = (event: Envelope) => {
  const handler = handlerFor(handlers, event)
  if (handler === undefined) return undefined
  const made = handler.read(handler.schema.parse(event.detail), {
    envelope: event,
    describe: words,
  })
  return { id: handler.id, ...made }
}

const bestOf = (event: Envelope) => classesOf(event.detail)[0]
const classes = [...new Set(records.map(bestOf))].flatMap((id) =>
  id === undefined ? [] : [{ id, of: records.filter((one) => bestOf(one) === id) }],
)
const others = records.filter((one) => bestOf(one) === undefined)

/** A member wherever it is, in either case: some records were edited by hand. */
const first = (value: unknown, name: string): string | undefined =>
  new RegExp(`"${name}":\\s*"([^"]+)"`, 'i').exec(JSON.stringify(value))?.[1]

describe.skipIf(noCorpus !== '')(`real CloudTrail records${noCorpus}`, () => {
  it.each(classes)('$id: $of.length of them are taken by it, and by it alone', ({ id, of }) => {
    for (const event of of)
      expect([id, event.detail, read(event)?.id]).toEqual([id, event.detail, id])
  })

  it(`${others.length} that are of no class are not taken, near misses included`, () => {
    expect(others.length).toBeGreaterThan(300)
    for (const event of others)
      expect([event.detail, read(event)?.id]).toEqual([event.detail, undefined])
  })

  const taken = classes.flatMap(({ of }) => of)

  it('say from where, with which key and in which account they were called', () => {
    for (const event of taken) {
      const made = read(event)
      const detail = event.detail as Record<string, unknown>
      const address = first({ at: detail['sourceIPAddress'] }, 'at') ?? ''
      const isIp = /^\d+\.\d+\.\d+\.\d+$|^[0-9a-f:]+:[0-9a-f:]+$/i.test(address)
      expect(made?.remotes.map(({ ip }) => ip)).toEqual(isIp ? [address] : [])
      expect(JSON.stringify(made)).toContain(first(detail['userIdentity'], 'accessKeyId') ?? '')
      expect(made).toMatchObject({ account: event.account || 'unknown', sample: false })
    }
  })

  it('say who called: root, a user by name, a role with its session', () => {
    const named = taken.flatMap((event) => {
      const { type, userName, arn } = (event.detail as { userIdentity: Record<string, string> })
        .userIdentity
      if (type === 'Root') return [[read(event)?.actor, 'root']]
      // One record was made anonymous across the parts of its ARN.
      const session = type === 'AssumedRole' && /\/[^/]+\/[^/]+$/.test(arn ?? '') ? arn : undefined
      const name = type === 'IAMUser' ? (userName ?? arn) : session
      return name === undefined || name.startsWith('HIDDEN')
        ? []
        : [[read(event)?.actor, name.split('/').at(-1)]]
    })
    expect(named.length).toBeGreaterThan(280)
    // One edited record spells its role in two ways.
    for (const [actor, name = ''] of named)
      expect(actor?.toLowerCase()).toContain(name.toLowerCase())
  })

  it('say in both languages whether it was done, and weigh less where it was not', () => {
    const failed = taken.filter(
      (event) => first(event.detail, 'errorCode') ?? first(event.detail, 'errorMessage'),
    )
    const told = failed.map(read).filter((made) => made?.id !== 'root-sign-in')
    expect(told.length).toBeGreaterThan(100)
    for (const made of told) {
      expect(made?.headline.en).toContain(' tried to ')
      expect(made?.headline.ja).toMatch(/しようとして失敗$/)
      expect(['low', 'medium']).toContain(made?.severity)
    }
    const done = taken.filter((event) => !failed.includes(event)).map(read)
    for (const made of done.filter((one) => !one?.id.startsWith('console-sign-in-failures')))
      expect(made?.headline.en).not.toContain(' tried to ')
  })
})

describe('a CloudTrail record', () => {
  const samples = handlers.flatMap((handler) =>
    isObject(handler.sample) && 'eventSource' in handler.sample
      ? [{ handler, event: eventOf(handler.sample) }]
      : [],
  )

  it.each(samples.map(({ handler, event }) => ({ id: handler.id, event })))(
    'like the sample of $id is taken by no other handler',
    ({ id, event }) => {
      expect(read(event)?.id).toBe(id)
    },
  )

  it('is never taken by two handlers that are both specific, whatever the call', () => {
    const calls = handlers
      .filter(({ general }) => general !== true)
      .flatMap(({ id, match }) =>
        match.flatMap(({ detail }) => {
          const { eventSource, eventName } = (detail ?? {}) as Record<string, unknown>
          return Array.isArray(eventSource) && Array.isArray(eventName)
            ? eventName.map((name) => [`${eventSource[0]}:${name}`, id] as const)
            : []
        }),
      )
    expect(calls.length).toBeGreaterThan(150)
    expect(new Set(calls.map(([call]) => call)).size).toBe(calls.length)
  })

  it('is asked for by patterns that EventBridge takes: 2,048 characters at most', () => {
    for (const { match } of handlers)
      for (const pattern of match) expect(JSON.stringify(pattern).length).toBeLessThan(2048)
  })
})

function eventOf(detail: Record<string, unknown>): Envelope {
  return {
    id: 'e4f7a1d2-0000-4000-8000-000000000002',
    source: `aws.${String(detail['eventSource']).split('.')[0]}`,
    'detail-type':
      detail['eventType'] === 'AwsConsoleSignIn'
        ? 'AWS Console Sign In via CloudTrail'
        : 'AWS API Call via CloudTrail',
    account: '111122223333',
    region: 'ap-northeast-1',
    time: '2026-08-22T02:00:00Z',
    resources: [],
    detail,
  }
}
