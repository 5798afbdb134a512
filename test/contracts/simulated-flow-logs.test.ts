import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround, simulatedGround } from '../support/aws.ts'
import { type Moto, motoClient, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { scopeFor } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

const ec2 = ['CreateFlowLogs', 'CreateTags', 'DeleteFlowLogs', 'DescribeFlowLogs', 'DescribeVpcs']
const also = ['iam:PassRole', 'logs:CreateLogDelivery', 'logs:DeleteLogDelivery']
const { scope } = scopeFor([...ec2.map((call) => `ec2:${call}`), ...also])
let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
  await new S3(motoClient(moto.url)).createBucket({ Bucket: 'flows' })
})
afterAll(() => moto.stop())

async function story({ ec2: client }: Aws) {
  const { Vpcs } = await client.describeVpcs({})
  const { VpcId = '', OwnerId } = Vpcs?.[0] ?? {}
  const log = {
    ResourceType: 'VPC' as const,
    TrafficType: 'ALL' as const,
    LogDestinationType: 's3' as const,
    LogDestination: 'arn:aws:s3:::flows',
    MaxAggregationInterval: 60,
    TagSpecifications: [
      { ResourceType: 'vpc-flow-log' as const, Tags: [{ Key: 'run', Value: '1' }] },
    ],
  }
  const make = (id: string) => client.createFlowLogs({ ...log, ResourceIds: [id] })
  const read = async () => {
    const Filter = [{ Name: 'resource-id', Values: [VpcId] }]
    const { FlowLogs = [] } = await client.describeFlowLogs({ Filter })
    return FlowLogs.map((one) => [
      one.TrafficType,
      one.LogDestination,
      one.MaxAggregationInterval,
      one.FlowLogStatus,
      one.DeliverLogsStatus,
      one.Tags,
    ])
  }
  const { FlowLogIds, Unsuccessful } = await make(VpcId)
  const made = await read()
  const twice = await refusal(make(VpcId))
  const unknown = await refusal(make('vpc-00000000000000000'))
  await client.deleteFlowLogs({ FlowLogIds })
  const gone = await refusal(client.deleteFlowLogs({ FlowLogIds: ['fl-00000000000000000'] }))
  return { OwnerId, Unsuccessful, made, twice, unknown, gone, after: await read() }
}

it('a flow log is made, read, refused twice and deleted as on moto', async () => {
  const told = await story(motoGround(moto.url).open(scope))
  expect(await story(simulatedGround(findingOn({}), 'incident-1').open(scope))).toEqual(told)
})
