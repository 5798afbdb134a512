import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/security-contact.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails where there is none', async () => {
  const aws = await answering(moto, {
    'POST /getAlternateContact': { error: 'ResourceNotFoundException' },
  })
  expect(await scan(check, { moto: aws })).toMatchObject([{ status: 'fail' }])
  await aws.stop()
})

it('passes where there is one', async () => {
  const aws = await answering(moto, {
    'POST /getAlternateContact': { AlternateContact: { AlternateContactType: 'SECURITY' } },
  })
  expect(await scan(check, { moto: aws })).toMatchObject([{ status: 'pass' }])
  await aws.stop()
})

itIsProven(check)
