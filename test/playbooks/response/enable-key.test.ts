import { KMS } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import enable from '../../../playbooks/response/enable-key.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let kms: KMS
  let kmsKey: string
  const stage = (id = kmsKey) =>
    rehearse({ playbook: enable, finding: findingOn({ kmsKey: id }), open: ground.open })
  const metadata = async () => (await kms.describeKey({ KeyId: kmsKey })).KeyMetadata

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    kms = new KMS(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    kmsKey = (await kms.createKey({})).KeyMetadata?.KeyId ?? ''
    await kms.disableKey({ KeyId: kmsKey })
  })

  it('shows the one line, and changes nothing by looking', async () => {
    const before = await metadata()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([`enable: ${kmsKey} KeyState: "Disabled" -> "Enabled"`])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await metadata()).toEqual(before)
  })

  it('enables the key so that it decrypts again, and disables it on undo', async () => {
    const before = await metadata()
    const { run, undo, plan, calls } = stage()
    const done = await run()
    const Plaintext = Buffer.from('invoice')
    await expect(kms.encrypt({ KeyId: kmsKey, Plaintext })).resolves.toBeDefined()
    expect(linesOf(await plan())).toEqual([])
    await undo(done)
    expect(await metadata()).toEqual(before)
    expect(calls.map(({ action }) => action)).toEqual(['kms:EnableKey', 'kms:DisableKey'])
  })

  it('has nothing to do where the key is enabled already', async () => {
    await kms.enableKey({ KeyId: kmsKey })
    expect(linesOf(await stage().plan())).toEqual([])
  })

  it('refuses the undo once somebody has disabled the key again', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await kms.disableKey({ KeyId: kmsKey })
    const line = { resource: kmsKey, field: 'KeyState', from: 'Enabled', to: 'Disabled' }
    expect(await planUndo(done)).toEqual({ drifted: [line] })
  })

  it('says what the key is called and who holds a grant on it', async () => {
    await kms.createAlias({ AliasName: `alias/orders-${kmsKey}`, TargetKeyId: kmsKey })
    const GranteePrincipal = 'arn:aws:iam::123456789012:role/backup'
    await kms.createGrant({ KeyId: kmsKey, GranteePrincipal, Operations: ['Decrypt'] })
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(`Aliases: alias/orders-${kmsKey}. Grants: 1.`)
    expect(said).toContain('Contain whoever disabled it')
  })

  it('refuses a key that waits for its deletion, and one that is gone', async () => {
    await kms.scheduleKeyDeletion({ KeyId: kmsKey, PendingWindowInDays: 7 })
    await expect(stage().plan()).rejects.toThrow(/run "Cancel the deletion of the KMS key" first/)
    const gone = stage('5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f')
    await expect(gone.plan()).rejects.toThrow(/A deleted key never comes back/)
  })
})

it('ends on the simulated account as on moto: enabled, and then disabled as before', async () => {
  const finding = findingOn({ kmsKey: '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f' })
  const ground = simulatedGround(finding, 'incident-1')
  const stage = rehearse({ playbook: enable, finding, open: ground.open })
  const approved = await stage.plan()
  const before = await ground.state()
  expect(linesOf(approved)).toHaveLength(1)
  await stage.act(approved)
  expect(linesOf(await stage.plan())).toEqual([])
  await stage.undo(approved)
  expect(await ground.state()).toEqual(before)
})

it('is not offered once KMS itself tells that the key or its material is gone', () => {
  const subject = { kmsKey: '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f' }
  expect(enable.from(findingOn(subject))).toEqual(subject)
  for (const type of ['KMS CMK Deletion', 'KMS Imported Key Material Expiration'])
    expect(enable.from(findingOn(subject, { type }))).toBeUndefined()
})

itUsesExactlyItsPermissions(enable)
