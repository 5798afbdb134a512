import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import quarantineAccount from '../../../playbooks/response/quarantine-account.ts'
import type { JsonObject } from '../../../src/kit/index.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoAccount, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const type = 'AttackSequence:IAM/CompromisedCredentials'
const deny = (except: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: '*', Resource: '*', ...except }],
})

describe('on moto, through the account that manages the organization', () => {
  let moto: Moto
  let ground: Ground
  let organizations: Organizations
  let member: string
  let production: string
  let quarantine: string
  let policy: string
  const stage = (settings: JsonObject = { management: motoAccount, policy }, account = member) =>
    rehearse({
      playbook: quarantineAccount,
      finding: findingOn({}, { type, account }),
      open: ground.open,
      settings,
    })
  const state = async () => ({
    parents: (await organizations.listParents({ ChildId: member })).Parents,
    policies: (
      await organizations.listPoliciesForTarget({
        TargetId: member,
        Filter: 'SERVICE_CONTROL_POLICY',
      })
    ).Policies,
  })
  const said = async (settings?: JsonObject) =>
    (await stage(settings).plan()).notes.map(({ text }) => text.en).join('\n')
  const scp = async (content: object) => {
    const made = await organizations.createPolicy({
      Name: `Quarantine-${crypto.randomUUID().slice(0, 8)}`,
      Description: 'Denies all but responders',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: JSON.stringify(content),
    })
    return made.Policy?.PolicySummary?.Id ?? ''
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    organizations = new Organizations(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    await moto.reset()
    await organizations.createOrganization({ FeatureSet: 'ALL' })
    const root = (await organizations.listRoots({})).Roots?.[0]?.Id ?? ''
    await organizations.enablePolicyType({ RootId: root, PolicyType: 'SERVICE_CONTROL_POLICY' })
    const unit = async (Name: string) =>
      (await organizations.createOrganizationalUnit({ ParentId: root, Name })).OrganizationalUnit
        ?.Id ?? ''
    production = await unit('Production')
    quarantine = await unit('Quarantine')
    const asked = { AccountName: 'shop', Email: 'shop@example.com' }
    member = (await organizations.createAccount(asked)).CreateAccountStatus?.AccountId ?? ''
    await organizations.moveAccount({
      AccountId: member,
      SourceParentId: root,
      DestinationParentId: production,
    })
    const Condition = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/responder' } }
    policy = await scp(deny({ Condition }))
  })

  it('attaches the policy to the account alone, and detaches it again', async () => {
    const before = await state()
    const { plan, act, undo, made } = stage()
    const approved = await plan()
    expect(linesOf(approved)).toEqual([`attach: ${member} policy: null -> "${policy}"`])
    expect(await state()).toEqual(before)
    await act(approved)
    expect((await state()).policies?.map(({ Id }) => Id)).toContain(policy)
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    expect(JSON.stringify(made['attach'])).toContain(production)
    await undo(approved)
    expect(await state()).toEqual(before)
  })

  it('moves the account where a unit is deployed instead, and back to where it was', async () => {
    const before = await state()
    const { run, undo } = stage({ management: motoAccount, unit: quarantine })
    const done = await run()
    expect(linesOf(done)).toEqual([`move: ${member} parent: "${production}" -> "${quarantine}"`])
    expect((await state()).parents?.[0]?.Id).toBe(quarantine)
    await undo(done)
    expect(await state()).toEqual(before)
  })

  it('refuses the undo once somebody has moved the account elsewhere', async () => {
    const { run, planUndo } = stage({ management: motoAccount, unit: quarantine })
    const done = await run()
    await organizations.moveAccount({
      AccountId: member,
      SourceParentId: quarantine,
      DestinationParentId: production,
    })
    expect(await planUndo(done)).toEqual({
      drifted: [{ resource: member, field: 'parent', from: quarantine, to: production }],
    })
  })

  it('shows the path of the account, the policies on it and what would be attached', async () => {
    expect(await said()).toMatch(
      new RegExp(`Path: Root \\(r-\\w+\\) / Production \\(${production}\\) / .* \\(${member}\\)`),
    )
    expect(await said()).toContain(`${production}: FullAWSAccess`)
    expect(await said()).toContain('arn:aws:iam::*:role/responder')
    expect(await said()).not.toContain('excepts nobody')
    expect(await said({ management: motoAccount, unit: quarantine })).toContain('Stack sets')
  })

  it('warns where the policy locks out the responders, too', async () => {
    const all = await scp(deny({}))
    expect(await said({ management: motoAccount, policy: all })).toContain('excepts nobody')
  })

  it('is refused for the management account, a stranger, and a policy that is not there', async () => {
    const set = { management: motoAccount, policy }
    await expect(stage(set, motoAccount).plan()).rejects.toThrow(/is the management account/)
    await expect(stage(set, '999988887777').plan()).rejects.toThrow(/is not in the organization/)
    const none = { management: motoAccount, policy: 'p-00000000' }
    await expect(stage(none).plan()).rejects.toThrow(/There is no p-00000000/)
  })
})

it('ends on the simulated account as on moto: denied from above, and then as before', async () => {
  const finding = findingOn({}, { type })
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: quarantineAccount, finding, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  expect(await ground.state()).not.toEqual(before)
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it('is refused where nothing is deployed, and says what to deploy', async () => {
  const finding = findingOn({}, { type })
  const { open } = simulatedGround(finding, 'incident-1')
  const { plan } = rehearse({ playbook: quarantineAccount, finding, open, settings: {} })
  await expect(plan()).rejects.toThrow(/No quarantine is deployed.*settings.quarantine-account/)
})

it('is offered for attack sequences and for the root user, and for nothing smaller', () => {
  const account = '123456789012'
  expect(quarantineAccount.from(findingOn({}, { type }))).toEqual({ account })
  expect(quarantineAccount.from(findingOn({ userType: 'Root' }))).toEqual({ account })
  expect(quarantineAccount.from(findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' }))).toBeUndefined()
})

it('takes a policy or a unit from hikeshi.yaml, not both', () => {
  const management = '444455556666'
  const { schema } = quarantineAccount.settings ?? {}
  const unit = 'ou-shop-quarantn'
  expect(schema?.safeParse({ management, unit }).success).toBe(true)
  expect(schema?.safeParse({ management, unit, policy: 'p-quarantine1' }).success).toBe(false)
  expect(schema?.safeParse({ management }).success).toBe(false)
})

itUsesExactlyItsPermissions(quarantineAccount)
