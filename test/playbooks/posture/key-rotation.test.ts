import { KMS } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/key-rotation.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const kms = new KMS(motoClient(moto.url))
  const bad = await kms.createKey({})
  const good = await kms.createKey({})
  await kms.createKey({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' })
  await kms.enableKeyRotation({ KeyId: good.KeyMetadata?.KeyId })
  expect(saidOf(await scan(check, { moto }))).toEqual([
    `fail ${bad.KeyMetadata?.Arn}`,
    `pass ${good.KeyMetadata?.Arn}`,
  ])
})

itIsProven(check)
