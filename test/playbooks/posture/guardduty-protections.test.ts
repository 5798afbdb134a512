import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/guardduty-protections.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const feature = (name: string, status = 'ENABLED') => ({ name, status })
const all = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
  'EKS_RUNTIME_MONITORING',
]

it.each([
  [all.map((name) => feature(name)), 'pass'],
  [all.map((name) => feature(name, name === 'RDS_LOGIN_EVENTS' ? 'DISABLED' : 'ENABLED')), 'fail'],
])('with %j says %s', async (features, status) => {
  const aws = await answering(moto, {
    'GET /detector': { detectorIds: ['d1'] },
    'GET /detector/d1': { status: 'ENABLED', serviceRole: 'r', features },
  })
  expect(await scan(check, { moto: aws })).toMatchObject([{ resource: 'us-east-1', status }])
  await aws.stop()
})

it('has nothing to say where GuardDuty is off', async () => {
  expect(await scan(check, { moto })).toEqual([])
})

itIsProven(check)
