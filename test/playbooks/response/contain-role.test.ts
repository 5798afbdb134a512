import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import contain from '../../../playbooks/response/contain-role.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, seedRole, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let iam: IAM
  let RoleName: string
  const stage = (run = 'incident-1.run1', roleName = RoleName) =>
    rehearse({ playbook: contain, finding: findingOn({ roleName }), open: ground.open, run })

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    iam = new IAM(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    RoleName = await seedRole(moto.url)
  })

  it('shows the one line of what it will do, and changes nothing by looking', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([`deny: role/${RoleName} HikeshiDenyAll-run1: null -> "Deny *"`])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('denies everything to present and future sessions, and puts everything back', async () => {
    const before = await ground.state()
    const { run, undo, plan, calls } = stage()
    const done = await run()
    const policy = { RoleName, PolicyName: 'HikeshiDenyAll-run1' }
    const { PolicyDocument = '' } = await iam.getRolePolicy(policy)
    expect(JSON.parse(decodeURIComponent(PolicyDocument))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'Hikeshiincident1run1', Effect: 'Deny', Action: '*', Resource: '*' }],
    })
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    await undo(done)
    expect(await ground.state()).toEqual(before)
    expect(calls.map(({ action }) => action)).toEqual(['iam:PutRolePolicy', 'iam:DeleteRolePolicy'])
  })

  it('leaves a policy that somebody rewrote under its name, and says what it is now', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const statement = { Effect: 'Allow', Action: '*', Resource: '*' }
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    await iam.putRolePolicy({ RoleName, PolicyName: 'HikeshiDenyAll-run1', PolicyDocument })
    expect(await planUndo(done)).toMatchObject({ drifted: [{ to: PolicyDocument }] })
  })

  it('says what stops with it', async () => {
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(`Role: arn:aws:iam::123456789012:role/${RoleName}`)
    expect(said).toContain('last used: not recorded')
    expect(said).toContain(`through instance profile ${RoleName}-profile`)
    expect(said).toContain('instances, functions and services that work with it stop')
  })

  it('is refused where IAM cannot do it, and where the policy does not fit', async () => {
    await iam.createServiceLinkedRole({ AWSServiceName: 'autoscaling.amazonaws.com' })
    const said = (role: string) => stage('r', role).plan()
    await expect(said('AWSServiceRoleForAutoScaling')).rejects.toThrow(/service-linked role/)
    await expect(said('AWSReservedSSO_Admin_0123456789abcdef')).rejects.toThrow(/Identity Center/)
    await expect(said('nobody')).rejects.toThrow(/no role nobody any more/)
    const statement = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::logs/${'x'.repeat(10_000)}`,
    }
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    await iam.putRolePolicy({ RoleName, PolicyName: 'wide', PolicyDocument })
    await expect(said(RoleName)).rejects.toThrow(/10240 characters\). Attach .*AWSDenyAll/)
  })
})

it('ends on the simulated account as on moto: contained, and then as before', async () => {
  const finding = findingOn({ roleName: 'shop-web' })
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: contain, finding, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  const said = approved.notes.map(({ text }) => text.en).join('\n')
  expect(said).toContain('through instance profile shop-web')
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  expect(await ground.state()).not.toEqual(before)
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it('is not offered for a user', () => {
  expect(contain.from(findingOn({ userName: 'alice', userType: 'IAMUser' }))).toBeUndefined()
})

itUsesExactlyItsPermissions(contain)
