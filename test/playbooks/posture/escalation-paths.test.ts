import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/escalation-paths.ts'
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
  const put = (PolicyName: string, more: object) =>
    iam().putUserPolicy({ UserName: 'ann', PolicyName, PolicyDocument: allow(more) })
  await put('bad', { Action: ['iam:CreatePolicyVersion', 'iam:GetPolicy'] })
  await put('good', { Action: ['iam:GetPolicy'] })
  expect(saidOf(await scan(check, { moto }))).toEqual(['fail user/ann bad', 'pass user/ann good'])
})

itIsProven(check)
