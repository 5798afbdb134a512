import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import revoke from '../../../playbooks/response/revoke-role-sessions.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, seedRole, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const onRole = (roleName: string, over: Parameters<typeof findingOn>[1] = {}) =>
  findingOn({ roleName, userName: roleName, userType: 'AssumedRole' }, over)

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let iam: IAM
  let RoleName: string
  const stage = (run = 'incident-1.run1', role = RoleName) =>
    rehearse({ playbook: revoke, finding: onRole(role), open: ground.open, run })
  const policies = async () => (await iam.listRolePolicies({ RoleName })).PolicyNames?.toSorted()
  const document = async (PolicyName: string) => {
    const { PolicyDocument = '' } = await iam.getRolePolicy({ RoleName, PolicyName })
    return JSON.parse(decodeURIComponent(PolicyDocument)) as unknown
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    iam = new IAM(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    RoleName = await seedRole(moto.url)
  })

  it('shows one line without a time in it, so that the plan stays the one that was approved', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `revoke: role/${RoleName} HikeshiRevokeSessions-run1: null -> "Deny *: aws:TokenIssueTime < this run"`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('denies what was issued before the run and nothing else, and puts everything back', async () => {
    const before = await ground.state()
    const { run, undo, plan } = stage()
    const start = Date.now()
    const done = await run()
    expect(await policies()).toEqual(['HikeshiRevokeSessions-run1', 'shop-queue'])
    const put = await document('HikeshiRevokeSessions-run1')
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string
    expect(put).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Hikeshiincident1run1',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': time } },
        },
      ],
    })
    // Not later than the run: what the role's services get next must work.
    const [issued = ''] = /\d{4}-[\d:T-]+Z/.exec(JSON.stringify(put)) ?? []
    expect(Date.parse(issued)).toBeGreaterThanOrEqual(start - 1000)
    expect(Date.parse(issued)).toBeLessThanOrEqual(Date.now())
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])

    await undo(done)
    expect(await ground.state()).toEqual(before)
  })

  it('revokes anew in a second run, whose undo leaves the policy of the first', async () => {
    await stage('incident-1.run1').run()
    const second = stage('incident-1.run2')
    const done = await second.run()
    expect(done.notes.map(({ text }) => text.en).join()).toContain('HikeshiRevokeSessions-run1')
    await second.undo(done)
    expect(await policies()).toEqual(['HikeshiRevokeSessions-run1', 'shop-queue'])
  })

  it('refuses the undo once somebody else has rewritten or removed the policy', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const policy = { RoleName, PolicyName: 'HikeshiRevokeSessions-run1' }
    const statement = { Effect: 'Deny', Action: 's3:*', Resource: '*' }
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    await iam.putRolePolicy({ ...policy, PolicyDocument })
    expect(await planUndo(done)).toMatchObject({ drifted: [{ to: PolicyDocument }] })
    await iam.deleteRolePolicy(policy)
    expect(await planUndo(done)).toMatchObject({ drifted: [{ to: null }] })
  })

  it('says who may assume the role, what carries it, and that CloudTrail did not answer', async () => {
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(`Role: arn:aws:iam::123456789012:role/${RoleName}`)
    expect(said).toContain('May be assumed by: ec2.amazonaws.com.')
    expect(said).toContain(`through instance profile ${RoleName}-profile`)
    // moto has no LookupEvents: a plan is made nevertheless, and hides nothing.
    expect(said).toContain('could not be read from CloudTrail (500')
  })

  it('is refused where IAM cannot do it, with what to do instead', async () => {
    await iam.createServiceLinkedRole({ AWSServiceName: 'autoscaling.amazonaws.com' })
    const said = (role: string) => stage('r', role).plan()
    await expect(said('AWSServiceRoleForAutoScaling')).rejects.toThrow(/service-linked role/)
    const reserved = 'AWSReservedSSO_Admin_0123456789abcdef'
    await seedRole(moto.url, { name: reserved, path: '/aws-reserved/sso.amazonaws.com/' })
    await expect(said(reserved)).rejects.toThrow(/Identity Center/)
    await expect(said('nobody')).rejects.toThrow(/no role nobody any more/)
  })

  it('is refused where the policy does not fit, before anything is changed', async () => {
    const statement = (i: number) => ({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::logs/${i}${'x'.repeat(3300)}`,
    })
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [1, 2, 3].map(statement),
    })
    await iam.putRolePolicy({ RoleName, PolicyName: 'wide', PolicyDocument })
    await expect(stage().plan()).rejects.toThrow(/leave no room.*managed/)
  })
})

it('ends on the simulated account as on moto, and tells who assumed the role', async () => {
  const finding = onRole('shop-web', { lastSeen: new Date().toISOString() })
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: revoke, finding, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  expect(approved.steps.map(({ changes }) => changes.length)).toEqual([1])
  const said = approved.notes.map(({ text }) => text.en).join('\n')
  expect(said).toMatch(/last 12 hours: 1, .*to: ec2\.amazonaws\.com/)
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  expect(await ground.state()).not.toEqual(before)
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it.each([
  ['AWSReservedSSO_Admin_0123456789abcdef', /Identity Center/],
  ['AWSServiceRoleForEC2Spot', /service-linked role/],
])('refuses %s on the simulated account too', async (role, words) => {
  const finding = onRole(role)
  const { open } = simulatedGround(finding, 'incident-1')
  await expect(rehearse({ playbook: revoke, finding, open }).plan()).rejects.toThrow(words)
})

it('says that no session was seen where CloudTrail shows none', async () => {
  const finding = onRole('shop-web')
  const { open } = simulatedGround(finding, 'incident-1')
  const { notes } = await rehearse({ playbook: revoke, finding, open }).plan()
  expect(notes.map(({ text }) => text.en).join()).toContain('No session of it was issued')
})

it('is not offered for a user', () => {
  expect(revoke.from(findingOn({ userName: 'alice', userType: 'IAMUser' }))).toBeUndefined()
})

itUsesExactlyItsPermissions(revoke)
