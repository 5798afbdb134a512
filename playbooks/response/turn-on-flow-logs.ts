import { z } from 'zod'
import * as kit from '#kit'

const settings = z
  .strictObject({
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,62}(\/[\w!.*'()/-]+)?$/),
    logGroup: z.string().regex(/^[\w./#-]{1,512}$/),
    role: z.string().regex(/^[\w+=,.@/-]{1,512}$/),
  })
  .partial()
const { bucket, logGroup, role } = settings.shape
const input = z.object({
  vpcId: z
    .string()
    .regex(/^vpc-[0-9a-f]+$/)
    .nullable()
    .default(null),
  instanceId: z
    .string()
    .regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/)
    .nullable()
    .default(null),
  bucket: bucket.nullable().default(null),
  logGroup: logGroup.nullable().default(null),
  role: role.nullable().default(null),
})
type Ctx = kit.Look<z.output<typeof input>>

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { instanceId, vpcId } = ctx.input
  if (kit.flowDestination(ctx) === undefined)
    return {
      en: 'Where flow logs go is not configured. Name a bucket, or a log group and the role that writes to it, in hikeshi.yaml (settings.turn-on-flow-logs).',
      ja: 'フローログの配信先が設定されていません。hikeshi.yaml の settings.turn-on-flow-logs で、バケット、またはロググループと書き込み用のロールを指定してください。',
    }
  const gone = instanceId === null ? undefined : await kit.instanceGone(ctx.aws, instanceId)
  if (gone) return gone
  const vpc = (await kit.vpcOf(ctx)) ?? ''
  const found = await kit.orAbsent(ctx.aws.ec2.describeVpcs({ VpcIds: [vpc] }))
  const owner = found?.Vpcs?.[0]?.OwnerId
  if (found === undefined)
    return {
      en: `There is no VPC ${vpcId ?? vpc} in ${ctx.region} any more: there is no traffic left to record.`,
      ja: `VPC ${vpcId ?? vpc} は ${ctx.region} にもう存在しないため、記録する通信がありません。`,
    }
  if (owner === undefined || owner === ctx.account) return undefined
  return {
    en: `${vpc} is shared by account ${owner}, which alone can record all of its traffic: turn its flow log on there.`,
    ja: `${vpc} はアカウント ${owner} から共有された VPC です。VPC 全体の通信を記録できるのは所有者だけのため、そちらで有効にしてください。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { complete } = await kit.flowLogsOf(ctx, (await kit.vpcOf(ctx)) ?? '')
  const found = complete.map(({ FlowLogId: id, LogDestination, LogGroupName, TrafficType }) =>
    kit.info(
      `${id} records it already: ${TrafficType} traffic, to ${LogDestination ?? LogGroupName}.`,
      `${id} がすでに記録しています (${TrafficType}、配信先 ${LogDestination ?? LogGroupName})。`,
    ),
  )
  return [
    ...found,
    kit.info(
      'It records from now on, nothing of the past; the first records arrive within about ten minutes. No traffic is touched, and nothing in the VPC can tell.',
      '記録されるのは今後の通信だけで、過去にはさかのぼりません。最初の記録は 10 分ほどで届きます。通信には影響せず、VPC 内からは記録の有無を判別できません。',
    ),
    kit.warn(
      'Not in it: what is inside the packets, queries to the Amazon DNS server, instance metadata, DHCP and Time Sync. For DNS, turn on Route 53 Resolver query logging.',
      'パケットの中身、Amazon DNS サーバーへのクエリ、インスタンスメタデータ、DHCP、Time Sync は記録されません。DNS は Route 53 Resolver のクエリログで記録してください。',
    ),
    // As vended logs: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html and https://aws.amazon.com/cloudwatch/pricing/
    kit.warn(
      'COST: by the gigabyte of log, for all traffic of the whole VPC, until it is turned off. Whoever may write to the destination can change what was recorded.',
      '料金: VPC 全体の全通信が対象で、無効にするまでログの量に応じて課金されます。配信先に書き込める人は記録を改変できます。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'turn-on-flow-logs',
  risk: 'low',
  en: {
    title: 'Record the traffic of the VPC',
    button: 'Turn on flow logs',
    why: 'Who talks to whom, how much and when: without flow logs nobody can say later where data went, or which other machine was reached.',
    undo: 'Deletes the flow log of this run and no other. What was recorded stays where it is.',
    fields: { flowLog: 'flow log' },
  },
  ja: {
    title: 'VPC の通信の記録',
    button: 'フローログを有効化',
    why: '誰が誰と、いつ、どれだけ通信したかを記録します。フローログがなければ、データの送信先や、ほかに到達されたマシンを後から確かめられません。',
    undo: 'この実行で作成したフローログだけを削除します。すでに記録されたログは残ります。',
    fields: { flowLog: 'フローログ' },
  },
  permissions: [
    'ec2:CreateFlowLogs',
    'ec2:CreateTags',
    'ec2:DeleteFlowLogs',
    'ec2:DescribeFlowLogs',
    'ec2:DescribeInstances',
    'ec2:DescribeVpcs',
    'iam:PassRole',
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
  ],
  input,
  acts: (on) => [
    ...kit.ec2Arns(on, ...kit.planned(on.changes, 'vpc', 'vpc')),
    ...kit.makes(on, 'CreateFlowLogs', 'vpc-flow-log'),
    kit.madeByRun(on, 'vpc-flow-log', 'ec2:DeleteFlowLogs'),
    ...(on.input.role === null ? [] : [kit.roleArn(on, on.input.role)]),
    kit.unnamed('logs:CreateLogDelivery', 'logs:DeleteLogDelivery'),
  ],
  settings: { schema: settings, sample: { bucket: 'shop-flow-logs' } },
  from: ({ subject: { instanceId, vpcId } }) =>
    instanceId !== undefined ? { instanceId } : vpcId !== undefined ? { vpcId } : undefined,
  fit,
  notes,
  steps: [
    {
      id: 'record',
      phase: 'evidence',
      en: { title: 'Record all traffic from now on' },
      ja: { title: '以後の全通信の記録' },
      now: async (ctx) => {
        const vpc = (await kit.vpcOf(ctx)) ?? ''
        const { ours, complete } = await kit.flowLogsOf(ctx, vpc)
        const to = `ALL: ${kit.flowDestination(ctx)?.shown}`
        return {
          [vpc]: { flowLog: ours.length > 0 ? to : null, to, recorded: complete.length > 0 },
        }
      },
      // One that others keep is as good: a second one would only cost.
      want: ({ now }) =>
        Object.fromEntries(
          Object.entries(now).map(([vpc, { to = null, recorded }]) => [
            vpc,
            recorded === true ? {} : { flowLog: to },
          ]),
        ),
      do: kit.createFlowLog,
      undo: kit.deleteFlowLog,
      repeatable: false,
    },
  ],
})
