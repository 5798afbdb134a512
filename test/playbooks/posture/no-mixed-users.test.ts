import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/no-mixed-users.ts'
import { answering, credentialReport } from '../../support/answers.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const users = credentialReport(
    { user: 'ann', arn: 'arn:aws:iam::123456789012:user/ann', password_enabled: 'true' },
    {
      user: 'bob',
      arn: 'arn:aws:iam::123456789012:user/bob',
      password_enabled: 'true',
      access_key_2_active: 'true',
    },
    { user: 'none', arn: 'arn:aws:iam::123456789012:user/none' },
  )
  const aws = await answering(moto, users)
  const found = await scan(check, { moto: aws, now: new Date('2026-11-01T00:00:00Z') })
  expect(saidOf(found)).toEqual([
    'fail arn:aws:iam::123456789012:user/bob',
    'pass arn:aws:iam::123456789012:user/ann',
  ])
  await aws.stop()
})

itIsProven(check)
