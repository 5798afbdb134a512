import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/unused-credentials-90-days.ts'
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
    {
      user: 'ann',
      arn: 'arn:aws:iam::123456789012:user/ann',
      password_enabled: 'true',
      password_last_used: '2026-10-30T00:00:00+00:00',
    },
    {
      user: 'bob',
      arn: 'arn:aws:iam::123456789012:user/bob',
      password_enabled: 'true',
      password_last_used: '2026-01-30T00:00:00+00:00',
    },
    {
      user: 'ci',
      arn: 'arn:aws:iam::123456789012:user/ci',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2025-01-01T00:00:00+00:00',
    },
    {
      user: 'new',
      arn: 'arn:aws:iam::123456789012:user/new',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2026-10-25T00:00:00+00:00',
    },
    { user: 'none', arn: 'arn:aws:iam::123456789012:user/none' },
  )
  const aws = await answering(moto, users)
  const found = await scan(check, { moto: aws, now: new Date('2026-11-01T00:00:00Z') })
  expect(saidOf(found)).toEqual([
    'fail arn:aws:iam::123456789012:user/bob',
    'fail arn:aws:iam::123456789012:user/ci',
    'pass arn:aws:iam::123456789012:user/ann',
    'pass arn:aws:iam::123456789012:user/new',
  ])
  await aws.stop()
})

itIsProven(check)
