import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/password-minimum-length.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
let iam: IAM
beforeAll(async () => {
  moto = await startMoto()
  iam = new IAM(motoClient(moto.url))
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it.each([
  [14, 'pass'],
  [13, 'fail'],
])('says of a minimum of %i: %s', async (MinimumPasswordLength, status) => {
  await iam.updateAccountPasswordPolicy({ MinimumPasswordLength })
  expect(await scan(check, { moto })).toMatchObject([
    { resource: '123456789012', status, evidence: { MinimumPasswordLength } },
  ])
})

it('fails an account that never set a policy', async () => {
  const [verdict] = await scan(check, { moto })
  expect(verdict?.status).toBe('fail')
  expect(verdict?.why.en).toMatch(/8 characters.*no policy is set/)
})

itIsProven(check)
