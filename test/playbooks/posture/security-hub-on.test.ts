import { SecurityHub } from '@aws-sdk/client-securityhub'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/security-hub-on.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails where it is off, and passes where it is on', async () => {
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
  await new SecurityHub(motoClient(moto.url)).enableSecurityHub({})
  expect(await scan(check, { moto })).toMatchObject([{ resource: 'us-east-1', status: 'pass' }])
})

itIsProven(check)
