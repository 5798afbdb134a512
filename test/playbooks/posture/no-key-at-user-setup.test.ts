import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/no-key-at-user-setup.ts'
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
      user_creation_time: '2026-01-01T00:00:00+00:00',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2026-01-01T00:00:05+00:00',
    },
    {
      user: 'bob',
      arn: 'arn:aws:iam::123456789012:user/bob',
      password_enabled: 'true',
      user_creation_time: '2026-01-01T00:00:00+00:00',
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2026-03-01T00:00:05+00:00',
    },
  )
  const aws = await answering(moto, users)
  const found = await scan(check, { moto: aws, now: new Date('2026-11-01T00:00:00Z') })
  expect(saidOf(found)).toEqual([
    'fail arn:aws:iam::123456789012:user/ann',
    'pass arn:aws:iam::123456789012:user/bob',
  ])
  await aws.stop()
})

itIsProven(check)
