import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCatalog } from '../../../src/catalog.ts'
import type { Envelope, Finding } from '../../../src/core/finding.ts'
import { isObject } from '../../../src/core/json.ts'
import { handlerFor } from '../../../src/flow/ingest.ts'
import { corpusFolder, events, noCorpus } from '../../support/corpus.ts'
import { around, expectWellFormed, mutated, readAll, takes } from '../../support/reading.ts'

const catalog = await loadCatalog()

/** The handlers of services beside GuardDuty's findings and CloudTrail, and what of their neighbourhood they leave alone. */
const services: Readonly<Record<string, readonly string[]>> = {
  'access-analyzer': ['Access Preview State Change'],
  'cloudwatch-alarm': ['CloudWatch Alarm Configuration Change'],
  'config-compliance': ['Config Configuration Item Change', 'Config Rules Re-evaluation Status'],
  'guardduty-malware-scan': ['GuardDuty Finding', 'GuardDuty Runtime Protection Healthy'],
  'guardduty-runtime-coverage': ['GuardDuty Finding'],
  health: ['AWS API Call via CloudTrail'],
  inspector2: ['Inspector2 Scan', 'Inspector2 Coverage'],
  'kms-key-lost': ['KMS CMK Rotation'],
  macie: ['Macie Alert'],
  'security-hub': ['Security Hub Insight Results', 'Findings Imported V2'],
  'security-hub-v2': ['Security Hub Findings - Imported'],
  shield: ['CloudWatch Alarm Configuration Change'],
  'ssm-compliance': ['EC2 Command Status-change Notification'],
  'trusted-advisor': ['AWS API Call via CloudTrail'],
}

/** Kinds of the corpus that no handler takes: they are no incidents. What arrives of them is shown as not understood. */
const left = new Set([
  'Configuration Compliance State Change', // with a misprinted source in AWS's guide
])

const folders = noCorpus === '' ? readdirSync(corpusFolder, { withFileTypes: true }) : []
const real: Envelope[] = folders
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(corpusFolder, name))
      .filter((file) => file.endsWith('.jsonl') && !/^(index|cloudtrail)/.test(file))
      .flatMap((file) => events(`${name}/${file}`)),
  )

const handlerOf = (event: Envelope) => handlerFor(catalog.finding.values(), event)
const get = (id: string) => catalog.finding.get(id) ?? expect.fail(`no handler ${id}`)

describe.skipIf(noCorpus !== '')(`real events of AWS services${noCorpus}`, () => {
  it('each become a card, or are of a kind that is left alone on purpose', () => {
    const counts: Record<string, number> = {}
    const strangers = new Set<string>()
    for (const event of real) {
      const handler = handlerOf(event)
      if (handler === undefined) {
        if (!event['detail-type'].endsWith('via CloudTrail')) strangers.add(event['detail-type'])
        continue
      }
      for (const finding of readAll(handler, event)) {
        expectWellFormed(finding)
        counts[handler.id] = (counts[handler.id] ?? 0) + 1
      }
    }
    process.stdout.write(`${JSON.stringify(counts)}\n`)
    expect([...strangers].filter((one) => !left.has(one))).toEqual([])
    expect(counts).toMatchObject({
      'access-analyzer': 14,
      'config-compliance': 1,
      inspector2: 13,
      'kms-key-lost': 2,
      macie: 12,
      'trusted-advisor': 12,
    })
    expect(counts['security-hub']).toBeGreaterThan(200)
  })

  it('name account, severity and resource as a second reading of the event finds them', () => {
    for (const event of real) {
      const handler = handlerOf(event)
      if (handler === undefined || !(handler.id in services)) continue
      for (const [i, finding] of readAll(handler, event).entries())
        expect({ [event.id]: secondReading(event, i) }).toEqual({
          [event.id]: pickFrom(finding, secondReading(event, i)),
        })
    }
  })

  it('are samples only where AWS marked them as such', () => {
    const marks = /"Sample":\s*true|i-99999999|GeneratedFindingAccessKeyId|\[SAMPLE\]/i
    const wrong = real.filter((event) => {
      const handler = handlerOf(event)
      if (handler === undefined || !(handler.id in services)) return false
      return (
        readAll(handler, event).some(({ sample }) => sample) && !marks.test(JSON.stringify(event))
      )
    })
    expect(wrong).toEqual([])
  })
})

const pickFrom = (finding: Omit<Finding, 'source'>, like: object) =>
  Object.fromEntries(Object.keys(like).map((key) => [key, Reflect.get(finding, key)]))

/** Account and severity by other means than the handlers': no readers of theirs, plain members only. */
function secondReading(event: Envelope, i: number): Partial<Finding> {
  const detail = event.detail as Record<string, unknown>
  const findings = Array.isArray(detail['findings']) ? (detail['findings'] as unknown[]) : [detail]
  const one = (findings[i] ?? {}) as Record<string, Record<string, unknown> & string>
  const words: Record<string, string> = { INFORMATIONAL: 'info', UNTRIAGED: 'info' }
  const graded = (label: unknown) =>
    typeof label === 'string' ? (words[label] ?? label.toLowerCase()) : undefined
  const closed =
    ['RESOLVED', 'SUPPRESSED'].includes(String(one['Workflow']?.['Status'])) ||
    one['RecordState'] === 'ARCHIVED' ||
    one['Compliance']?.['Status'] === 'PASSED'
  switch (event['detail-type']) {
    case 'Security Hub Findings - Imported':
    case 'Security Hub Findings - Custom Action': {
      const severity = closed ? 'info' : graded(one['Severity']?.['Label'])
      return {
        ...(one['AwsAccountId'] && { account: one['AwsAccountId'] }),
        ...(severity !== undefined && { severity: severity as Finding['severity'] }),
      }
    }
    case 'Inspector2 Finding':
      return {
        account: String(one['awsAccountId']),
        ...(one['status'] === 'ACTIVE' && {
          severity: graded(one['severity']) as Finding['severity'],
        }),
      }
    case 'Macie Finding':
      return {
        account: String(one['accountId']),
        severity: graded(one['severity']?.['description']) as Finding['severity'],
      }
    default:
      return {}
  }
}

describe.each(Object.entries(services))('%s', (id, others) => {
  const handler = get(id)
  const types = handler.match.flatMap((pattern) => pattern['detail-type'])

  it('takes its own events, and none of its neighbours', () => {
    for (const pattern of handler.match)
      for (const type of pattern['detail-type'])
        for (const source of pattern.source)
          expect(
            takes(handler, around(handler, handler.sample, { 'detail-type': type, source })),
          ).toBe(true)
    for (const type of others)
      expect(takes(handler, around(handler, handler.sample, { 'detail-type': type }))).toBe(false)
    for (const source of ['aws.ec2', 'custom.app', `${around(handler, {}).source}.x`])
      expect(takes(handler, around(handler, handler.sample, { source }))).toBe(false)
  })

  it('reads its own sample from every kind of event it takes, and each sample is an incident of its own', () => {
    for (const type of types) {
      const event = around(handler, handler.sample, { 'detail-type': type })
      const [finding] = readAll(handler, event)
      expectWellFormed(finding as Finding)
      expect(finding?.sample).toBe(true)
      expect(isObject(finding?.subject) && Object.keys(finding.subject).length).toBeGreaterThan(0)
    }
    // Macie marks its own samples, and the id of one is made anew where it is sent.
    if (id === 'macie') return
    const keyOf = (eventId: string) =>
      readAll(handler, around(handler, handler.sample, { id: eventId }))[0]?.key
    expect(keyOf('a')).toBe(keyOf('a'))
    expect(keyOf('a')).not.toBe(keyOf('b'))
  })

  it('without the mark on the sample is a real finding', () => {
    const text = JSON.stringify(handler.sample)
    const unmarked = JSON.parse(
      text.replaceAll(/"(hikeshiSample|sample|Sample)":true,?|,"Sample":true/g, ''),
    ) as unknown
    for (const finding of readAll(handler, around(handler, unmarked)))
      expect(finding.sample).toBe(false)
  })

  it('is a card whatever is deleted from its events or put into them', () => {
    const own = [
      handler.sample,
      ...real.filter((event) => takes(handler, event)).map(({ detail }) => detail),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...own),
        fc.constantFrom(...types),
        fc.array(fc.tuple(fc.nat(), fc.anything({ maxDepth: 3 }), fc.boolean()), { maxLength: 12 }),
        (detail, type, changes) => {
          const event = around(handler, mutated(detail, changes), { 'detail-type': type })
          for (const finding of readAll(handler, event)) expectWellFormed(finding)
        },
      ),
      { numRuns: 150, endOnFailure: true },
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (detail) => {
        for (const finding of readAll(handler, around(handler, detail))) expectWellFormed(finding)
      }),
      { numRuns: 100, endOnFailure: true },
    )
  })
})
