import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/iam-manager-roles.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('asks a person', async () => {
  expect(await scan(check, { moto })).toMatchObject([
    { resource: '123456789012', status: 'attest' },
  ])
})

itIsProven(check)
