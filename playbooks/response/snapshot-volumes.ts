import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/) })
type Ctx = kit.Look<z.output<typeof input>>

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const gone = await kit.instanceGone(ctx.aws, ctx.input.instanceId)
  if (gone || (await kit.volumesOf(ctx.aws, ctx.input.instanceId)).length > 0) return gone
  return {
    en: 'The instance has no EBS volumes, only instance store, which cannot be snapshotted. Copy the data over the network before it stops.',
    ja: 'インスタンスに EBS ボリュームがなく、インスタンスストアのスナップショットは取得できません。停止する前に、ネットワーク経由でデータを取得してください。',
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const instance = await kit.readInstance(ctx.aws, ctx.input.instanceId)
  const volumes = await kit.volumesOf(ctx.aws, ctx.input.instanceId)
  const device = (id: string) =>
    instance.BlockDeviceMappings?.find(({ Ebs }) => Ebs?.VolumeId === id)?.DeviceName ?? '-'
  const total = volumes.reduce((sum, { Size = 0 }) => sum + Size, 0)
  return [
    ...kit.aboutInstance(instance),
    kit.info(
      `${volumes.length} volume(s), ${total} GiB; the snapshots will belong to account ${ctx.account}.`,
      `ボリューム ${volumes.length} 個、合計 ${total} GiB。スナップショットの所有者はアカウント ${ctx.account} です。`,
    ),
    ...volumes.map(({ VolumeId = '', Size, VolumeType, Encrypted, KmsKeyId = '-' }) => {
      const what = `${VolumeId} (${device(VolumeId)}, ${VolumeType}, ${Size} GiB)`
      return kit.info(
        `${what}: ${Encrypted ? `encrypted with ${KmsKeyId}` : 'not encrypted'}.`,
        `${what}: ${Encrypted ? `${KmsKeyId} で暗号化` : '暗号化なし'}。`,
      )
    }),
    kit.info(
      'All volumes are taken at one moment, as after a power cut: what is only in memory is not in them. They count as taken once started (pending); large ones take hours to complete.',
      'すべてのボリュームを同じ時点で取得します (クラッシュ整合性)。メモリ上にしかない内容は含まれません。開始した時点 (pending) で取得済みとみなします。大きなボリュームは完了まで数時間かかります。',
    ),
    kit.snapshotCost(total),
    kit.warn(
      'Instance store volumes are not covered. A snapshot under the AWS managed key aws/ebs cannot be shared with another account.',
      'インスタンスストアボリュームは対象外です。AWS マネージドキー aws/ebs で暗号化されたスナップショットは、ほかのアカウントと共有できません。',
    ),
    kit.warn(
      'An undo deletes these snapshots, and with them evidence.',
      '元に戻すとスナップショットが削除され、証拠が失われます。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'snapshot-volumes',
  risk: 'low',
  en: {
    title: 'Snapshot all volumes of the instance',
    button: 'Snapshot volumes',
    why: 'Keeps the disks as they are now, all at the same moment, before anything changes them.',
    undo: 'Deletes the snapshots that this run took, and no others. They are evidence: do so only if they were taken by mistake.',
    fields: { snapshot: 'snapshot with tag' },
  },
  ja: {
    title: '全ボリュームのスナップショット取得',
    button: 'スナップショットを取得',
    why: '変更が加わる前に、すべてのディスクの今の内容を同じ時点で残します。',
    undo: 'この実行で取得したスナップショットだけを削除します。証拠が失われるため、誤って取得した場合に限ってください。',
    fields: { snapshot: 'スナップショットのタグ' },
  },
  permissions: [
    'ec2:CreateSnapshots',
    'ec2:CreateTags',
    'ec2:DeleteSnapshot',
    'ec2:DescribeInstances',
    'ec2:DescribeSnapshots',
    'ec2:DescribeVolumes',
  ],
  input,
  acts: (on) => [...kit.ec2Arns(on, `instance/${on.input.instanceId}`), ...kit.actsOnSnapshots(on)],
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit,
  notes,
  steps: [kit.snapshotVolumes],
})
