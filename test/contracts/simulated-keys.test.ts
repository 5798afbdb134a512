import { KMS } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround, simulatedGround } from '../support/aws.ts'
import { type Moto, motoClient, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { scopeFor } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

const kmsKey = '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f'
const calls = ['CancelKeyDeletion', 'DescribeKey', 'DisableKey', 'EnableKey', 'ListAliases']
const { scope } = scopeFor([...calls, 'ListGrants'].map((call) => `kms:${call}`))
/** What the alarm on a scheduled deletion says, by which the simulated key is in that state. */
const label = { en: 'API', ja: 'API' }
const finding = findingOn({ kmsKey }, { facts: [{ label, value: 'kms:ScheduleKeyDeletion' }] })

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())

async function story({ kms }: Aws, KeyId: string) {
  const state = async () => {
    const { KeyMetadata: key } = await kms.describeKey({ KeyId })
    return [key?.KeyState, key?.Enabled, key?.DeletionDate instanceof Date, key?.KeyManager]
  }
  const states = [await state()]
  for (const turn of ['cancelKeyDeletion', 'enableKey', 'enableKey', 'disableKey'] as const) {
    await kms[turn]({ KeyId })
    states.push(await state())
  }
  const { Aliases = [] } = await kms.listAliases({ KeyId })
  const unknown = { KeyId: '00000000-8a3b-4d6f-9e0c-1b2a3c4d5e6f' }
  return {
    states,
    aliases: Aliases.map(({ AliasName }) => AliasName),
    grants: (await kms.listGrants({ KeyId })).Grants,
    gone: [await refusal(kms.describeKey(unknown)), await refusal(kms.enableKey(unknown))],
  }
}

it('a simulated key is cancelled, enabled, disabled and not found as one of moto’s', async () => {
  const own = new KMS(motoClient(moto.url))
  const KeyId = (await own.createKey({})).KeyMetadata?.KeyId ?? ''
  await own.createAlias({ AliasName: 'alias/shop-orders', TargetKeyId: KeyId })
  await own.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 })
  const told = await story(motoGround(moto.url).open(scope), KeyId)
  const simulated = simulatedGround(finding, 'incident-1').open(scope)
  expect(await story(simulated, kmsKey)).toEqual(told)
})

it('a key that waits for its deletion is not enabled, and one that does not is not cancelled: as on AWS, moto does not look', async () => {
  const { kms } = simulatedGround(finding, 'incident-1').open(scope)
  expect(await refusal(kms.enableKey({ KeyId: kmsKey }))).toBe('KMSInvalidStateException')
  await kms.cancelKeyDeletion({ KeyId: kmsKey })
  expect(await refusal(kms.cancelKeyDeletion({ KeyId: kmsKey }))).toBe('KMSInvalidStateException')
})
