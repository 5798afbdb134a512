import { GuardDuty } from '@aws-sdk/client-guardduty'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/guardduty-on.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails where there is none or it is suspended, and passes where it is on', async () => {
  const guardduty = new GuardDuty(motoClient(moto.url))
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
  const { DetectorId } = await guardduty.createDetector({ Enable: false })
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
  await guardduty.updateDetector({ DetectorId, Enable: true })
  expect(await scan(check, { moto })).toMatchObject([{ resource: 'us-east-1', status: 'pass' }])
})

itIsProven(check)
