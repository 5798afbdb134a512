import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/detective-on.ts'
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
  [{ GraphList: [{ Arn: 'arn:aws:detective:us-east-1:123456789012:graph:1' }] }, 'pass'],
  [{ GraphList: [] }, 'fail'],
])('with %j says %s', async (answer, status) => {
  const aws = await answering(moto, { 'POST /graphs/list': answer })
  expect(await scan(check, { moto: aws })).toMatchObject([{ status }])
  await aws.stop()
})

itIsProven(check)
