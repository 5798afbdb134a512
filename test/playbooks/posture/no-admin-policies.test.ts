import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/no-admin-policies.ts'
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

it('finds it on a user, on a group, and in a managed policy that is attached', async () => {
  const { Policy } = await iam().createPolicy({
    PolicyName: 'wide',
    PolicyDocument: allow({ Action: '*:*' }),
  })
  await iam().createPolicy({ PolicyName: 'idle', PolicyDocument: allow({ Action: '*' }) })
  await iam().createGroup({ GroupName: 'admins' })
  await iam().putGroupPolicy({
    GroupName: 'admins',
    PolicyName: 'all',
    PolicyDocument: allow({ Action: ['*'] }),
  })
  await iam().createUser({ UserName: 'ann' })
  await iam().putUserPolicy({
    UserName: 'ann',
    PolicyName: 'some',
    PolicyDocument: allow({ Action: 's3:*' }),
  })
  await iam().attachUserPolicy({ UserName: 'ann', PolicyArn: Policy?.Arn ?? '' })
  expect(saidOf(await scan(check, { moto }))).toEqual([
    'fail arn:aws:iam::123456789012:policy/wide',
    'fail group/admins all',
    'pass user/ann some',
  ])
})

it('finds *:* that a user has through a group and a managed policy of it, and not on the user', async () => {
  const PolicyDocument = allow({ Action: '*:*' })
  const { Policy } = await iam().createPolicy({ PolicyName: 'wide', PolicyDocument })
  await iam().createGroup({ GroupName: 'staff' })
  await iam().createUser({ UserName: 'ann' })
  await iam().addUserToGroup({ GroupName: 'staff', UserName: 'ann' })
  await iam().attachGroupPolicy({ GroupName: 'staff', PolicyArn: Policy?.Arn ?? '' })
  const found = await scan(check, { moto })
  expect(saidOf(found)).toEqual(['fail arn:aws:iam::123456789012:policy/wide'])
})

itIsProven(check)
