import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/root-access-key.ts'
import { accountSummary, answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('passes where there is no key', async () => {
  expect(await scan(check, { moto })).toMatchObject([{ status: 'pass' }])
})

it('fails where there is one', async () => {
  const aws = await answering(moto, {
    GetAccountSummary: accountSummary({ AccountAccessKeysPresent: 1 }),
  })
  expect(await scan(check, { moto: aws })).toMatchObject([
    { resource: 'arn:aws:iam::123456789012:root', status: 'fail' },
  ])
  await aws.stop()
})

itIsProven(check)
