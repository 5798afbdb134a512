import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/access-analyzer-on.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const analyzer = (type: string, status: string) => ({
  analyzers: [
    {
      arn: 'arn:aws:access-analyzer:us-east-1:123456789012:analyzer/a',
      name: 'a',
      type,
      status,
      createdAt: '2026-01-01T00:00:00Z',
    },
  ],
})
it.each([
  [analyzer('ORGANIZATION', 'ACTIVE'), 'pass'],
  [analyzer('ACCOUNT_UNUSED_ACCESS', 'ACTIVE'), 'fail'],
  [analyzer('ACCOUNT', 'DISABLED'), 'fail'],
  [{ analyzers: [] }, 'fail'],
])('with %j says %s', async (answer, status) => {
  const aws = await answering(moto, { 'GET /analyzer': answer })
  expect(await scan(check, { moto: aws })).toMatchObject([{ resource: 'us-east-1', status }])
  await aws.stop()
})

itIsProven(check)
