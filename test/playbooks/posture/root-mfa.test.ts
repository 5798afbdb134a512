import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/root-mfa.ts'
import { accountSummary, answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails where there is no MFA', async () => {
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
})

it.each([
  [{ AccountMFAEnabled: 1 }, /has MFA/],
  [{ AccountMFAEnabled: 0, AccountPasswordPresent: 0 }, /access is central/],
])('passes with %j', async (figures, why) => {
  const aws = await answering(moto, { GetAccountSummary: accountSummary(figures) })
  const [verdict] = await scan(check, { moto: aws })
  expect(verdict?.status).toBe('pass')
  expect(verdict?.why.en).toMatch(why)
  await aws.stop()
})

it('names the root user as its partition does', async () => {
  const aws = await answering(moto, { GetAccountSummary: accountSummary({}) })
  const [verdict] = await scan(check, { moto: aws, region: 'cn-north-1' })
  expect(verdict?.resource).toBe('arn:aws-cn:iam::123456789012:root')
  await aws.stop()
})

itIsProven(check)
