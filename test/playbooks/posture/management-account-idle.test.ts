import { EC2 } from '@aws-sdk/client-ec2'
import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/management-account-idle.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('passes while nothing runs, and fails with an instance', async () => {
  await new Organizations(motoClient(moto.url)).createOrganization({ FeatureSet: 'ALL' })
  expect(await scan(check, { moto })).toMatchObject([{ status: 'pass' }])
  await new EC2(motoClient(moto.url)).runInstances({
    ImageId: 'ami-12345678',
    MinCount: 1,
    MaxCount: 1,
  })
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
})

itIsProven(check)
