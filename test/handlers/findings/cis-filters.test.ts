import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCatalog } from '../../../src/catalog.ts'
import type { Envelope } from '../../../src/core/finding.ts'
import { handlerFor } from '../../../src/flow/ingest.ts'
import { corpusFolder, noCorpus, realEvents } from '../../support/corpus.ts'
import { metricFilter, namesIn } from '../../support/metric-filter.ts'

/** Handlers of a class; the general ones leave a record to a handler that says more of it. */
const handlersOf: Record<string, { ids: readonly string[]; also?: string; general?: true }> = {
  '3.1': { ids: ['unauthorized-api-calls'], general: true },
  '3.2': { ids: ['console-sign-in-without-mfa'] },
  '3.3': { ids: ['root-usage', 'root-sign-in'], general: true },
  '3.4': { ids: ['iam-policy-changes'] },
  '3.5': { ids: ['cloudtrail-changes'] },
  // Root's own failures are told with root's sign-ins.
  '3.6': { ids: ['console-sign-in-failures'], also: 'root-sign-in' },
  '3.7': { ids: ['kms-key-disabled'] },
  '3.8': { ids: ['s3-bucket-changes'] },
  '3.9': { ids: ['config-changes'] },
  '3.10': { ids: ['security-group-changes'] },
  '3.11': { ids: ['network-acl-changes'] },
  '3.12': { ids: ['network-gateway-changes'] },
  '3.13': { ids: ['route-table-changes'] },
  '3.14': { ids: ['vpc-changes'] },
  '4.15': { ids: ['organizations-changes'] },
}
/** Services whose calls carry the same names and are not meant: the benchmark's older filters forgot to say which. */
const meant: Record<string, string> = { '3.4': 'iam', '3.5': 'cloudtrail' }
for (const cis of ['3.10', '3.11', '3.12', '3.13', '3.14']) meant[cis] = 'ec2'

/** What comes near the two classes that name no call. */
const alike: Record<string, (detail: Record<string, unknown>) => boolean> = {
  '3.1': ({ errorCode }) => errorCode !== undefined,
  '3.3': ({ userIdentity }) => /"(type|userName)":"root"/i.test(JSON.stringify(userIdentity ?? {})),
}

const reference = join(corpusFolder, '../reference/cis-monitoring-filters.md')
const skipped = noCorpus !== '' || !existsSync(reference)

/** The benchmark's filters as the reference has them. */
function filters(): [cis: string, pattern: string][] {
  const rows = readFileSync(reference, 'utf8').split('\n')
  const found = rows.flatMap((row): [string, string][] => {
    const [, cis, pattern] = /^\| (3\.\d+)[^|]*\| `(\{.*?\})`/.exec(row) ?? []
    return cis === undefined || pattern === undefined ? [] : [[cis, pattern.replaceAll('\\|', '|')]]
  })
  const organizations = rows.find((row) => row.startsWith('| 4.15')) ?? ''
  const names = organizations.split('eventName in ')[1]?.match(/[A-Z]\w+(?=[, ])/g) ?? []
  const any = names.slice(0, 21).map((name) => `($.eventName = ${name})`)
  const pattern = `{ ($.eventSource = organizations.amazonaws.com) && (${any.join(' || ')}) }`
  return [...found, ['4.15', pattern]]
}

const { finding, describe: words } = await loadCatalog()
const handlers = [...finding.values()]
const recordsOf = (): Envelope[] =>
  realEvents().filter((one) => one['detail-type'].includes('CloudTrail'))

describe.skipIf(skipped)(`the CIS benchmark’s own filters${noCorpus}`, () => {
  const records = skipped ? [] : recordsOf()
  const detailOf = (event: Envelope) => event.detail as Record<string, unknown>
  const table: string[] = []

  it.each(skipped ? [] : filters())(
    '%s: every record that it matches is taken, near misses are not',
    (cis, pattern) => {
      const { ids, also, general } = handlersOf[cis] ?? { ids: [] }
      const matches = metricFilter(pattern)
      const service = (event: Envelope) => String(detailOf(event)['eventSource']).split('.')[0]
      const should = records.filter((event) => matches(event.detail))
      const ours = should.filter((event) => (meant[cis] ?? service(event)) === service(event))
      const taken = (event: Envelope) => handlerFor(handlers, event)?.id
      const own = ours.filter((event) => ids.includes(taken(event) ?? ''))
      const missed = ours.filter((event) => {
        const id = taken(event)
        return general === true ? id === undefined : !ids.includes(id ?? '') && id !== also
      })
      expect(missed.map((event) => [taken(event), event.detail])).toEqual([])

      // The same names in another service, another result, another kind of caller.
      const names = new Set(namesIn(pattern))
      const like = alike[cis] ?? ((detail) => names.has(String(detail['eventName'])))
      const near = records.filter((event) => !ours.includes(event) && like(detailOf(event)))
      const wrong = near.filter((event) => ids.includes(taken(event) ?? ''))
      // Beyond the benchmark: a sign-in that failed says so in one of two members.
      const known = wrong.filter(
        (event) => cis === '3.6' && JSON.stringify(event.detail).includes('"Failure"'),
      )
      expect(wrong.filter((event) => !known.includes(event)).map(({ detail }) => detail)).toEqual(
        [],
      )

      for (const event of own) {
        const handler = handlerFor(handlers, event)
        const made = handler?.read(handler.schema.parse(event.detail), {
          envelope: event,
          describe: words,
        })
        const { sourceIPAddress } = detailOf(event)
        const address = typeof sourceIPAddress === 'string' ? sourceIPAddress : ''
        const ip = /^[\d.]{7,15}$|^[0-9a-f]*:[0-9a-f:]+$/i.test(address) ? [address] : []
        expect(made?.remotes.map((one) => one.ip)).toEqual(ip)
        // One edited record spells its role in two ways.
        const actor = (made?.actor ?? '').toLowerCase()
        expect(actor).toContain(nameOf(detailOf(event)['userIdentity']).toLowerCase())
      }
      const elsewhere = ours.length - own.length
      table.push(
        [
          cis,
          ids.join(' + '),
          should.length,
          ours.length,
          own.length,
          elsewhere,
          near.length - known.length,
        ].join(' | '),
      )
    },
  )

  it.each(Object.keys(meant))(
    '%s: calls of the same names in other services are not of it',
    (cis) => {
      const [, pattern = ''] = filters().find(([one]) => one === cis) ?? []
      const names = namesIn(pattern)
      expect(names.length).toBeGreaterThan(1)
      for (const eventName of names) {
        const source = 'apigateway'
        const event = {
          id: 'x',
          account: '1',
          region: 'us-east-1',
          time: '',
          resources: [],
          source: `aws.${source}`,
          'detail-type': 'AWS API Call via CloudTrail',
          detail: { eventName, eventSource: `${source}.amazonaws.com` },
        }
        expect([eventName, handlerFor(handlers, event)?.id]).toEqual([eventName, undefined])
      }
    },
  )

  it('are all tried, and counted', () => {
    expect(table).toHaveLength(15)
    const head =
      'CIS | handlers | filter matches | meant | taken by them | by a handler that says more | near misses not taken'
    process.stdout.write(`${records.length} CloudTrail records\n${[head, ...table].join('\n')}\n`)
  })
})

/** Who a responder would say it was; nothing where the record does not say. */
function nameOf(identity: unknown): string {
  const { type, userName, arn } = (identity ?? {}) as Record<string, string | undefined>
  if (type === 'Root') return 'root'
  if (type === 'IAMUser') return userName?.startsWith('HIDDEN') ? '' : (userName ?? '')
  return type === 'AssumedRole' ? (arn?.split('/').at(-1) ?? '') : ''
}
