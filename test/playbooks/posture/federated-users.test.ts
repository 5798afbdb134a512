import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/federated-users.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells how many providers and users there are', async () => {
  await new IAM(motoClient(moto.url)).createUser({ UserName: 'ann' })
  const [verdict] = await scan(check, { moto })
  expect(verdict).toMatchObject({ status: 'attest', evidence: { providers: [], users: 1 } })
})

itIsProven(check)
