import { describe, expect, it } from 'vitest'
import guardduty from '../../../handlers/findings/guardduty.ts'
import hub from '../../../handlers/findings/security-hub.ts'
import hubV2 from '../../../handlers/findings/security-hub-v2.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { evolve, openIncident } from '../../../src/core/incident.ts'
import { invented, unfold } from '../../../src/kit/index.ts'
import { around, factsOf, readAll } from '../../support/reading.ts'

const asff = (changes: object) => {
  const [sample] = (hub.sample as { findings: object[] }).findings
  return { ...sample, Sample: undefined, ...changes }
}
const ofHub = (...findings: object[]) => readAll(hub, around(hub, { findings }))

describe('a finding of the Security Hub', () => {
  const id = '46ba0ac2845071e23ccdeb2ae03bfdea'
  const arn = `arn:aws:guardduty:eu-west-1:444455556666:detector/d4b0/finding/${id}`
  const copy = {
    Id: arn,
    ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/guardduty',
    ProductName: 'GuardDuty',
    AwsAccountId: '444455556666',
    Region: 'eu-west-1',
    Title: 'Somebody guesses SSH passwords',
    Types: ['TTPs/Initial Access/UnauthorizedAccess:EC2-SSHBruteForce'],
    Severity: { Label: 'MEDIUM', Normalized: 40 },
    Resources: [
      {
        Type: 'AwsEc2Instance',
        Id: 'arn:aws:ec2:eu-west-1:444455556666:instance/i-0c10c2c7863d1a356',
      },
    ],
    ProductFields: {
      'aws/guardduty/service/count': '74',
      'aws/guardduty/service/action/networkConnectionAction/remoteIpDetails/ipAddressV4':
        '192.0.2.9',
      'aws/guardduty/service/action/networkConnectionAction/remoteIpDetails/country/countryName':
        'Norway',
      'aws/guardduty/service/action/networkConnectionAction/localPortDetails/port': '22',
    },
  }

  it('that Hikeshi put there itself is no news, unless a person sends it', () => {
    const ours = asff({ GeneratorId: 'hikeshi/root-mfa', Title: 'The root user has MFA' })
    expect(ofHub(ours)).toEqual([])
    expect(ofHub(ours, copy)).toHaveLength(1)
    const sent = around(hub, { findings: [ours], actionName: 'Send to chat' })
    expect(readAll(hub, sent)).toHaveLength(1)
  })

  it('that is GuardDuty’s has the key, type, words, resource and attacker of GuardDuty’s own event', () => {
    const original = {
      id,
      type: 'UnauthorizedAccess:EC2/SSHBruteForce',
      accountId: '444455556666',
      region: 'eu-west-1',
      resource: { instanceDetails: { instanceId: 'i-0c10c2c7863d1a356' } },
    }
    const [first] = readAll(guardduty, around(guardduty, original))
    const [second] = ofHub(copy)
    for (const member of ['key', 'type', 'headline', 'what', 'resource'] as const)
      expect(second?.[member]).toEqual(first?.[member])
    expect(second).toMatchObject({
      severity: 'medium',
      count: 74,
      subject: { instanceId: 'i-0c10c2c7863d1a356' },
      remotes: [{ ip: '192.0.2.9', place: 'Norway' }],
    })
    expect(factsOf(second as Finding)).toMatchObject({
      'Local port': '22',
      Product: 'GuardDuty',
    })
  })

  it('that came by the newer hub lands there too', () => {
    const ocsf = {
      finding_info: { uid: arn, title: 'x', types: ['UnauthorizedAccess:EC2/SSHBruteForce'] },
      cloud: { account: { uid: '444455556666' }, region: 'eu-west-1' },
      severity_id: 5,
      evidences: [
        {
          src_endpoint: {
            ip: '192.0.2.9',
            location: { country: 'NO' },
            autonomous_system: { number: 64500, name: 'Fjord' },
          },
        },
      ],
    }
    const [finding] = readAll(hubV2, around(hubV2, { findings: [ocsf] }))
    expect(finding).toMatchObject({
      key: `guardduty/444455556666/eu-west-1/${id}`,
      severity: 'critical',
      remotes: [{ ip: '192.0.2.9', place: 'NO', network: 'Fjord (AS64500)' }],
    })
  })

  it('of one control on one resource is one incident in all standards, and in both hubs', () => {
    const url = 'https://docs.aws.amazon.com/console/securityhub/S3.8/remediation'
    const standards = [
      { Compliance: { Status: 'FAILED', SecurityControlId: 'S3.8' } },
      {
        Compliance: { Status: 'FAILED' },
        GeneratorId: 'aws-foundational-security-best-practices/v/1.0.0/S3.8',
        Id: 'a',
      },
      {
        Compliance: { Status: 'FAILED' },
        GeneratorId: 'cis-aws-foundations-benchmark/v/1.4.0/2.1.5',
        Id: 'b',
        Remediation: { Recommendation: { Url: url } },
      },
      {
        Compliance: { Status: 'FAILED' },
        ProductFields: { ControlId: 'PCI.S3.6' },
        Id: 'c',
        Remediation: { Recommendation: { Url: url } },
      },
    ]
    const keys = new Set(standards.map((one) => ofHub(asff(one))[0]?.key))
    const ocsf = {
      finding_info: { uid: 'd', title: 'x' },
      cloud: { account: { uid: invented.account }, region: invented.region },
      compliance: { control: 'S3.8', status: 'Fail' },
      resources: [{ type: 'AWS::S3::Bucket', uid: invented.bucket.arn }],
    }
    keys.add(readAll(hubV2, around(hubV2, { findings: [ocsf] }))[0]?.key)
    expect([...keys]).toEqual([
      `control/${invented.account}/${invented.region}/S3.8/${invented.bucket.arn}`,
    ])
    const other = ofHub(asff({ Resources: [{ Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::another' }] }))
    expect(keys.has(other[0]?.key)).toBe(false)
  })

  it('with a bare number for a control keeps the versions of CIS apart', () => {
    const rule = (version: string) =>
      ofHub(
        asff({
          Compliance: { Status: 'FAILED' },
          GeneratorId: `arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/${version}/rule/1.5`,
        }),
      )[0]?.key
    expect(rule('1.2.0')).not.toBe(rule('1.4.0'))
  })

  it.each([
    [{ Workflow: { Status: 'RESOLVED' } }],
    [{ Workflow: { Status: 'SUPPRESSED' } }],
    [{ RecordState: 'ARCHIVED' }],
    [{ Compliance: { Status: 'PASSED', SecurityControlId: 'S3.8' } }],
  ])('that is over (%j) is told for the record, in the same incident', (state) => {
    const [open, over] = [ofHub(asff({}))[0], ofHub(asff(state))[0]]
    expect([open?.severity, over?.severity]).toEqual(['high', 'info'])
    expect(over?.key).toBe(open?.key)
  })

  it.each([
    [{ Label: 'CRITICAL' }, 'critical'],
    [{ Normalized: 90 }, 'critical'],
    [{ Normalized: '70' }, 'high'],
    [{ Normalized: 40 }, 'medium'],
    [{ Normalized: 1 }, 'low'],
    [{ Normalized: 0 }, 'info'],
    [{}, 'medium'],
  ])('with severity %j is %s', (Severity, severity) => {
    expect(ofHub(asff({ Severity }))[0]?.severity).toBe(severity)
  })

  it('may be one of several in an event, and each is read', () => {
    const keys = ofHub(copy, asff({}), asff({ Compliance: { SecurityControlId: 'S3.1' } })).map(
      ({ key }) => key,
    )
    expect(new Set(keys).size).toBe(3)
  })

  it('links to AWS’s pages only, whatever it brings along', () => {
    const Remediation = {
      Recommendation: { Url: 'https://evil.example/securityhub/S3.8/remediation' },
    }
    const hosts = ofHub(
      asff({ Remediation, SourceUrl: 'http://console.aws.amazon.com/x' }),
    )[0]?.links.map(({ url }) => new URL(url).hostname)
    expect(hosts?.length).toBeGreaterThan(0)
    for (const host of hosts ?? []) expect(host).toMatch(/\.aws\.amazon\.com$/)
  })

  it('never reaches a prototype through the names of its fields', () => {
    unfold({ '__proto__/polluted': 'yes', 'constructor/prototype/polluted': 'yes' })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('two accounts of one finding', () => {
  it('show the fuller one, and count both', () => {
    const [full] = readAll(
      guardduty,
      around(guardduty, guardduty.sampleOf?.('Recon:EC2/PortProbeUnprotectedPort')),
    )
    const finding = { ...(full as Finding), source: 'guardduty' }
    const copy = {
      ...finding,
      source: 'security-hub',
      facts: [],
      lastSeen: '2030-01-01T00:00:00.000Z',
    }
    const opened = openIncident(
      'i',
      { kind: 'opened', finding, drill: false },
      '2026-01-01T00:00:00.000Z',
    )
    const after = evolve(opened, { kind: 'seen', finding: copy }, '2026-01-01T00:00:00.000Z')
    expect(after).toMatchObject({
      arrivals: 2,
      finding: { source: 'guardduty', facts: finding.facts, lastSeen: copy.lastSeen },
    })
    const reverse = openIncident(
      'i',
      { kind: 'opened', finding: copy, drill: false },
      '2026-01-01T00:00:00.000Z',
    )
    const filled = evolve(reverse, { kind: 'seen', finding }, '2026-01-01T00:00:00.000Z')
    expect(filled.finding.facts).toEqual(finding.facts)
  })
})
