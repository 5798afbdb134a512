import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/) })
type Ctx = kit.Look<z.output<typeof input>>
type Instance = Awaited<ReturnType<typeof kit.readInstance>>

async function fit({ aws, input: { instanceId } }: Ctx): Promise<kit.Text | undefined> {
  const gone = await kit.instanceGone(aws, instanceId)
  if (gone) return gone
  const instance = await kit.readInstance(aws, instanceId)
  const { State, RootDeviceType } = instance
  if (RootDeviceType === 'instance-store')
    return {
      en: `${instanceId} runs from instance store and cannot be stopped, only terminated, with all its data. Isolate it instead.`,
      ja: `${instanceId} はインスタンスストアから起動しているため停止できず、終了するとデータがすべて失われます。代わりに隔離してください。`,
    }
  const spot = await kit.spotCannotStop(aws, instance)
  if (spot) return spot
  if (State?.Name !== 'pending' && State?.Name !== 'stopping') return undefined
  return {
    en: `${instanceId} is ${State.Name} at this moment. Look again once it is running or stopped.`,
    ja: `${instanceId} は現在 ${State.Name} です。running か stopped になってから、もう一度確認してください。`,
  }
}

/** Which disks are not kept yet: a stop lets malware wipe them on its way down. */
async function evidence({ aws, input: { instanceId }, incident }: Ctx): Promise<kit.Note[]> {
  const volumes = await kit.volumesOf(aws, instanceId)
  const taken = await kit.snapshotsWith(aws, { 'hikeshi:incident': incident })
  const has = (id: string | undefined) => taken.some(({ VolumeId }) => VolumeId === id)
  const bare = volumes.flatMap(({ VolumeId }) => (has(VolumeId) ? [] : [VolumeId])).join(', ')
  const keys = [...new Set(volumes.flatMap(({ KmsKeyId }) => KmsKeyId ?? []))].join(', ')
  const found =
    bare === ''
      ? kit.info(
          'Every volume has a snapshot of this incident.',
          'すべてのボリュームに、このインシデントのスナップショットがあります。',
        )
      : kit.warn(
          `EVIDENCE IS MISSING: no snapshot of ${bare} in this incident. Snapshot the volumes first: malware may wipe its traces on shutdown.`,
          `証拠が未取得です。このインシデントのスナップショットがないボリューム: ${bare}。シャットダウン時に痕跡が消されるおそれがあるため、先にスナップショットを取得してください。`,
        )
  if (keys === '') return [found]
  const start = kit.warn(
    `To start it again takes the right to use ${keys} (kms:CreateGrant). If the undo is refused, start it as somebody who has it.`,
    `再び起動するには ${keys} を使う権限 (kms:CreateGrant) が必要です。元に戻す操作が拒否された場合は、権限を持つ人が起動してください。`,
  )
  return [found, start]
}

function losses({ HibernationOptions, NetworkInterfaces = [], Tags, ...it }: Instance): kit.Note[] {
  const pooled = NetworkInterfaces.some(({ Association }) => Association?.IpOwnerId === 'amazon')
  const found = [
    kit.warn(
      'All that is in memory and on instance store volumes is lost for good: processes, connections, keys. Capture the memory first, or isolate the instance instead.',
      'メモリとインスタンスストアボリュームの内容 (プロセス、接続、鍵など) は完全に失われます。先にメモリを取得するか、代わりにインスタンスを隔離してください。',
    ),
  ]
  if (pooled)
    found.push(
      kit.warn(
        `The public address ${it.PublicIpAddress ?? ''} goes back to Amazon: after an undo there is another one.`,
        `パブリック IP アドレス ${it.PublicIpAddress ?? ''} は解放され、元に戻した後は別のアドレスになります。`,
      ),
    )
  if (HibernationOptions?.Configured === true)
    found.push(
      kit.warn(
        'Hibernation is configured, but not used here: hibernating by hand would keep the memory on the root volume.',
        '休止が設定されていますが、ここでは使いません。手動で休止すると、メモリの内容をルートボリュームに残せます。',
      ),
    )
  if (it.InstanceLifecycle === 'spot')
    found.push(
      kit.warn(
        'Its Spot request is persistent, so that AWS takes the stop. It starts again only when there is capacity at the price.',
        '永続リクエストのスポットインスタンスのため停止できますが、再び起動できるのは、価格に見合う空きがあるときだけです。',
      ),
    )
  if (kit.tagsOf(Tags)['aws:autoscaling:groupName'] !== undefined)
    found.push(
      kit.warn(
        'DO NOT STOP IT AS A MEMBER: its Auto Scaling group would terminate it within minutes and start another; volumes that are deleted on termination go with it, and no undo brings them back.',
        'Auto Scaling グループのメンバーのまま停止しないでください。数分以内に終了されて置き換えられ、終了時に削除されるボリュームも失われます。元には戻せません。',
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'stop-instance',
  risk: 'high',
  en: {
    title: 'Stop the instance',
    button: 'Stop instance',
    why: 'Ends everything that runs on it when it must not run a minute longer. Only after the evidence was taken: memory is lost.',
    undo: 'Starts the instance again and restores its stop protection. Memory, instance store and the former public address do not come back.',
    fields: { State: 'state', DisableApiStop: 'stop protection' },
  },
  ja: {
    title: 'インスタンスの停止',
    button: 'インスタンスを停止',
    why: 'これ以上動かしておけないインスタンスの処理をすべて終わらせます。メモリの内容が失われるため、証拠の取得後に限ります。',
    undo: 'インスタンスを再び起動し、停止保護の設定も戻します。メモリ、インスタンスストア、以前のパブリック IP アドレスは戻りません。',
    fields: { State: '状態', DisableApiStop: '停止保護' },
  },
  permissions: [
    'ec2:DescribeInstanceAttribute',
    'ec2:DescribeInstances',
    'ec2:DescribeSnapshots',
    'ec2:DescribeSpotInstanceRequests',
    'ec2:DescribeVolumes',
    'ec2:ModifyInstanceAttribute',
    'ec2:StartInstances',
    'ec2:StopInstances',
  ],
  after: ['snapshot-volumes'],
  input,
  acts: (on) => kit.ec2Arns(on, `instance/${on.input.instanceId}`),
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit,
  notes: async (ctx) => {
    const instance = await kit.readInstance(ctx.aws, ctx.input.instanceId)
    return [...kit.aboutInstance(instance), ...(await evidence(ctx)), ...losses(instance)]
  },
  steps: [kit.allowStop, kit.stopInstance],
})
