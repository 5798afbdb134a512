import { Identitystore } from '@aws-sdk/client-identitystore'
import { SSOAdmin } from '@aws-sdk/client-sso-admin'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import contain from '../../../playbooks/response/contain-identity-center-user.ts'
import { makeAws } from '../../../src/adapters/aws/facade.ts'
import { seed } from '../../../src/adapters/aws/simulated/seed.ts'
import type { AwsScope } from '../../../src/core/ports.ts'
import { type Ground, motoGround, nameless, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'
import { drillOn, worldsInMemory } from '../../support/scope.ts'

const roleName = 'AWSReservedSSO_Operators_0123456789abcdef'
const sessionName = 'mika@example.com'
const finding = findingOn({ roleName, sessionName, userType: 'AssumedRole' })
const account = '123456789012'
const said = (notes: readonly { text: { en: string } }[]) =>
  notes.map(({ text }) => text.en).join('\n')

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let sso: SSOAdmin
  let store: Identitystore
  let InstanceArn: string
  let IdentityStoreId: string
  let UserId: string
  let GroupId: string
  let operators: string
  let developers: string
  const stage = (run = 'incident-1.run1', about = finding) =>
    rehearse({ playbook: contain, finding: about, open: ground.open, run })
  const permissions = async (PermissionSetArn: string) =>
    (await sso.getInlinePolicyForPermissionSet({ InstanceArn, PermissionSetArn })).InlinePolicy
  const assignments = async (PrincipalType: 'USER' | 'GROUP', PrincipalId: string) =>
    (await sso.listAccountAssignmentsForPrincipal({ InstanceArn, PrincipalType, PrincipalId }))
      .AccountAssignments
  const groups = async () => {
    const asked = { IdentityStoreId, MemberId: { UserId } }
    const { GroupMemberships = [] } = await store.listGroupMembershipsForMember(asked)
    return GroupMemberships.map((one) => one.GroupId)
  }
  const state = async () => [
    await permissions(operators),
    await permissions(developers),
    await assignments('USER', UserId),
    await assignments('GROUP', GroupId),
    await groups(),
  ]
  const existing = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
  })

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    sso = new SSOAdmin(motoClient(moto.url))
    store = new Identitystore(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    await moto.reset()
    const { Instances } = await sso.listInstances({})
    InstanceArn = Instances?.[0]?.InstanceArn ?? ''
    IdentityStoreId = Instances?.[0]?.IdentityStoreId ?? ''
    const user = async (UserName: string) => {
      const Name = { GivenName: UserName, FamilyName: 'Test' }
      const made = await store.createUser({
        IdentityStoreId,
        UserName,
        DisplayName: UserName,
        Name,
      })
      return made.UserId ?? ''
    }
    UserId = await user(sessionName)
    GroupId =
      (await store.createGroup({ IdentityStoreId, DisplayName: 'Developers' })).GroupId ?? ''
    for (const member of [UserId, await user('ren@example.com')])
      await store.createGroupMembership({ IdentityStoreId, GroupId, MemberId: { UserId: member } })
    const set = async (Name: string) =>
      (await sso.createPermissionSet({ InstanceArn, Name })).PermissionSet?.PermissionSetArn ?? ''
    operators = await set('Operators')
    developers = await set('Developers')
    await set('Auditors')
    const PermissionSetArn = developers
    await sso.putInlinePolicyToPermissionSet({
      InstanceArn,
      PermissionSetArn,
      InlinePolicy: existing,
    })
    const target = { InstanceArn, TargetId: account, TargetType: 'AWS_ACCOUNT' as const }
    for (const [set, PrincipalType, PrincipalId] of [
      [operators, 'USER', UserId],
      [developers, 'GROUP', GroupId],
    ] as const)
      await sso.createAccountAssignment({
        ...target,
        PermissionSetArn: set,
        PrincipalType,
        PrincipalId,
      })
  })

  it('shows each permission set, assignment and group, and changes nothing by looking', async () => {
    const before = await state()
    const plan = await stage().plan()
    const lines = linesOf(plan)
    expect(lines).toHaveLength(4)
    expect(lines[0]).toContain(`deny: ${operators} InlinePolicy: null -> `)
    expect(lines[1]).toContain(`deny: ${developers} InlinePolicy: ${JSON.stringify(existing)} -> `)
    expect(lines.slice(2)).toEqual([
      `unassign: user/${sessionName} ${account} ${operators}: "assigned" -> null`,
      `groups: user/${sessionName} group ${GroupId}: "Developers" -> null`,
    ])
    expect(said(plan.notes)).toContain(`May sign in to 1 account(s): ${account}`)
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await state()).toEqual(before)
  })

  it('denies this user alone in what it can become, takes it out, and puts everything back', async () => {
    const before = await state()
    const { run, undo } = stage()
    const done = await run()
    expect(JSON.parse((await permissions(developers)) ?? '')).toMatchObject({
      Statement: [
        { Effect: 'Allow' },
        {
          Sid: 'Hikeshiincident1run1',
          Effect: 'Deny',
          Action: '*',
          Condition: { StringEquals: { 'identitystore:userId': UserId } },
        },
      ],
    })
    expect(await assignments('USER', UserId)).toEqual([])
    expect(await groups()).toEqual([])
    expect(await assignments('GROUP', GroupId)).toHaveLength(1)
    await undo(done)
    expect(await state()).toEqual(before)
  })

  it('has nothing to do for a user who can become nothing any more', async () => {
    await stage().run()
    expect(linesOf(await stage('incident-1.run2').plan())).toEqual([])
  })

  it('undoes what one run did, and leaves the denial of another', async () => {
    await stage('incident-1.run1').run()
    const target = { InstanceArn, TargetId: account, TargetType: 'AWS_ACCOUNT' as const }
    const user = { PrincipalType: 'USER' as const, PrincipalId: UserId }
    await sso.createAccountAssignment({ ...target, PermissionSetArn: operators, ...user })
    const second = stage('incident-1.run2')
    await second.undo(await second.run())
    expect(await permissions(operators)).toContain('Hikeshiincident1run1')
    expect(await permissions(operators)).not.toContain('Hikeshiincident1run2')
  })

  it('refuses the undo once somebody has changed a permission set or put the user back', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const PermissionSetArn = operators
    await sso.deleteInlinePolicyFromPermissionSet({ InstanceArn, PermissionSetArn })
    await store.createGroupMembership({ IdentityStoreId, GroupId, MemberId: { UserId } })
    expect(await planUndo(done)).toMatchObject({
      drifted: [
        { field: `group ${GroupId}`, to: 'Developers' },
        { field: 'InlinePolicy', to: null },
      ],
    })
  })

  it('is refused where the denial has no room, and for a user who is gone', async () => {
    const Resource = `arn:aws:s3:::logs/${'x'.repeat(10_000)}`
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource }
    const InlinePolicy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    const PermissionSetArn = operators
    await sso.putInlinePolicyToPermissionSet({ InstanceArn, PermissionSetArn, InlinePolicy })
    await expect(stage().plan()).rejects.toThrow(/Operators has no room.*SCP/)
    const gone = findingOn({ roleName, sessionName: 'nobody' })
    await expect(stage('r', gone).plan()).rejects.toThrow(/no user nobody/)
  })
})

describe('on the simulated account', () => {
  it('ends as on moto: contained, and then as before but for the id of the membership', async () => {
    const ground = simulatedGround(finding, 'incident-1')
    const { plan, act, undo } = rehearse({ playbook: contain, finding, open: ground.open })
    const approved = await plan()
    const ids = /^member-[0-9a-f]+$/
    const before = nameless(await ground.state(), ids)
    expect(linesOf(approved)).toHaveLength(4)
    await act(approved)
    expect(nameless(await ground.state(), ids)).not.toEqual(before)
    await undo(approved)
    expect(nameless(await ground.state(), ids)).toEqual(before)
  })

  it('is refused in another region than that of Identity Center, with what to do there', async () => {
    const { open } = simulatedGround(finding, 'incident-1')
    const elsewhere = { ...finding, region: 'eu-west-1' }
    const { plan } = rehearse({ playbook: contain, finding: elsewhere, open })
    await expect(plan()).rejects.toThrow(/management account, in its home region.*SCP/)
  })
})

it('is refused where Identity Center belongs to another account, with what to do there', async () => {
  const incident = drillOn(finding.subject)
  const world = seed(incident)
  const sso = { ...world.sso, owner: '444455556666' }
  const kept = new Map([[incident.id, JSON.stringify({ ...world, sso })]])
  const worlds = worldsInMemory(kept)
  const make = makeAws({ accounts: {}, worlds, log: { warn: () => {} } })
  const open = (scope: AwsScope) => make({ ...scope, simulated: incident })
  const { plan } = rehearse({ playbook: contain, finding, open })
  await expect(plan()).rejects.toThrow(
    /belongs to account 444455556666.*until then deny it by an SCP/,
  )
})

it('is offered for a session of Identity Center only', () => {
  expect(contain.from(finding)).toEqual({ ssoUser: sessionName })
  const others = [
    { roleName: 'shop-web', sessionName, userType: 'AssumedRole' },
    { roleName, userType: 'AssumedRole' },
    { userName: 'root', userType: 'Root' },
    { userName: 'mika', userType: 'IAMUser' },
    { userName: 'mika', userType: 'FederatedUser' },
  ]
  for (const subject of others) expect(contain.from(findingOn(subject))).toBeUndefined()
})

itUsesExactlyItsPermissions(contain)
