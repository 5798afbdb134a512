import { IAM } from '@aws-sdk/client-iam'
import { Lambda } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/functions-on-supported-runtimes.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const role = await new IAM(motoClient(moto.url)).createRole({
    RoleName: 'fn',
    AssumeRolePolicyDocument: '{}',
  })
  const lambda = new Lambda(motoClient(moto.url))
  const make = (FunctionName: string, Runtime: 'nodejs22.x' | 'python3.7') =>
    lambda.createFunction({
      FunctionName,
      Role: role.Role?.Arn,
      Runtime,
      Handler: 'x',
      Code: { ZipFile: Buffer.from('x') },
    })
  await make('bad', 'python3.7')
  await make('good', 'nodejs22.x')
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:'
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${arn}bad`, `pass ${arn}good`])
})

itIsProven(check)
