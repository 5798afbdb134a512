import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/password-lowercase.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it.each([
  [{ RequireLowercaseCharacters: true }, 'pass'],
  [{ RequireLowercaseCharacters: false }, 'fail'],
])('says of %j: %s', async (policy, status) => {
  await new IAM(motoClient(moto.url)).updateAccountPasswordPolicy(policy)
  expect(await scan(check, { moto })).toMatchObject([{ resource: '123456789012', status }])
})

it('fails an account that never set a policy', async () => {
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
})

itIsProven(check)
