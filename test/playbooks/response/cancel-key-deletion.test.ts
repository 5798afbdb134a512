import { KMS } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import alarm from '../../../handlers/findings/kms-key-disabled.ts'
import cancel from '../../../playbooks/response/cancel-key-deletion.ts'
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
    rehearse({ playbook: cancel, finding: findingOn({ kmsKey: id }), open: ground.open })
  const metadata = async () => (await kms.describeKey({ KeyId: kmsKey })).KeyMetadata

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    kms = new KMS(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    kmsKey = (await kms.createKey({})).KeyMetadata?.KeyId ?? ''
    await kms.scheduleKeyDeletion({ KeyId: kmsKey, PendingWindowInDays: 7 })
  })

  it('shows the state and the date that go away, warns of that date, and changes nothing by looking', async () => {
    const before = await metadata()
    const plan = await stage().plan()
    const date = before?.DeletionDate?.toISOString() ?? ''
    expect(linesOf(plan)).toEqual([
      `cancel: ${kmsKey} KeyState: "PendingDeletion" -> "Disabled"`,
      `cancel: ${kmsKey} DeletionDate: "${date}" -> null`,
    ])
    const said = plan.notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(`lost for ever at ${date.slice(0, 16)}Z`)
    expect(said).toContain('The key stays disabled')
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await metadata()).toEqual(before)
  })

  it('cancels the deletion, leaves the key disabled, and is never undone', async () => {
    const { run, planUndo, act, calls } = stage()
    const done = await run()
    expect(await metadata()).toMatchObject({ KeyState: 'Disabled', Enabled: false })
    const back = await planUndo(done)
    if ('drifted' in back) throw new Error('nothing has drifted')
    expect(linesOf(back)).toEqual([])
    await act(back)
    expect(await metadata()).toMatchObject({ KeyState: 'Disabled' })
    expect(calls.map(({ action }) => action)).toEqual(['kms:CancelKeyDeletion'])
  })

  it('has nothing to do for a key in use, and points to the other playbook for one that is disabled', async () => {
    await kms.cancelKeyDeletion({ KeyId: kmsKey })
    await expect(stage().plan()).rejects.toThrow(/merely disabled. Run "Enable the KMS key"/)
    await kms.enableKey({ KeyId: kmsKey })
    expect(linesOf(await stage().plan())).toEqual([])
  })

  it('is refused for a key that is gone already, with what is left to do', async () => {
    const gone = stage('5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f')
    await expect(gone.plan()).rejects.toThrow(/look for copies under another key/)
  })
})

const envelope = {
  id: 'e-1',
  source: 'aws.kms',
  'detail-type': 'AWS API Call via CloudTrail',
  account: '111122223333',
  region: 'ap-northeast-1',
  time: '2026-08-22T02:00:00Z',
  resources: [],
}
const title = { en: 'Test', ja: 'テスト' }
const read = (detail: Record<string, unknown>) => ({
  source: alarm.id,
  ...alarm.read(detail, {
    envelope: { ...envelope, detail },
    describe: () => ({ title, what: title }),
  }),
})
const sample = alarm.sample as Record<string, unknown>

it('the sample of the alarm ends on the simulated account: cancelled, and then enabled by the other playbook', async () => {
  const finding = read(sample)
  const { open } = simulatedGround(finding, 'incident-1')
  const stage = rehearse({ playbook: cancel, finding, open })
  const approved = await stage.plan()
  expect(linesOf(approved)).toHaveLength(2)
  const next = rehearse({ playbook: enable, finding, open })
  await expect(next.plan()).rejects.toThrow(/waiting for its deletion/)
  await stage.act(approved)
  await next.run()
  expect(linesOf(await stage.plan())).toEqual([])
})

it('is offered where the alarm names the key that was taken out of use, not where its material was deleted', () => {
  const keyId = '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f'
  expect(cancel.from(read(sample))).toEqual({ kmsKey: keyId })
  const arn = `arn:aws:kms:ap-northeast-1:111122223333:key/${keyId}`
  const disabled = { ...sample, eventName: 'DisableKey', requestParameters: { keyId: arn } }
  expect(cancel.from(read(disabled))).toEqual({ kmsKey: keyId })
  const material = { ...sample, eventName: 'DeleteImportedKeyMaterial' }
  expect(cancel.from(read(material))).toBeUndefined()
})

itUsesExactlyItsPermissions(cancel)
