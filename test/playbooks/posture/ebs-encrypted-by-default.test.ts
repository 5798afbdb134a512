import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/ebs-encrypted-by-default.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails as AWS has it, and passes once it is on', async () => {
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
  await new EC2(motoClient(moto.url)).enableEbsEncryptionByDefault({})
  expect(await scan(check, { moto })).toMatchObject([{ resource: 'us-east-1', status: 'pass' }])
})

itIsProven(check)
