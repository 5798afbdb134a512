import { z } from 'zod'
import type { Severity } from '#kit'
import * as kit from '#kit'

const { at, gather, present, record, text, textAt, valuesAt } = kit

/** Where a card's facts are, in this order; labels.ts has their words. `info` is additionalInfo, its JSON unpacked. */
const told =
  'action runtimeDetails malwareScanDetails ebsVolumeScanDetails evidence info detection.anomaly ' +
  'detection.sequence.endpoints featureName resourceRole'
const factPaths = [
  ...told.split(' ').map((path) => `service.${path}`),
  'resource',
  'detail.associatedAttackSequenceArn',
]

const pages = [
  ['/guardduty/home?region=@region#/findings?macros=current&fId=@id', 'GuardDuty', 'GuardDuty'],
  [
    '/detective/home?region=@region#findings/@id',
    'Investigate with Detective',
    'Detective で調査する',
  ],
] as const

const nothing = { en: 'AWS account', ja: 'AWS アカウント' }

/** Ids that AWS gives out, so that no attacker can dress up a real finding as a sample. */
const issued = ['accessKeyId', 'principalId', 'instanceId', 'vpcId', 'subnetId', 'groupId', 'arn']

const scores: Record<Severity, number> = { critical: 9.5, high: 8, medium: 5, low: 2, info: 1 }
const bandOf = (score = scores.medium): Severity =>
  score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low'

export default kit.defineFinding({
  id: 'guardduty',
  en: { title: 'GuardDuty finding' },
  ja: { title: 'GuardDuty の検出結果' },
  match: [{ source: ['aws.guardduty'], 'detail-type': ['GuardDuty Finding'] }],
  // Any object: a real finding always becomes a card, and what cannot be read in it is left out.
  schema: z.record(z.string(), z.unknown()),
  sample: sampleOf('CryptoCurrency:EC2/BitcoinTool.B!DNS', 'high'),
  sampleOf,
  read(detail, { envelope, describe }) {
    const [resource, bare] = [at(detail, 'resource'), at(detail, 'service')]
    const more = at(bare, 'additionalInfo')
    const info = { ...record(more), ...record(kit.json(at(more, 'value'))) }
    const service = { ...record(bare), info }
    const sequence = at(service, 'detection.sequence')

    const id = textAt(detail, 'id')
    const type = textAt(detail, 'type') ?? envelope['detail-type']
    const { title, what } = describe(type)
    const account = textAt(detail, 'accountId') ?? text(envelope.account) ?? 'unknown'
    const region = textAt(detail, 'region') ?? text(envelope.region) ?? 'unknown'
    const figure = kit.num(at(detail, 'severity'))
    const score = figure !== undefined && figure > 0 && figure <= 10 ? figure : undefined
    const seen = (...paths: string[]) =>
      kit.firstTime(...paths.map((path) => at(detail, path)), envelope.time)
    const actors = kit.actorsIn(resource, sequence)
    const subject = {
      ...kit.subjectIn(resource, sequence, service),
      ...present({ findingArn: textAt(detail, 'arn') }),
    }
    const generated = issued.flatMap((name) => gather(detail, name)).map(text)
    const said = textAt(detail, 'title') ?? title.en
    const about = textAt(resource, 'resourceType')
    const kind = about === undefined ? nothing : kit.plain(about)
    return {
      key: `guardduty/${account}/${region}/${id ?? envelope.id}`,
      type,
      headline: title,
      title: said,
      what,
      severity: bandOf(score),
      account,
      region,
      sample:
        kit.yes(info.sample) ||
        said.startsWith('[SAMPLE]') ||
        generated.some((one) => one?.startsWith('GeneratedFinding') || one === 'i-99999999'),
      count: Math.max(1, Math.trunc(kit.num(at(bare, 'count')) ?? 1)),
      firstSeen: seen('service.eventFirstSeen', 'createdAt'),
      lastSeen: seen('service.eventLastSeen', 'updatedAt'),
      resource: kit.resourceIn(resource) ??
        kit.resourceOfSequence(sequence) ?? { kind, id: actors[0] ?? account },
      remotes: kit.distinct(
        [
          ...gather(service, 'remoteIpDetails'),
          ...gather(service, 'sourceIPs'),
          ...valuesAt(sequence, 'endpoints'),
        ].flatMap(kit.remotesIn),
      ),
      facts: kit.byWorth([
        ...kit.factsFrom({ service, resource, detail }, factPaths),
        ...kit.sequenceFacts(sequence),
        ...kit.tagFacts(gather(resource, 'tags')),
      ]),
      links: [
        ...kit.linksTo(region, id, region.startsWith('cn-') ? pages.slice(0, 1) : pages),
        ...kit.resourceLinks(region, resource, subject),
      ],
      subject,
      ...kit.findingTies(detail, type, subject),
      ...present({ involved: kit.involvedIn(sequence, { account, region }) }),
      ...present({ score, actor: actors.length > 0 ? actors.join(', ') : undefined }),
    }
  },
})

/** One finding of this type, as CreateSampleFindings marks them: containment of it stays in the simulated account. */
function sampleOf(type: string, severity: Severity = 'medium'): Record<string, unknown> {
  const { resource, activity } = kit.inventedFor(type)
  const id = kit.hash(type).slice(0, 32)
  const detector = '4cb1d2e3f4a5968778695a4b3c2d1e0f'
  const sequence = type.startsWith('AttackSequence:')
  return {
    schemaVersion: '2.0',
    accountId: kit.invented.account,
    region: kit.invented.region,
    partition: 'aws',
    id,
    arn: kit.invented.arn('guardduty', `detector/${detector}/finding/${id}`),
    type,
    resource: sequence ? { resourceType: 'AttackSequence' } : resource,
    service: {
      serviceName: 'guardduty',
      detectorId: detector,
      ...(sequence ? { detection: { sequence: kit.inventedSequence } } : activity),
      resourceRole: 'TARGET',
      additionalInfo: { value: '{"sample":true}', type: 'default', sample: true },
      eventFirstSeen: '2026-08-22T01:22:07.000Z',
      eventLastSeen: '2026-08-22T01:40:10.000Z',
      archived: false,
      count: 3,
    },
    severity: scores[severity],
    createdAt: '2026-08-22T01:44:31.218Z',
    updatedAt: '2026-08-22T01:44:31.218Z',
    title: `[SAMPLE] ${type}`,
    description: `[SAMPLE] ${type}`,
  }
}
