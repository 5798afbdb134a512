import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import analyzer from '../../../handlers/findings/access-analyzer.ts'
import alarm from '../../../handlers/findings/trust-changes.ts'
import remove from '../../../playbooks/response/remove-public-role-trust.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readingOf } from '../../support/call-alarm.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const known = 'arn:aws:iam::111122223333:root'
const unknown = 'arn:aws:iam::444455556666:root'
const allow = (Principal: unknown) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let iam: IAM
  let RoleName: string
  const stage = (outsiders = '444455556666', trustRole = RoleName) =>
    rehearse({ playbook: remove, finding: findingOn({ trustRole, outsiders }), open: ground.open })
  const trust = async () =>
    decodeURIComponent((await iam.getRole({ RoleName })).Role?.AssumeRolePolicyDocument ?? '')

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    iam = new IAM(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    RoleName = `app-${crypto.randomUUID().slice(0, 8)}`
    const AssumeRolePolicyDocument = policy(allow({ AWS: [known, unknown] }), allow('*'))
    await iam.createRole({ RoleName, AssumeRolePolicyDocument })
  })

  it('shows the policy before and after, and changes nothing by looking', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    const [from, to] = [await trust(), policy(allow({ AWS: [known] }), allow('*'))]
    expect(linesOf(plan)).toEqual([
      `narrow: role/${RoleName} trust: ${JSON.stringify(from)} -> ${JSON.stringify(to)}`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('takes out whom the finding names and nobody else, and puts the policy back to the letter', async () => {
    const before = await trust()
    const { run, undo, plan, calls } = stage()
    const done = await run()
    expect(await trust()).toBe(policy(allow({ AWS: [known] }), allow('*')))
    expect(linesOf(await plan())).toEqual([])
    await undo(done)
    expect(await trust()).toBe(before)
    expect(calls.map(({ action }) => action)).toEqual([
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateAssumeRolePolicy',
    ])
  })

  it('takes everybody and an account out together', async () => {
    await stage('*,444455556666').run()
    expect(await trust()).toBe(policy(allow({ AWS: [known] })))
  })

  it('lets nobody in where only outsiders were let in, and says so before', async () => {
    await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: policy(allow('*')) })
    const { run, undo } = stage('*')
    const done = await run()
    expect(done.notes.map(({ text }) => text.en).join('\n')).toContain('no one can assume the role')
    expect(JSON.parse(await trust())).toMatchObject({ Statement: [{ Effect: 'Deny' }] })
    await undo(done)
    expect(await trust()).toBe(policy(allow('*')))
  })

  it('has nothing to do once the outsider is out', async () => {
    await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: policy(allow({ AWS: known })) })
    expect(linesOf(await stage().plan())).toEqual([])
  })

  it('refuses the undo once somebody has changed the trust', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: policy(allow({ AWS: known })) })
    expect(await planUndo(done)).toMatchObject({ drifted: [{ field: 'trust' }] })
  })

  it('is refused for a role of Identity Center, of a service, and for one that is gone', async () => {
    const sso = stage('*', 'AWSReservedSSO_Admin_0123456789abcdef')
    await expect(sso.plan()).rejects.toThrow(/role of IAM Identity Center/)
    await iam.createServiceLinkedRole({ AWSServiceName: 'autoscaling.amazonaws.com' })
    const linked = stage('*', 'AWSServiceRoleForAutoScaling')
    await expect(linked.plan()).rejects.toThrow(/service-linked role/)
    await expect(stage('*', 'nobody').plan()).rejects.toThrow(/no role nobody any more/)
  })
})

it('the alarm’s sample ends on the simulated account as on moto: narrowed, and then as before', async () => {
  const finding = readingOf(alarm, alarm.sample as Record<string, unknown>)
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: remove, finding, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  expect(linesOf(approved)).toHaveLength(1)
  await act(approved)
  expect(linesOf(await plan())).toEqual([])
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

describe('is offered', () => {
  const envelope = {
    id: 'e-1',
    source: 'aws.access-analyzer',
    'detail-type': 'Access Analyzer Finding',
    account: '123456789012',
    region: 'us-east-1',
    time: '2026-01-01T00:00:00Z',
    resources: [],
  }
  const title = { en: 'Test', ja: 'テスト' }
  const found = (principal: object, more: object = {}) => {
    const detail = {
      resourceType: 'AWS::IAM::Role',
      resource: 'arn:aws:iam::123456789012:role/app/shop-web',
      status: 'ACTIVE',
      principal,
      ...more,
    }
    const ctx = { envelope: { ...envelope, detail }, describe: () => ({ title, what: title }) }
    return remove.from({ source: 'access-analyzer', ...analyzer.read(detail, ctx) })
  }

  it.each([
    [{ AWS: '*' }, ['*']],
    [{ AWS: '444455556666' }, ['444455556666']],
    [{ AWS: unknown }, ['444455556666']],
    [{ Federated: 'accounts.google.com' }, ['accounts.google.com']],
  ])('for the role that Access Analyzer says %o can use', (principal, outsiders) => {
    expect(found(principal)).toEqual({ roleName: 'shop-web', outsiders })
  })

  it('not for a principal of the account itself, nor once the finding is resolved', () => {
    expect(found({ AWS: '123456789012' })).toBeUndefined()
    expect(found({ AWS: '*' }, { status: 'RESOLVED' })).toBeUndefined()
  })

  it('where a call let an outsider in, for the role that was opened and not for the one that called', () => {
    const sample = alarm.sample as Record<string, unknown>
    const userIdentity = {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/deploy/i-1',
      sessionContext: { sessionIssuer: { userName: 'deploy' } },
    }
    const read = readingOf(alarm, { ...sample, userIdentity })
    expect(read.subject.roleName).toBe('deploy')
    expect(remove.from(read)).toEqual({ roleName: 'shop-web', outsiders: ['444455556666'] })
  })
})

itUsesExactlyItsPermissions(remove)
