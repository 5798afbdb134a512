import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { EC2 } from '@aws-sdk/client-ec2'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import turnOn from '../../../playbooks/response/turn-on-flow-logs.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, newSubnet, seedInstance, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const bucket = 'shop-flow-logs'
const said = (notes: readonly { text: { en: string } }[]) =>
  notes.map(({ text }) => text.en).join('\n')

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let vpcId: string
  let instanceId: string
  const stage = (settings: JsonObject = { bucket }, subject: object = { instanceId }) =>
    rehearse({ playbook: turnOn, finding: findingOn(subject), open: ground.open, settings })
  const flowLogs = async () =>
    (await ec2.describeFlowLogs({ Filter: [{ Name: 'resource-id', Values: [vpcId] }] })).FlowLogs

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
    await new S3(motoClient(moto.url)).createBucket({ Bucket: bucket })
    await new CloudWatchLogs(motoClient(moto.url)).createLogGroup({ logGroupName: 'flows' })
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    const seeded = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
    vpcId = seeded.vpcId
    instanceId = seeded.instanceId
  })

  it('shows the one line for the VPC of the instance, and changes nothing by looking', async () => {
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `record: ${vpcId} flowLog: null -> "ALL: arn:aws:s3:::${bucket}"`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(said(plan.notes)).toMatch(
      /COST: by the gigabyte of log, for all traffic of the whole VPC/,
    )
    expect(await flowLogs()).toEqual([])
  })

  it('records all traffic into the bucket, and deletes that flow log alone on undo', async () => {
    await ec2.createFlowLogs({
      ResourceType: 'VPC',
      ResourceIds: [vpcId],
      TrafficType: 'REJECT',
      LogGroupName: 'flows',
      DeliverLogsPermissionArn: 'arn:aws:iam::123456789012:role/flow-writer',
    })
    const before = await flowLogs()
    const { run, undo, plan } = stage()
    const done = await run()
    const made = (await flowLogs())?.filter(({ TrafficType }) => TrafficType === 'ALL')
    expect(made).toMatchObject([
      {
        ResourceId: vpcId,
        LogDestination: `arn:aws:s3:::${bucket}`,
        MaxAggregationInterval: 60,
        Tags: [
          { Key: 'hikeshi:incident', Value: 'incident-1' },
          { Key: 'hikeshi:run', Value: 'run-1' },
        ],
      },
    ])
    expect(linesOf(await plan())).toEqual([])
    await undo(done)
    expect(await flowLogs()).toEqual(before)
  })

  it('records into a log group by the role that is configured', async () => {
    const { run, undo } = stage({ logGroup: 'flows', role: 'flow-writer' }, { vpcId })
    const done = await run()
    expect(linesOf(done)).toEqual([`record: ${vpcId} flowLog: null -> "ALL: log group flows"`])
    expect(await flowLogs()).toMatchObject([
      {
        LogGroupName: 'flows',
        DeliverLogsPermissionArn: 'arn:aws:iam::123456789012:role/flow-writer',
      },
    ])
    await undo(done)
    expect(await flowLogs()).toEqual([])
  })

  it('has nothing to do where another flow log records all of the VPC', async () => {
    await ec2.createFlowLogs({
      ResourceType: 'VPC',
      ResourceIds: [vpcId],
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: `arn:aws:s3:::${bucket}`,
    })
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([])
    expect(said(plan.notes)).toMatch(/fl-\w+ records it already: ALL traffic/)
  })

  it('refuses the undo once somebody has deleted the flow log', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const ids = (await flowLogs())?.map(({ FlowLogId = '' }) => FlowLogId)
    await ec2.deleteFlowLogs({ FlowLogIds: ids })
    expect(await planUndo(done)).toMatchObject({ drifted: [{ field: 'flowLog', to: null }] })
  })

  it('fails in words where the bucket is not there, and changes nothing', async () => {
    await expect(stage({ bucket: 'no-such-bucket' }).run()).rejects.toThrow(/does not exist/)
    expect(await flowLogs()).toEqual([])
  })

  it('is refused without a destination, for an instance that is gone and a VPC that is gone', async () => {
    await expect(stage({}).plan()).rejects.toThrow(/settings.turn-on-flow-logs/)
    await expect(stage({ logGroup: 'flows' }).plan()).rejects.toThrow(/the role that writes/)
    const gone = stage({ bucket }, { vpcId: 'vpc-0123456789abcdef0' })
    await expect(gone.plan()).rejects.toThrow(/no VPC vpc-0123456789abcdef0/)
    await ec2.terminateInstances({ InstanceIds: [instanceId] })
    await expect(stage().plan()).rejects.toThrow(/terminated/)
  })
})

it.each([{ instanceId: 'i-0aaaaaaaaaaaaaaa1' }, { vpcId: 'vpc-0aaaaaaaaaaaaaaa1' }])(
  'ends on the simulated account as on moto for %o: recorded, and then as before',
  async (subject) => {
    const finding = findingOn(subject)
    const ground = simulatedGround(finding, 'incident-1')
    const { plan, act, undo } = rehearse({ playbook: turnOn, finding, open: ground.open })
    const approved = await plan()
    const before = await ground.state()
    expect(linesOf(approved)).toHaveLength(1)
    await act(approved)
    expect(linesOf(await plan())).toEqual([])
    await undo(approved)
    expect(await ground.state()).toEqual(before)
  },
)

itUsesExactlyItsPermissions(turnOn)
