import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/root-access-central.ts'
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
  ['<member>RootCredentialsManagement</member><member>RootSessions</member>', 'pass'],
  ['', 'fail'],
])('with %j says %s', async (features, status) => {
  await new Organizations(motoClient(moto.url)).createOrganization({ FeatureSet: 'ALL' })
  const aws = await answering(moto, {
    ListOrganizationsFeatures: `<OrganizationId>o-1</OrganizationId><EnabledFeatures>${features}</EnabledFeatures>`,
  })
  expect(await scan(check, { moto: aws })).toMatchObject([{ status }])
  await aws.stop()
})

it('has nothing to look at outside an organization', async () => {
  expect(await scan(check, { moto })).toEqual([])
})

itIsProven(check)
