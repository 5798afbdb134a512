import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import alarm from '../../../handlers/findings/sign-in-weakened.ts'
import fix from '../../../playbooks/response/fix-password-policy.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { readingOf } from '../../support/call-alarm.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const finding = findingOn({ passwordPolicy: '123456789012' })
const what = 'set: password-policy/123456789012'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let iam: IAM
  const stage = () => rehearse({ playbook: fix, finding, open: ground.open })
  const policy = async () => (await iam.getAccountPasswordPolicy({})).PasswordPolicy
  const weak = {
    MinimumPasswordLength: 8,
    RequireNumbers: true,
    AllowUsersToChangePassword: true,
    MaxPasswordAge: 365,
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    iam = new IAM(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    await moto.reset()
    await iam.updateAccountPasswordPolicy(weak)
  })

  it('shows each rule that is weaker than the benchmark, and changes nothing by looking', async () => {
    const before = await policy()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `${what} MinimumPasswordLength: 8 -> 14`,
      `${what} RequireUppercaseCharacters: null -> true`,
      `${what} RequireLowercaseCharacters: null -> true`,
      `${what} RequireSymbols: null -> true`,
      `${what} PasswordReusePrevention: null -> 24`,
      `${what} MaxPasswordAge: 365 -> 90`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await policy()).toEqual(before)
  })

  it('sets them, leaves the other rules, and puts back exactly what was there', async () => {
    const before = await policy()
    const { run, undo, plan } = stage()
    const done = await run()
    expect(await policy()).toMatchObject({
      MinimumPasswordLength: 14,
      RequireNumbers: true,
      PasswordReusePrevention: 24,
      MaxPasswordAge: 90,
      AllowUsersToChangePassword: true,
    })
    expect(linesOf(await plan())).toEqual([])
    await undo(done)
    expect(await policy()).toEqual(before)
  })

  it('makes a policy where there is none, and deletes it on undo', async () => {
    await iam.deleteAccountPasswordPolicy({})
    const { run, undo, calls } = stage()
    const done = await run()
    expect(linesOf(done)).toContain(`${what} configured: false -> true`)
    expect(await policy()).toMatchObject({ MinimumPasswordLength: 14, RequireSymbols: true })
    await undo(done)
    await expect(policy()).rejects.toMatchObject({ name: 'NoSuchEntityException' })
    expect(calls.map(({ action }) => action)).toEqual([
      'iam:UpdateAccountPasswordPolicy',
      'iam:DeleteAccountPasswordPolicy',
    ])
  })

  it('leaves what is stricter than the benchmark', async () => {
    const strict = { MinimumPasswordLength: 20, MaxPasswordAge: 30 }
    await iam.updateAccountPasswordPolicy({ ...weak, ...strict })
    const fields = (await stage().plan()).steps.flatMap(({ changes }) =>
      changes.map(({ field }) => field),
    )
    expect(fields).not.toContain('MinimumPasswordLength')
    expect(fields).not.toContain('MaxPasswordAge')
  })

  it('refuses the undo once somebody has changed a rule', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await iam.updateAccountPasswordPolicy({ ...weak, MinimumPasswordLength: 14 })
    expect(await planUndo(done)).toMatchObject({
      drifted: expect.arrayContaining([
        expect.objectContaining({ field: 'RequireSymbols', from: true, to: null }),
      ]),
    })
  })

  it('warns of passwords that expire at once, more so where only an administrator can reset them', async () => {
    const said = async () => (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(await said()).toContain('must choose a new one')
    await iam.updateAccountPasswordPolicy({ ...weak, HardExpiry: true })
    expect(await said()).toContain('locked out')
    await iam.updateAccountPasswordPolicy({ ...weak, MaxPasswordAge: 60 })
    expect(await said()).not.toContain('90 days')
  })
})

it('ends on the simulated account as on moto: strict, and then as before', async () => {
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: fix, finding, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  expect(linesOf(approved)).toHaveLength(4)
  await act(approved)
  expect(linesOf(await plan())).toEqual([])
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it('is offered where the policy was changed, not where only an MFA device was', () => {
  const sample = alarm.sample as Record<string, unknown>
  const offered = (eventName: string) =>
    fix.from(readingOf(alarm, { ...sample, eventName })) !== undefined
  expect(offered('DeleteAccountPasswordPolicy')).toBe(true)
  expect(offered('UpdateAccountPasswordPolicy')).toBe(true)
  expect(offered('DeactivateMFADevice')).toBe(false)
  const type = 'Stealth:IAMUser/PasswordPolicyChange'
  expect(fix.from(findingOn({}, { type }))).toEqual({})
})

itUsesExactlyItsPermissions(fix)
