import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/macie-on.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it.each([
  [{ status: 'ENABLED' }, 'pass'],
  [{ status: 'PAUSED' }, 'fail'],
])('with %j says %s', async (session, status) => {
  const aws = await answering(moto, { 'GET /macie': session })
  expect(await scan(check, { moto: aws })).toMatchObject([{ resource: 'us-east-1', status }])
  await aws.stop()
})

itIsProven(check)
