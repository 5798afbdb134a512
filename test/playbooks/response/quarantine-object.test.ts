import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import malwareScan from '../../../handlers/findings/guardduty-malware-scan.ts'
import quarantineObject from '../../../playbooks/response/quarantine-object.ts'
import type { JsonObject } from '../../../src/kit/index.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const key = 'uploads/2026/invoice.pdf.exe'
const except = ['arn:aws:iam::123456789012:role/forensics']
const others = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'TlsOnly', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }],
}

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let s3: S3
  let Bucket: string
  const stage = (subject = {}, settings: JsonObject = { except: [] }) =>
    rehearse({
      playbook: quarantineObject,
      finding: findingOn({ bucket: Bucket, objectKey: key, ...subject }),
      open: ground.open,
      settings,
    })
  const policy = async () =>
    s3.getBucketPolicy({ Bucket }).then(
      ({ Policy = '' }): typeof others & { Statement: JsonObject[] } => JSON.parse(Policy),
      () => null,
    )

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    s3 = new S3(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    Bucket = `uploads-${crypto.randomUUID().slice(0, 8)}`
    await s3.createBucket({ Bucket })
    await s3.putObject({ Bucket, Key: key, Body: 'not really' })
  })

  it('shows the denial, and changes nothing by looking', async () => {
    const before = await policy()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `deny: s3://${Bucket}/${key} policy: null -> "deny read, write, delete"`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await policy()).toEqual(before)
  })

  it('denies this key and no other, and leaves no policy behind where there was none', async () => {
    const before = await policy()
    const { run, undo, plan } = stage()
    const done = await run()
    expect(await policy()).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Hikeshirun1',
          Effect: 'Deny',
          Principal: '*',
          Action: [
            's3:DeleteObject',
            's3:DeleteObjectVersion',
            's3:GetObject',
            's3:GetObjectVersion',
            's3:PutObject',
          ],
          Resource: `arn:aws:s3:::${Bucket}/${key}`,
        },
      ],
    })
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    await undo(done)
    expect(await policy()).toEqual(before)
    expect(before).toBeNull()
  })

  it('stands beside the statements of others, those that come later too', async () => {
    await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify(others) })
    const { run, undo } = stage()
    const done = await run()
    const now = await policy()
    expect(now?.Statement.map(({ Sid }) => Sid)).toEqual(['TlsOnly', 'Hikeshirun1'])
    const later = { ...others.Statement[0], Sid: 'Later' }
    const Statement = [...(now?.Statement ?? []), later]
    await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify({ ...now, Statement }) })
    await undo(done)
    expect(await policy()).toEqual({ ...others, Statement: [...others.Statement, later] })
  })

  it('takes a statement that stands without a list as one', async () => {
    const single = { ...others, Statement: others.Statement[0] }
    await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify(single) })
    await stage().run()
    expect((await policy())?.Statement.map(({ Sid }) => Sid)).toEqual(['TlsOnly', 'Hikeshirun1'])
  })

  it('lets the roles of hikeshi.yaml read on, and says who', async () => {
    const { run } = stage({}, { except })
    const { notes } = await run()
    expect((await policy())?.Statement[0]).toMatchObject({
      Condition: { ArnNotLike: { 'aws:PrincipalArn': except } },
    })
    expect(notes.map(({ text }) => text.en).join()).toContain(
      `Only these can read it: ${except[0]}`,
    )
    const { notes: alone } = await stage().plan()
    expect(alone.map(({ text }) => text.en).join()).toContain('Nobody can read it')
  })

  it('means a key of wildcards by its letters', async () => {
    const objectKey = 'a*b?c$d'
    await s3.putObject({ Bucket, Key: objectKey, Body: 'x' })
    await stage({ objectKey }).run()
    expect((await policy())?.Statement[0]).toMatchObject({
      Resource: `arn:aws:s3:::${Bucket}/a\${*}b\${?}c\${$}d`,
    })
    await s3.putBucketPolicy({
      Bucket,
      Policy: JSON.stringify({ ...others, Version: '2008-10-17' }),
    })
    await expect(stage({ objectKey }).plan()).rejects.toThrow(/2008-10-17/)
  })

  it('acts on a version that is no longer the latest, and is refused for one that is gone', async () => {
    const VersioningConfiguration = { Status: 'Enabled' as const }
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration })
    const { VersionId = '' } = await s3.putObject({ Bucket, Key: key, Body: 'malware' })
    await s3.deleteObject({ Bucket, Key: key })
    const { notes } = await stage({ objectVersion: VersionId }).plan()
    expect(notes.map(({ text }) => text.en).join()).toMatch(/^7 bytes, .* Versions of this key: 2;/)
    await expect(stage({ objectVersion: 'gone' }).plan()).rejects.toThrow(/no such object/)
  })

  it('refuses the undo once somebody has changed the statement', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const now = await policy()
    const Statement = now?.Statement.map((one) => ({ ...one, Action: 's3:GetObject' }))
    await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify({ ...now, Statement }) })
    expect(await planUndo(done)).toMatchObject({ drifted: [{ field: 'policy' }] })
  })

  it('is refused for what is gone, for a directory bucket and for a full policy', async () => {
    await expect(stage({ objectKey: 'other' }).plan()).rejects.toThrow(/no such object/)
    await expect(stage({ bucket: 'there-is-none-of-this' }).plan()).rejects.toThrow(
      /no such object/,
    )
    await expect(stage({ bucket: 'a--apne1-az4--x-s3' }).plan()).rejects.toThrow(/directory bucket/)
    const long = { ...others.Statement[0], Resource: `arn:aws:s3:::${'x'.repeat(20_300)}` }
    await s3.putBucketPolicy({ Bucket, Policy: JSON.stringify({ ...others, Statement: [long] }) })
    await expect(stage().plan()).rejects.toThrow(/no room/)
  })
})

it('ends on the simulated account as on moto: denied, and then as before', async () => {
  const finding = findingOn({ bucket: 'shop-invoices', objectKey: key, objectVersion: 'v1' })
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: quarantineObject, finding, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  expect(await ground.state()).not.toEqual(before)
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it('is offered for an object in which malware was found, and not for a clean one', () => {
  const read = (status: string) => {
    const detail = { ...malwareScan.sample, scanResultDetails: { scanResultStatus: status } }
    const envelope = {
      id: '1',
      source: 'aws.guardduty',
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      account: '123456789012',
      region: 'us-east-1',
      time: '2026-01-01T00:00:00Z',
      resources: [],
      detail,
    }
    const describe = () => ({ title: { en: '', ja: '' }, what: { en: '', ja: '' } })
    return quarantineObject.from(
      findingOn(malwareScan.read(detail, { envelope, describe }).subject),
    )
  }
  expect(read('THREATS_FOUND')).toMatchObject({ key: 'uploads/2026-08/invoice.pdf.exe' })
  expect(read('NO_THREATS_FOUND')).toBeUndefined()
})

itUsesExactlyItsPermissions(quarantineObject)
