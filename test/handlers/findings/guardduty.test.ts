import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import handler from '../../../handlers/findings/guardduty.ts'
import { loadCatalog } from '../../../src/catalog.ts'
import type { Envelope, Finding } from '../../../src/core/finding.ts'
import { severities } from '../../../src/core/finding.ts'
import { describeByGrammar, isObject } from '../../../src/kit/index.ts'
import { events, noCorpus } from '../../support/corpus.ts'

const envelope: Envelope = {
  id: '0b6f2a51-6a0c-4b0e-9f55-6f5d3f1a7c11',
  source: 'aws.guardduty',
  'detail-type': 'GuardDuty Finding',
  account: '444455556666',
  region: 'eu-west-1',
  time: '2026-08-22T02:00:00Z',
  resources: [],
  detail: {},
}

const read = (detail: unknown, around: Envelope = envelope) =>
  handler.read(handler.schema.parse(detail), { envelope: around, describe: describeByGrammar })

const factsOf = (finding: Pick<Finding, 'facts'>) =>
  Object.fromEntries(finding.facts.map(({ label, value }) => [label.en, value]))

/** No card may have an empty line, whatever the event was. */
function wellFormed(finding: Omit<Finding, 'source'>): void {
  const said = [finding.key, finding.type, finding.title, finding.what.en, finding.what.ja]
  const where = [finding.account, finding.region, finding.resource.id, finding.resource.kind.ja]
  const told = finding.facts.flatMap(({ label, value }) => [label.en, label.ja, value])
  const linked = finding.links.map(({ url }) => new URL(url).protocol)
  for (const one of [...said, ...where, ...told, ...finding.remotes.map(({ ip }) => ip)])
    expect(one.trim()).not.toBe('')
  for (const one of Object.values(finding.subject)) expect(one).toEqual(expect.stringMatching(/\S/))
  for (const one of [finding.firstSeen, finding.lastSeen])
    expect(Date.parse(one)).toBeGreaterThanOrEqual(0)
  expect(linked.every((protocol) => protocol === 'https:')).toBe(true)
  expect(severities).toContain(finding.severity)
  expect(finding.count).toBeGreaterThanOrEqual(1)
}

/** What a finding says, read a second time by other means: one flat list of lower-case paths. */
function flat(value: unknown, path = ''): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((one) => flat(one, path))
  if (!isObject(value)) return [[path.toLowerCase(), value]]
  return Object.entries(value).flatMap(([key, one]) => flat(one, `${path}/${key}`))
}

const files = [
  'guardduty-soar/eventbridge.jsonl',
  'secmon-alertchain-warren/eventbridge.jsonl',
  'secmon-alertchain-warren/guardduty.jsonl',
  'aws-samples-guardduty/guardduty.jsonl',
  'panther-analysis/guardduty.jsonl',
  'cdk-eks-blueprints-patterns/guardduty.jsonl',
  'stix-shifter/guardduty.jsonl',
  'stix-shifter/guardduty_partial.jsonl',
  'cloud-custodian/eventbridge.jsonl',
  'awsdocs/eventbridge.jsonl',
]
const real = noCorpus
  ? []
  : files.flatMap((file) =>
      [[], ['--camel']].flatMap((flags) =>
        events(file, ...flags)
          .filter((event) => event['detail-type'] === 'GuardDuty Finding')
          .map((event, i) => ({ name: `${file} ${flags.join('')} ${i}`, event })),
      ),
    )

describe.skipIf(noCorpus !== '')(`real GuardDuty findings${noCorpus}`, () => {
  it('are many, in both spellings of their members', () => {
    expect(real.length).toBeGreaterThan(70)
  })

  it.each(real)('$name becomes a card that says what the event says', ({ event }) => {
    const finding = read(event.detail, event)
    wellFormed(finding)
    const rows = flat(event.detail)
    const first = (end: string) =>
      rows.find(([path, value]) => path.endsWith(end) && value !== '' && value !== null)?.[1]

    expect(finding.account).toBe(first('/accountid') ?? (event.account || 'unknown'))
    expect(finding.region).toBe(first('/region') ?? event.region)
    expect(finding.type).toBe(rows.find(([path]) => path === '/type')?.[1] ?? 'GuardDuty Finding')
    const score = rows.find(([path]) => path === '/severity')?.[1]
    const bands = ['low', 'low', 'low', 'low', 'medium', 'medium', 'medium', 'high', 'high']
    expect(finding.severity).toBe(
      score === undefined ? 'medium' : (bands[Math.floor(Number(score))] ?? 'critical'),
    )
    expect(finding.subject.instanceId).toBe(first('/instancedetails/instanceid'))
    expect(finding.subject.accessKeyId).toBe(first('/accesskeydetails/accesskeyid'))
    expect(finding.subject.bucket).toBe(first('/s3bucketdetails/name'))
    const ips = rows.filter(([path]) => /remoteipdetails\/ipaddressv[46]$/.test(path))
    expect(finding.remotes.map(({ ip }) => ip).sort()).toEqual(
      [...new Set(ips.map(([, ip]) => String(ip)).filter((ip) => ip !== ''))].sort(),
    )
    expect(finding.sample).toBe(
      /\[SAMPLE\]|sample\\*":\s*true|"GeneratedFinding(?!Container)\w*(Id|Arn)\d*"|"i-99999999"/.test(
        JSON.stringify(event.detail),
      ),
    )
  })
})

function mutated(detail: unknown, changes: readonly [number, unknown, boolean][]): unknown {
  const copy = structuredClone(detail)
  for (const [where, value, gone] of changes) {
    const places = members(copy)
    const [holder, key] = places[where % Math.max(1, places.length)] ?? []
    if (holder === undefined || key === undefined) continue
    if (gone) Reflect.deleteProperty(holder, key)
    else Reflect.set(holder, key, value)
  }
  return copy
}

function members(value: unknown, depth = 0): [object, string][] {
  if (typeof value !== 'object' || value === null || depth > 12) return []
  const own = Object.keys(value).map((key): [object, string] => [value, key])
  return [...own, ...Object.values(value).flatMap((one) => members(one, depth + 1))]
}

describe('a GuardDuty finding', () => {
  it('is a card also with any members deleted, retyped or replaced', () => {
    const words = [
      'EC2',
      'IAMUser',
      'S3',
      'Kubernetes',
      'Runtime',
      'ECS',
      'RDS',
      'Lambda',
      'Container',
    ]
    const own = words.map((word) => handler.sampleOf?.(`Impact:${word}/Anything`))
    own.push(handler.sampleOf?.('AttackSequence:S3/CompromisedData'))
    const details = [...real.map(({ event }) => event.detail), ...own]
    fc.assert(
      fc.property(
        fc.constantFrom(...details),
        fc.array(fc.tuple(fc.nat(), fc.anything({ maxDepth: 3 }), fc.boolean()), { maxLength: 12 }),
        (detail, changes) => wellFormed(read(mutated(detail, changes))),
      ),
      // The changes are put into the document and may be changed by later ones: there is nothing left to shrink.
      { numRuns: 300, endOnFailure: true },
    )
  })

  it('is a card whatever object the detail is', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.anything()), (d) => wellFormed(read(d))))
  })

  it('falls back to the envelope where id, type, account, region and times are missing', () => {
    const finding = read({})
    expect(finding).toMatchObject({
      key: `guardduty/444455556666/eu-west-1/${envelope.id}`,
      type: 'GuardDuty Finding',
      severity: 'medium',
      firstSeen: '2026-08-22T02:00:00.000Z',
      lastSeen: '2026-08-22T02:00:00.000Z',
    })
    expect(finding).not.toHaveProperty('score')
  })

  it.each([
    [9.0, 'critical'],
    ['10.0', 'critical'],
    [8.9, 'high'],
    ['8', 'high'],
    [7, 'high'],
    [6.9, 'medium'],
    [4, 'medium'],
    ['3.9', 'low'],
    [1, 'low'],
  ])('with severity %s is %s', (severity, band) => {
    expect(read({ severity })).toMatchObject({ severity: band, score: Number(severity) })
  })

  it('keeps a severity that is none out of the score', () => {
    for (const severity of [0, -1, 11, 'high', null, {}, [8, 9], Number.NaN])
      expect(read({ severity })).toMatchObject({
        severity: severity instanceof Array ? 'high' : 'medium',
      })
  })

  it('reads the same from GetFindings as from EventBridge', () => {
    const pascal = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(pascal)
      if (!isObject(value)) return value
      const entries = Object.entries(value)
      return Object.fromEntries(
        entries.map(([k, v]) => [k.charAt(0).toUpperCase() + k.slice(1), pascal(v)]),
      )
    }
    for (const type of [
      'Recon:EC2/PortProbeUnprotectedPort',
      'Discovery:RDS/TorIPCaller',
      'AttackSequence:S3/CompromisedData',
    ]) {
      const detail = handler.sampleOf?.(type)
      expect(read(pascal(detail))).toEqual(read(detail))
    }
  })

  it('shows everybody who probed a port, with place and network, over IPv4 and IPv6', () => {
    const probe = (ip: object, port: number) => ({
      localPortDetails: { port, portName: 'SSH' },
      remoteIpDetails: {
        ...ip,
        city: { cityName: 'UNKNOWN' },
        country: { countryName: 'Norway' },
        organization: { asn: '64500', asnOrg: 'Fjord Net' },
      },
    })
    const portProbeDetails = [
      probe({ ipAddressV4: '192.0.2.1' }, 22),
      probe({ ipAddressV6: '2001:db8::1' }, 2222),
    ]
    const finding = read({ service: { action: { portProbeAction: { portProbeDetails } } } })
    expect(finding.remotes).toEqual([
      { ip: '192.0.2.1', place: 'Norway', network: 'Fjord Net (AS64500)' },
      { ip: '2001:db8::1', place: 'Norway', network: 'Fjord Net (AS64500)' },
    ])
    expect(factsOf(finding)).toMatchObject({ 'Probed ports': '22, 2222' })
  })

  it('takes the role from an assumed role, and links to it', () => {
    const accessKeyDetails = {
      userName: 'ci',
      userType: 'AssumedRole',
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    }
    const finding = read({
      region: 'eu-west-1',
      resource: { resourceType: 'AccessKey', accessKeyDetails },
    })
    expect(finding.subject).toEqual({ ...accessKeyDetails, roleName: 'ci' })
    expect(finding.actor).toBe('ci (AssumedRole, ASIAIOSFODNN7EXAMPLE)')
    expect(finding.links.map(({ url }) => url)).toEqual([
      'https://eu-west-1.console.aws.amazon.com/iam/home#/roles/details/ci',
    ])
  })

  it.each([
    ['us-east-1', 'https://us-east-1.console.aws.amazon.com/'],
    ['cn-north-1', 'https://cn-north-1.console.amazonaws.cn/'],
    ['us-gov-west-1', 'https://us-gov-west-1.console.amazonaws-us-gov.com/'],
  ])('in %s links to the console of its partition', (region, host) => {
    const urls = read({ id: 'f/1', region }).links.map(({ url }) => url)
    expect(urls[0]).toBe(
      `${host}guardduty/home?region=${region}#/findings?macros=current&fId=f%2F1`,
    )
    expect(urls.length).toBe(region.startsWith('cn-') ? 1 : 2)
  })

  it('links nowhere from a region that is not one', () => {
    for (const region of ['evil.example/x', 'us-iso-east-1', '', 'us-east-1.evil.example'])
      expect(read({ id: 'f1', region }, { ...envelope, region }).links).toEqual([])
  })

  it('is a sample by the flag, by the JSON in value, by its title or by placeholder ids, and otherwise is real', () => {
    const byInfo = (additionalInfo: object) => read({ service: { additionalInfo } }).sample
    expect(byInfo({ sample: true })).toBe(true)
    expect(byInfo({ value: '{"sample":true}' })).toBe(true)
    expect(byInfo({ value: '{"sample":"true"}' })).toBe(true)
    expect(byInfo({ value: '{"sample":false}' })).toBe(false)
    expect(byInfo({ value: 'no JSON' })).toBe(false)
    expect(read({ title: '[SAMPLE] x' }).sample).toBe(true)
    expect(read({ resource: { instanceDetails: { instanceId: 'i-99999999' } } }).sample).toBe(true)
  })

  it('is no sample because an attacker named things like one', () => {
    const name = 'GeneratedFindingUserName'
    expect(
      read({
        title: `${name} [SAMPLE]`,
        resource: {
          accessKeyDetails: { userName: name },
          s3BucketDetails: [{ name, tags: [{ key: name, value: name }] }],
        },
        service: { action: { awsApiCallAction: { userAgent: '{"sample":true}' } } },
      }).sample,
    ).toBe(false)
  })

  it('of an attack sequence tells indicators, spans and signals in the order of time', () => {
    const finding = read(
      handler.sampleOf?.('AttackSequence:IAM/CompromisedCredentials', 'critical'),
    )
    expect(finding).toMatchObject({
      severity: 'critical',
      actor: 'shop-deploy (IAMUser, AKIAIOSFODNN7EXAMPLE)',
      subject: {
        userName: 'shop-deploy',
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        bucket: 'shop-invoices-111122223333',
        instanceId: 'i-0a1b2c3d4e5f60718',
      },
      remotes: [
        { ip: '203.0.113.57', place: 'Reykjavik, Iceland', network: 'Example Hosting (AS64496)' },
      ],
    })
    expect(factsOf(finding)).toMatchObject({
      'Number of signals': '3',
      'Number of resources': '3',
      'Signal 1': '2026-08-22T01:22:07.000Z UnauthorizedAccess:IAMUser/TorIPCaller (FINDING) ×3',
      'Signal 3': '2026-08-22T01:36:12.000Z s3:GetObject (S3_DATA_EVENTS) ×480',
    })
  })

  it.each([
    ['Execution:EC2/MaliciousFile!Snapshot', 'EBS snapshot', 'snap-0a2b3c4d5e6f70819'],
    ['Execution:EC2/MaliciousFile!AMI', 'AMI', 'ami-0d1e2f3a4b5c6d7e8'],
    [
      'Execution:S3/MaliciousFile!RecoveryPoint',
      'Recovery point',
      '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f',
    ],
    ['Backdoor:Lambda/C&CActivity.B', 'Lambda function', 'shop-thumbnails'],
    ['Discovery:RDS/TorIPCaller', 'RDS instance', 'shop-orders-1'],
    ['Execution:ECS/MaliciousFile', 'ECS task', 'shop-ecs/0f1e2d3c4b5a69788796a5b4c3d2e1f0'],
    ['Execution:Container/MaliciousFile', 'Container', 'cart'],
    ['Impact:Kubernetes/TorIPCaller', 'EKS workload', 'shop-eks/shop/cart-7d9f4c6b5-x2x9q'],
    ['Discovery:S3/TorIPCaller', 'S3 bucket', 'shop-invoices-111122223333'],
    ['Recon:IAMUser/TorIPCaller', 'Access key', 'AKIAIOSFODNN7EXAMPLE'],
    ['Impact:Runtime/CryptoMinerExecuted', 'EC2 instance', 'i-0a1b2c3d4e5f60718'],
    [
      'AttackSequence:IAM/CompromisedCredentials',
      'Attack sequence',
      'shop-deploy, shop-invoices-111122223333, i-0a1b2c3d4e5f60718',
    ],
  ])('%s happens to: %s %s', (type, kind, id) => {
    expect(read(handler.sampleOf?.(type)).resource).toMatchObject({ kind: { en: kind }, id })
  })
})

it('a sample of every type in the catalogue, and of one nobody knows, is a marked card with its default severity', async () => {
  const { types } = await loadCatalog()
  const unknown = `Zzz:Unheard/${'Of'.repeat(60)}.Ever!Before`
  for (const [type, severity] of [
    ...[...types.values()].map((t) => [t.type, t.severity] as const),
    [unknown, undefined] as const,
  ]) {
    const finding = read(handler.sampleOf?.(type, severity))
    wellFormed(finding)
    expect(finding).toMatchObject({ type, sample: true, severity: severity ?? 'medium' })
  }
})
