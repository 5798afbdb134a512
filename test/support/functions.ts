import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { IAM } from '@aws-sdk/client-iam'
import { Lambda } from '@aws-sdk/client-lambda'
import { motoClient } from './moto.ts'

/** The smallest ZIP file there is: one without members. */
const ZipFile = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')

/** A function with a URL that is open to everybody and a mapping that reads a table's stream. */
export async function seedFunction(url: string): Promise<{ name: string; mapping: string }> {
  const name = `thumbnails-${crypto.randomUUID().slice(0, 8)}`
  const statement = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }
  const trust = { Version: '2012-10-17', Statement: [{ ...statement, Action: 'sts:AssumeRole' }] }
  const { Role } = await new IAM(motoClient(url)).createRole({
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(trust),
  })
  const lambda = new Lambda(motoClient(url))
  await lambda.createFunction({
    FunctionName: name,
    Role: Role?.Arn,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile },
    Environment: { Variables: { TOKEN: 'not-for-cards' } },
  })
  await lambda.createFunctionUrlConfig({ FunctionName: name, AuthType: 'NONE' })
  await lambda.addPermission({
    FunctionName: name,
    StatementId: 'everybody',
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  })
  const { TableDescription } = await new DynamoDB(motoClient(url)).createTable({
    TableName: name,
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  })
  const EventSourceArn = TableDescription?.LatestStreamArn
  const asked = { EventSourceArn, FunctionName: name, StartingPosition: 'LATEST' as const }
  const { UUID = '' } = await lambda.createEventSourceMapping(asked)
  return { name, mapping: UUID }
}
