import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/delegated-service-admins.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails without one, and passes with one', async () => {
  const org = new Organizations(motoClient(moto.url))
  await org.createOrganization({ FeatureSet: 'ALL' })
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
  const { CreateAccountStatus } = await org.createAccount({
    AccountName: 'security',
    Email: 'security@example.com',
  })
  await org.registerDelegatedAdministrator({
    AccountId: CreateAccountStatus?.AccountId,
    ServicePrincipal: 'guardduty.amazonaws.com',
  })
  expect(await scan(check, { moto })).toMatchObject([{ status: 'pass' }])
})

itIsProven(check)
