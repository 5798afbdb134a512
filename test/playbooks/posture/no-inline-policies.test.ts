import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/no-inline-policies.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const iam = () => new IAM(motoClient(moto.url))
const allow = (more: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Resource: '*', ...more }],
  })

it('tells the one from the other', async () => {
  await iam().createUser({ UserName: 'ann' })
  await iam().createGroup({ GroupName: 'ops' })
  await iam().putGroupPolicy({
    GroupName: 'ops',
    PolicyName: 'own',
    PolicyDocument: allow({ Action: 's3:*' }),
  })
  const arn = 'arn:aws:iam::123456789012:'
  expect(saidOf(await scan(check, { moto }))).toEqual([
    `fail ${arn}group/ops`,
    `pass ${arn}user/ann`,
  ])
})

itIsProven(check)
