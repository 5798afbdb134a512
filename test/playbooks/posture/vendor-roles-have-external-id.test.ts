import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/vendor-roles-have-external-id.ts'
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
  await role('bad', { Principal: { AWS: 'arn:aws:iam::999988887777:root' } })
  await role('good', {
    Principal: { AWS: 'arn:aws:iam::999988887777:root' },
    Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
  })
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${arn}bad`, `pass ${arn}good`])
})

itIsProven(check)
