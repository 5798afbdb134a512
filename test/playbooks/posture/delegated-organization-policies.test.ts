import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/delegated-organization-policies.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it.each([
  [{ ResourcePolicy: { Content: '{}' } }, 'pass'],
  [{ error: 'ResourcePolicyNotFoundException' }, 'fail'],
])('with %j says %s', async (answer, status) => {
  await new Organizations(motoClient(moto.url)).createOrganization({ FeatureSet: 'ALL' })
  const aws = await answering(moto, { DescribeResourcePolicy: answer })
  expect(await scan(check, { moto: aws })).toMatchObject([{ status }])
  await aws.stop()
})

itIsProven(check)
