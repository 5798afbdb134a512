import { Identitystore } from '@aws-sdk/client-identitystore'
import { SSOAdmin } from '@aws-sdk/client-sso-admin'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround, simulatedGround } from '../support/aws.ts'
import { type Moto, motoClient, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { scopeFor } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

const sso = [
  'CreateAccountAssignment',
  'DeleteAccountAssignment',
  'DeleteInlinePolicyFromPermissionSet',
  'DescribePermissionSet',
  'GetInlinePolicyForPermissionSet',
  'ListAccountAssignmentsForPrincipal',
  'ListInstances',
  'ListPermissionSets',
  'ProvisionPermissionSet',
  'PutInlinePolicyToPermissionSet',
]
const store = [
  'CreateGroupMembership',
  'DeleteGroupMembership',
  'DescribeGroup',
  'DescribeUser',
  'GetUserId',
  'ListGroupMembershipsForMember',
]
const { scope } = scopeFor([
  ...sso.map((call) => `sso:${call}`),
  ...store.map((call) => `identitystore:${call}`),
])
let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
  const admin = new SSOAdmin(motoClient(moto.url))
  const people = new Identitystore(motoClient(moto.url))
  const { Instances } = await admin.listInstances({})
  const { InstanceArn = '', IdentityStoreId = '' } = Instances?.[0] ?? {}
  const Name = { GivenName: 'Mika', FamilyName: 'Test' }
  const named = { IdentityStoreId, UserName: 'mika', DisplayName: 'mika', Name }
  const { UserId = '' } = await people.createUser(named)
  const group = { IdentityStoreId, DisplayName: 'Developers' }
  const { GroupId = '' } = await people.createGroup(group)
  await people.createGroupMembership({ IdentityStoreId, GroupId, MemberId: { UserId } })
  const sets = [['Operators', 'USER', UserId] as const, ['Developers', 'GROUP', GroupId] as const]
  for (const [set, PrincipalType, PrincipalId] of sets) {
    const made = await admin.createPermissionSet({ InstanceArn, Name: set })
    const PermissionSetArn = made.PermissionSet?.PermissionSetArn
    const target = { TargetId: '123456789012', TargetType: 'AWS_ACCOUNT' as const }
    const principal = { PrincipalType, PrincipalId }
    await admin.createAccountAssignment({ InstanceArn, PermissionSetArn, ...target, ...principal })
  }
})
afterAll(() => moto.stop())

/** Ids differ, so that it tells of things by their place. */
async function story({ sso: admin, identitystore: people }: Aws) {
  const { Instances = [] } = await admin.listInstances({})
  const { InstanceArn, IdentityStoreId, OwnerAccountId } = Instances[0] ?? {}
  const of = (AttributeValue: string) => ({
    UniqueAttribute: { AttributePath: 'userName', AttributeValue },
  })
  const who = (name: string) => people.getUserId({ IdentityStoreId, AlternateIdentifier: of(name) })
  const { UserId = '' } = await who('mika')
  const MemberId = { UserId }
  const memberships = async () =>
    (await people.listGroupMembershipsForMember({ IdentityStoreId, MemberId })).GroupMemberships ??
    []
  const [member] = await memberships()
  const GroupId = member?.GroupId
  const assigned = async (PrincipalType: 'USER' | 'GROUP', PrincipalId = '') =>
    (await admin.listAccountAssignmentsForPrincipal({ InstanceArn, PrincipalType, PrincipalId }))
      .AccountAssignments ?? []
  const [own] = await assigned('USER', UserId)
  const set = { InstanceArn, PermissionSetArn: own?.PermissionSetArn }
  const inline = async () => (await admin.getInlinePolicyForPermissionSet(set)).InlinePolicy
  const count = async () => [
    (await assigned('USER', UserId)).length,
    (await assigned('GROUP', GroupId)).length,
    (await memberships()).length,
    await inline(),
  ]
  const told: unknown[] = [
    OwnerAccountId,
    (await admin.listPermissionSets({ InstanceArn })).PermissionSets?.length,
    (await admin.describePermissionSet(set)).PermissionSet?.Name,
    (await people.describeUser({ IdentityStoreId, UserId })).DisplayName,
    (await people.describeGroup({ IdentityStoreId, GroupId })).DisplayName,
    await refusal(who('nobody')),
    await count(),
  ]
  const InlinePolicy = '{"Version":"2012-10-17","Statement":[]}'
  await admin.putInlinePolicyToPermissionSet({ ...set, InlinePolicy })
  await admin.provisionPermissionSet({ ...set, TargetType: 'ALL_PROVISIONED_ACCOUNTS' })
  await people.deleteGroupMembership({ IdentityStoreId, MembershipId: member?.MembershipId })
  const target = { TargetId: own?.AccountId, TargetType: 'AWS_ACCOUNT' as const }
  const assignment = { ...set, ...target, PrincipalType: 'USER' as const, PrincipalId: UserId }
  await admin.deleteAccountAssignment(assignment)
  told.push(await count(), await refusal(admin.deleteAccountAssignment(assignment)))
  await admin.deleteInlinePolicyFromPermissionSet(set)
  await people.createGroupMembership({ IdentityStoreId, GroupId, MemberId })
  await admin.createAccountAssignment(assignment)
  const unknown = { ...set, PermissionSetArn: `${set.PermissionSetArn?.slice(0, -4)}0000` }
  told.push(await count(), await refusal(admin.getInlinePolicyForPermissionSet(unknown)))
  return told
}

it('users, groups, permission sets and assignments are read, changed and put back as on moto', async () => {
  const told = await story(motoGround(moto.url).open(scope))
  expect(await story(simulatedGround(findingOn({}), 'incident-1').open(scope))).toEqual(told)
})
