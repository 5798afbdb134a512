import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/) })
type Input = z.output<typeof input>
type Ctx = kit.Look<Input>

const groupsOf = async ({ aws, input: { instanceId } }: Ctx) =>
  kit.targetGroupsOf(aws, await kit.readInstance(aws, instanceId))

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { instanceId } = ctx.input
  const gone = await kit.instanceGone(ctx.aws, instanceId)
  if (gone) return gone
  const member = await kit.membershipOf(ctx.aws, instanceId)
  if (member === undefined && (await groupsOf(ctx)).length === 0)
    return {
      en: `${instanceId} is in no Auto Scaling group and in no target group: there is nothing to detach it from. Isolate it instead.`,
      ja: `${instanceId} は Auto Scaling グループにもターゲットグループにも属していないため、切り離す対象がありません。代わりに隔離してください。`,
    }
  if (member === undefined || /^(InService|(Entering)?Standby)$/.test(member.state))
    return undefined
  return member.state.startsWith('Terminating')
    ? {
        en: `Auto Scaling is terminating ${instanceId} (${member.state}): Standby comes too late. Snapshot its volumes at once.`,
        ja: `${instanceId} は Auto Scaling によって終了処理中です (${member.state})。スタンバイにはできないため、すぐにボリュームのスナップショットを取得してください。`,
      }
    : {
        en: `${instanceId} is ${member.state} in its Auto Scaling group; only a member in service can go into Standby. Look again shortly.`,
        ja: `${instanceId} は Auto Scaling グループで ${member.state} の状態です。スタンバイにできるのは InService のメンバーだけなので、少し待ってからもう一度確認してください。`,
      }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { aws, input: ask } = ctx
  const member = await kit.membershipOf(aws, ask.instanceId)
  const { AutoScalingGroupName: name, DesiredCapacity: desired = 0 } = member?.group ?? {}
  const found = kit.aboutInstance(await kit.readInstance(aws, ask.instanceId))
  if (member?.state === 'InService')
    found.push(
      kit.warn(
        `Desired capacity of ${name} goes from ${desired} to ${desired - 1}: no replacement is started, because it would come from the same image and role. Raise it by hand once both are known to be clean.`,
        `${name} の希望容量は ${desired} から ${desired - 1} になります。同じイメージとロールから作られるため、代わりのインスタンスは起動しません。安全を確認してから、手動で増やしてください。`,
      ),
      kit.warn(
        'An instance refresh or a deletion of the group may still end an instance in Standby: protect it and take the evidence soon.',
        'スタンバイ中でも、インスタンスの更新 (instance refresh) やグループの削除によって終了されることがあります。保護したうえで、早めに証拠を取得してください。',
      ),
    )
  for (const group of await groupsOf(ctx)) {
    const healthy = group.others.filter(({ TargetHealth }) => TargetHealth?.State === 'healthy')
    found.push(
      healthy.length === 0
        ? kit.warn(
            `NOBODY IS LEFT: target group ${group.name} has no other healthy target; what it serves goes down.`,
            `ターゲットグループ ${group.name} にはほかに正常なターゲットがなく、このサービスは停止します。`,
          )
        : kit.info(
            `Target group ${group.name} keeps ${healthy.length} healthy target(s).`,
            `ターゲットグループ ${group.name} には正常なターゲットが ${healthy.length} 個残ります。`,
          ),
    )
  }
  return [
    ...found,
    kit.info(
      'New requests stop at once; open connections may go on until the deregistration delay ends (300 seconds unless set otherwise). The instance keeps running, with all its own connections: this is no isolation.',
      '新しいリクエストはすぐに止まります。確立済みの接続は、登録解除の遅延 (既定は 300 秒) が過ぎるまで続くことがあります。インスタンス自体の通信は止まらないため、隔離にはなりません。',
    ),
    kit.info(
      'Not looked at: Classic Load Balancers, Route 53 records, Cloud Map, ECS and EKS services.',
      'Classic Load Balancer、Route 53 のレコード、Cloud Map、ECS や EKS のサービスは対象外です。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'detach-from-service',
  risk: 'medium',
  en: {
    title: 'Take the instance out of service',
    button: 'Detach from service',
    why: 'Keeps Auto Scaling from terminating the evidence once it looks unhealthy, and keeps users away from a machine that is not trusted.',
    undo: 'Puts the instance back into its group, with the capacity it had, and registers it with its target groups again.',
    fields: { LifecycleState: 'state in the group', MinSize: 'minimum size' },
  },
  ja: {
    title: 'サービスからのインスタンスの切り離し',
    button: 'サービスから切り離す',
    why: '異常と判定されたインスタンスが Auto Scaling に終了され、証拠が失われるのを防ぎます。利用者のアクセスも止めます。',
    undo: 'インスタンスを元のグループに戻し、容量とターゲットグループへの登録も元に戻します。',
    fields: { LifecycleState: 'グループでの状態', MinSize: '最小サイズ' },
  },
  permissions: [
    'autoscaling:DescribeAutoScalingGroups',
    'autoscaling:DescribeAutoScalingInstances',
    'autoscaling:EnterStandby',
    'autoscaling:ExitStandby',
    'autoscaling:UpdateAutoScalingGroup',
    'ec2:DescribeInstances',
    'elasticloadbalancing:DeregisterTargets',
    'elasticloadbalancing:DescribeTargetGroups',
    'elasticloadbalancing:DescribeTargetHealth',
    'elasticloadbalancing:RegisterTargets',
  ],
  input,
  acts: kit.actsOnService,
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit,
  notes,
  steps: [kit.makeRoom, kit.enterStandby, kit.deregister],
})
