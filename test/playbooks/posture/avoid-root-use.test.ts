import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/avoid-root-use.ts'
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
  const users = credentialReport({
    user: '<root_account>',
    arn: 'arn:aws:iam::123456789012:root',
    password_last_used: '2026-10-20T00:00:00+00:00',
  })
  const aws = await answering(moto, users)
  const found = await scan(check, { moto: aws, now: new Date('2026-11-01T00:00:00Z') })
  expect(saidOf(found)).toEqual(['fail arn:aws:iam::123456789012:root'])
  await aws.stop()
})
it('passes one that rests', async () => {
  const users = credentialReport({
    user: '<root_account>',
    arn: 'arn:aws:iam::123456789012:root',
    password_last_used: '2025-01-20T00:00:00+00:00',
  })
  const aws = await answering(moto, users)
  const found = await scan(check, { moto: aws, now: new Date('2026-11-01T00:00:00Z') })
  expect(saidOf(found)).toEqual(['pass arn:aws:iam::123456789012:root'])
  await aws.stop()
})

itIsProven(check)
