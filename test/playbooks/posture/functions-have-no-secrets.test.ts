import { IAM } from '@aws-sdk/client-iam'
import { Lambda } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/functions-have-no-secrets.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other, and shows no value', async () => {
  const role = await new IAM(motoClient(moto.url)).createRole({
    RoleName: 'fn',
    AssumeRolePolicyDocument: '{}',
  })
  const lambda = new Lambda(motoClient(moto.url))
  const make = (FunctionName: string, Variables: Record<string, string>) =>
    lambda.createFunction({
      FunctionName,
      Role: role.Role?.Arn,
      Runtime: 'nodejs22.x',
      Handler: 'x',
      Code: { ZipFile: Buffer.from('x') },
      Environment: { Variables },
    })
  await make('bad', { DB_PASSWORD: 'hunter2', STAGE: 'prod' })
  await make('good', {
    DB_PASSWORD_ARN: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db',
    STAGE: 'prod',
  })
  const found = await scan(check, { moto })
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:'
  expect(saidOf(found)).toEqual([`fail ${arn}bad`, `pass ${arn}good`])
  expect(JSON.stringify(found)).not.toContain('hunter2')
})

itIsProven(check)
