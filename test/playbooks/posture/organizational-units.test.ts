import { Organizations } from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/organizational-units.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('lists the units under the root', async () => {
  const org = new Organizations(motoClient(moto.url))
  await org.createOrganization({ FeatureSet: 'ALL' })
  const { Roots: [root] = [] } = await org.listRoots({})
  await org.createOrganizationalUnit({ ParentId: root?.Id, Name: 'production' })
  expect(await scan(check, { moto })).toMatchObject([
    { status: 'attest', evidence: ['production'] },
  ])
})

itIsProven(check)
