import { GuardDuty } from '@aws-sdk/client-guardduty'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/guardduty-publishes-often.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it.each([
  ['FIFTEEN_MINUTES', 'pass'],
  ['SIX_HOURS', 'fail'],
] as const)('%s: %s', async (FindingPublishingFrequency, status) => {
  await new GuardDuty(motoClient(moto.url)).createDetector({
    Enable: true,
    FindingPublishingFrequency,
  })
  expect(await scan(check, { moto })).toMatchObject([{ status }])
})

itIsProven(check)
