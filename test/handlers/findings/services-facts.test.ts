import { describe, expect, it } from 'vitest'
import accessAnalyzer from '../../../handlers/findings/access-analyzer.ts'
import alarm from '../../../handlers/findings/cloudwatch-alarm.ts'
import config from '../../../handlers/findings/config-compliance.ts'
import malware from '../../../handlers/findings/guardduty-malware-scan.ts'
import coverage from '../../../handlers/findings/guardduty-runtime-coverage.ts'
import health from '../../../handlers/findings/health.ts'
import inspector from '../../../handlers/findings/inspector2.ts'
import macie from '../../../handlers/findings/macie.ts'
import shield from '../../../handlers/findings/shield.ts'
import advisor from '../../../handlers/findings/trusted-advisor.ts'
import { handlerFor } from '../../../src/flow/ingest.ts'
import type { FindingHandler } from '../../../src/kit/index.ts'
import {
  arnOf,
  invented,
  keyOfFinding,
  resourceNamed,
  subjectNamed,
  time,
} from '../../../src/kit/index.ts'
import { around, factsOf, readAll } from '../../support/reading.ts'

/** The handler's sample as a real event, with members changed. */
const read = (handler: FindingHandler, changes: object = {}, envelope: object = {}) => {
  const sample = { ...(handler.sample as object), hikeshiSample: undefined, ...changes }
  const [finding] = readAll(handler, around(handler, sample, envelope))
  return finding ?? expect.fail('nothing read')
}
it('an exposed key is one incident, whether AWS Health or Trusted Advisor tells of it, and critical', () => {
  const entity = { affectedEntities: [{ entityValue: invented.accessKey.accessKeyId }] }
  const [told, checked] = [
    read(health, { affectedAccount: '444455556666', ...entity }),
    read(advisor),
  ]
  expect(told.key).toBe(`exposed-key/444455556666/${invented.accessKey.accessKeyId}`)
  expect(checked.key).toBe(told.key)
  expect([told.severity, checked.severity]).toEqual(['critical', 'critical'])
  expect(told.subject).toEqual({ accessKeyId: invented.accessKey.accessKeyId })
  expect(checked.subject).toEqual({ ...told.subject, userName: 'shop-deploy', userType: 'IAMUser' })
  expect(factsOf(checked)).toMatchObject({ 'Found at': 'www.example.com/shop/deploy.sh' })
})

it.each([
  ['AWS_RISK_CREDENTIALS_COMPROMISED', 'critical'],
  ['AWS_RISK_IAM_QUARANTINE', 'critical'],
  ['AWS_ABUSE_DOS_REPORT', 'high'],
  ['AWS_SAGEMAKER_SECURITY_NOTIFICATION', 'medium'],
  ['AWS_EC2_INSTANCE_STORE_DRIVE_PERFORMANCE_DEGRADED', 'low'],
])('a Health event %s is %s', (eventTypeCode, severity) => {
  expect(read(health, { eventTypeCode }).severity).toBe(severity)
  expect(read(health, { eventTypeCode, statusCode: 'closed' }).severity).toBe('info')
})

it('an alarm on Shield’s metrics is Shield’s, any other alarm is told as an alarm', () => {
  const both = [alarm, shield] as FindingHandler[]
  expect(handlerFor(both, around(shield, shield.sample))?.id).toBe('shield')
  expect(handlerFor(both, around(alarm, alarm.sample))?.id).toBe('cloudwatch-alarm')
  expect(read(shield).severity).toBe('high')
  expect(read(shield).subject.arn).toContain(':loadbalancer/app/shop/')
  expect(read(alarm)).toMatchObject({
    severity: 'medium',
    subject: { instanceId: invented.instance.instanceId },
  })
  expect(factsOf(read(alarm))).toMatchObject({
    State: 'OK → ALARM',
    Threshold: '500000000',
    Metric: `AWS/EC2 NetworkOut InstanceId=${invented.instance.instanceId} Sum 300 s`,
  })
  expect(read(alarm, { state: { value: 'OK' } }).severity).toBe('info')
  expect(read(alarm, { state: { value: 'ALARM', actionsSuppressedBy: 'Alarm' } }).severity).toBe(
    'low',
  )
})

it('a vulnerability tells package, fixed version and exploit, and when it was seen', () => {
  const finding = read(inspector)
  expect(finding).toMatchObject({
    key: `inspector2/${invented.account}/${invented.region}/0c1d2e3f4a5b60718293a4b5c6d7e8f9`,
    severity: 'critical',
    score: 10,
    firstSeen: '2026-08-21T22:22:07.000Z',
    subject: { instanceId: invented.instance.instanceId },
  })
  expect(factsOf(finding)).toMatchObject({
    Vulnerability: 'CVE-2021-44228',
    Package: 'org.apache.logging.log4j:log4j-core 2.14.1 → 2.15.0',
    'Exploit available': 'YES',
  })
  expect(read(inspector, { status: 'CLOSED' }).severity).toBe('info')
})

it('sensitive data tells its types, their number, the bucket and who can reach it', () => {
  const finding = read(macie, { sample: false })
  expect(finding).toMatchObject({
    severity: 'high',
    sample: false,
    subject: { bucket: invented.bucket.name },
  })
  expect(factsOf(finding)).toMatchObject({
    'Data found': 'CREDIT_CARD_NUMBER ×412',
    'Public access': 'PUBLIC',
  })
})

it.each([
  [{}, 'high', 'S3 bucket shop-invoices-111122223333 is open to everyone'],
  [
    { isPublic: false, principal: { AWS: '999988887777' } },
    'medium',
    'S3 bucket shop-invoices-111122223333 can be used from outside',
  ],
  [
    { findingType: 'InternalAccess', isPublic: false },
    'low',
    'S3 bucket shop-invoices-111122223333 can be used by a principal inside',
  ],
  [
    { findingType: 'UnusedIAMRole', isPublic: undefined },
    'low',
    'S3 bucket shop-invoices-111122223333 has rights that nobody uses',
  ],
  [{ error: 'ACCESS_DENIED' }, 'low', 'S3 bucket shop-invoices-111122223333 could not be analyzed'],
  [{ status: 'RESOLVED' }, 'info', 'S3 bucket shop-invoices-111122223333 is no longer reported'],
])('access %j is %s: %s', (changes, severity, headline) => {
  const finding = read(accessAnalyzer, changes)
  expect([finding.severity, finding.headline.en]).toEqual([severity, headline])
  expect(finding.key).toBe(read(accessAnalyzer).key)
})

it('a broken rule is medium, and kept again it is told in the same incident', () => {
  const kept = read(config, { newEvaluationResult: { complianceType: 'COMPLIANT' } })
  expect([read(config).severity, kept.severity]).toEqual(['medium', 'info'])
  expect(kept.key).toBe(read(config).key)
  expect(factsOf(read(config))).toMatchObject({ Rule: 's3-bucket-public-read-prohibited' })
})

it.each([
  ['THREATS_FOUND', 'high'],
  ['NO_THREATS_FOUND', 'info'],
  ['ACCESS_DENIED', 'low'],
  [undefined, 'low'],
])('a scan that ended with %s is %s', (scanResultStatus, severity) => {
  expect(read(malware, { scanResultDetails: { scanResultStatus } }).severity).toBe(severity)
})

it('an agent that falls silent is medium, and one that is back is not', () => {
  const back = read(coverage, { currentStatus: 'HEALTHY' })
  expect([read(coverage).severity, back.severity]).toEqual(['medium', 'info'])
  expect(
    read(
      coverage,
      { currentStatus: undefined },
      { 'detail-type': 'GuardDuty Runtime Protection Healthy' },
    ).severity,
  ).toBe('info')
  expect(back.key).toBe(read(coverage).key)
})

describe('the readers of the kit', () => {
  it('take an ARN apart, and know a finding by it', () => {
    expect(arnOf('arn:aws:s3:::b/k')).toEqual({ service: 's3', resource: 'b/k' })
    for (const one of ['', 'arn:aws:s3', 'i-0abc', undefined, 7]) expect(arnOf(one)).toBeUndefined()
    expect(keyOfFinding('arn:aws::guardduty:us-east-1:193043430472:detector/d/finding/46ba')).toBe(
      'guardduty/193043430472/us-east-1/46ba',
    )
    expect(keyOfFinding('finding/x')).toBeUndefined()
  })

  it('know a resource in each of AWS’s spellings', () => {
    for (const type of ['AwsEc2Instance', 'AWS::EC2::Instance', 'AWS_EC2_INSTANCE'])
      expect(subjectNamed(type, 'i-0abc')).toEqual({ instanceId: 'i-0abc' })
    expect(resourceNamed('Other', 'arn:aws:lambda:eu-west-1:1:function:check')).toMatchObject({
      kind: { en: 'Lambda function' },
      id: 'check',
    })
    expect(resourceNamed('AwsIamAccessKey', 'AWS::IAM::AccessKey:AKIAIOSFODNN7EXAMPLE')?.id).toBe(
      'AKIAIOSFODNN7EXAMPLE',
    )
    expect(
      subjectNamed('AwsIamUser', 'arn:aws:iam::1:user/AIDACKCEVSQ6C2EXAMPLE'),
    ).not.toHaveProperty('userName')
    expect(resourceNamed('constructor', 'x')?.kind.en).toBe('constructor')
  })

  it('read times in words', () => {
    expect(time('Sat, 05 Jun 2016 15:10:09 GMT')).toBe('2016-06-05T15:10:09.000Z')
    expect(time('Dec 3, 2021, 6:02:30\u202fPM')).toBe('2021-12-03T18:02:30.000Z')
    expect(time('some Tuesday')).toBeUndefined()
  })
})
