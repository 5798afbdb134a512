import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/oidc-roles-name-a-subject.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const iam = () => new IAM(motoClient(moto.url))

const role = (RoleName: string, statement: object, more: object = {}) =>
  iam().createRole({
    RoleName,
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }],
    }),
    ...more,
  })
const arn = 'arn:aws:iam::123456789012:role/'

it('tells the one from the other', async () => {
  await role('bad', {
    Principal: {
      Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    },
  })
  await role('good', {
    Principal: {
      Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    },
    Condition: {
      StringLike: {
        'token.actions.githubusercontent.com:sub': 'repo:shop/web:ref:refs/heads/main',
      },
    },
  })
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${arn}bad`, `pass ${arn}good`])
})

itIsProven(check)
