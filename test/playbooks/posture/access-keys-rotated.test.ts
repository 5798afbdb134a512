import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/access-keys-rotated.ts'
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
      access_key_1_active: 'true',
      access_key_1_last_rotated: '2026-10-01T00:00:00+00:00',
      access_key_2_active: 'true',
      access_key_2_last_rotated: '2025-10-01T00:00:00+00:00',
    },
    {
      user: 'bob',
      arn: 'arn:aws:iam::123456789012:user/bob',
      access_key_1_last_rotated: '2020-10-01T00:00:00+00:00',
    },
  )
  const aws = await answering(moto, users)
  const found = await scan(check, { moto: aws, now: new Date('2026-11-01T00:00:00Z') })
  expect(saidOf(found)).toEqual([
    'fail arn:aws:iam::123456789012:user/ann key 2',
    'pass arn:aws:iam::123456789012:user/ann key 1',
  ])
  await aws.stop()
})

itIsProven(check)
