import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/groups-have-members.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const iam = () => new IAM(motoClient(moto.url))

it('tells the one from the other', async () => {
  await iam().createUser({ UserName: 'ann' })
  await iam().createGroup({ GroupName: 'ops' })
  await iam().createGroup({ GroupName: 'gone' })
  await iam().addUserToGroup({ GroupName: 'ops', UserName: 'ann' })
  const arn = 'arn:aws:iam::123456789012:group/'
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${arn}gone`, `pass ${arn}ops`])
})

itIsProven(check)
