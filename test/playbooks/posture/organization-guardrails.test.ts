import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/organization-guardrails.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('fails with none of its own, and passes with one on the root', async () => {
  const org = new Organizations(motoClient(moto.url))
  await org.createOrganization({ FeatureSet: 'ALL' })
  const { Roots: [root] = [] } = await org.listRoots({})
  await org.enablePolicyType({ RootId: root?.Id, PolicyType: 'SERVICE_CONTROL_POLICY' })
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
  const { Policy } = await org.createPolicy({
    Name: 'guard',
    Description: '-',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: '{"Version":"2012-10-17","Statement":[]}',
  })
  await org.attachPolicy({ PolicyId: Policy?.PolicySummary?.Id, TargetId: root?.Id })
  expect(await scan(check, { moto })).toMatchObject([{ status: 'pass' }])
})

itIsProven(check)
