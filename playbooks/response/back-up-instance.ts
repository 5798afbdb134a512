import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/) })
type Ctx = kit.Look<z.output<typeof input>>

const tagOf = (run: string): string => `hikeshi:run=${run}`
/** AWS takes these letters, 3 to 128 of them; a name is there once, so that a second call of the same run is refused. */
const nameOf = (run: string): string =>
  `hikeshi-${run.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`.slice(0, 128)

/** The images of this run; one that failed is none. */
async function imagesOf({ aws, incident, run }: Ctx) {
  const Filters = [
    { Name: 'tag:hikeshi:incident', Values: [incident] },
    { Name: 'tag:hikeshi:run', Values: [run] },
  ]
  const found = await kit.allPages(
    (NextToken) => aws.ec2.describeImages({ Owners: ['self'], Filters, NextToken }),
    (page) => page.Images,
  )
  return found.filter(({ State }) => State === 'pending' || State === 'available')
}

async function take({ aws, input: { instanceId }, incident, run }: Ctx) {
  const Tags = kit.toTags({ 'hikeshi:incident': incident, 'hikeshi:run': run })
  const { ImageId = '' } = await aws.ec2.createImage({
    InstanceId: instanceId,
    Name: nameOf(run),
    Description: `Hikeshi: ${instanceId} in incident ${incident}`,
    // A reboot would lose the memory, and what runs only there.
    NoReboot: true,
    TagSpecifications: [{ ResourceType: 'image', Tags }],
  })
  return { image: ImageId }
}

/** An image that is still being made does not know all its snapshots: deregistered now, it would leave some behind. */
async function drop(ctx: Ctx) {
  const waiting: string[] = []
  for (const { ImageId = '', State, BlockDeviceMappings = [] } of await imagesOf(ctx)) {
    if (State === 'pending') {
      waiting.push(ImageId)
      continue
    }
    await ctx.aws.ec2.deregisterImage({ ImageId })
    for (const { Ebs } of BlockDeviceMappings)
      if (Ebs?.SnapshotId !== undefined)
        await ctx.aws.ec2.deleteSnapshot({ SnapshotId: Ebs.SnapshotId })
  }
  if (waiting.length === 0) return undefined
  const ids = waiting.join(', ')
  return {
    kept: {
      en: `Still being made, to be deregistered by hand: ${ids}`,
      ja: `作成中のため、後で手動での登録解除が必要です: ${ids}`,
    },
  }
}

async function fit({ aws, input: { instanceId } }: Ctx): Promise<kit.Text | undefined> {
  const gone = await kit.instanceGone(aws, instanceId)
  if (gone || (await kit.readInstance(aws, instanceId)).RootDeviceType !== 'instance-store')
    return gone
  return {
    en: `${instanceId} runs from instance store, of which AWS makes no AMI. Snapshot the EBS volumes it has, and copy the rest over the network before it ends.`,
    ja: `${instanceId} はインスタンスストアから起動しているため、AMI を作成できません。EBS ボリュームがあればスナップショットを取得し、それ以外のデータは終了する前にネットワーク経由で取得してください。`,
  }
}

async function notes({ aws, input: { instanceId } }: Ctx): Promise<kit.Note[]> {
  const volumes = await kit.volumesOf(aws, instanceId)
  const total = volumes.reduce((sum, { Size = 0 }) => sum + Size, 0)
  return [
    ...kit.aboutInstance(await kit.readInstance(aws, instanceId)),
    kit.info(
      `An AMI with snapshots of ${volumes.length} volume(s), ${total} GiB, without a reboot: disks as after a power cut. It counts as made once it is begun (pending); large volumes take hours.`,
      `ボリューム ${volumes.length} 個、合計 ${total} GiB のスナップショットを含む AMI を、再起動せずに作成します (クラッシュ整合性)。作成が始まった時点 (pending) で完了とみなします。大きなボリュームは数時間かかります。`,
    ),
    kit.snapshotCost(total),
    kit.warn(
      'Memory and instance store volumes are not in it.',
      'メモリとインスタンスストアボリュームの内容は含まれません。',
    ),
    kit.warn(
      'The AMI holds whatever the attacker left: launch it in an isolated network only, without an instance profile.',
      'AMI には攻撃者が残したものも含まれます。起動する場合は、隔離したネットワークで、インスタンスプロファイルを付けずに行ってください。',
    ),
    kit.warn(
      'An undo deletes the AMI and its snapshots, and with them evidence.',
      '元に戻すと AMI とスナップショットが削除され、証拠が失われます。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'back-up-instance',
  risk: 'low',
  en: {
    title: 'Back the instance up as an AMI',
    button: 'Back up as AMI',
    why: 'Keeps disks and settings together, so that the instance can be examined or restored as it is now.',
    undo: 'Deregisters the AMI of this run and deletes its snapshots, and no others. They are evidence: do so only if it was made by mistake.',
    fields: { image: 'AMI with tag' },
  },
  ja: {
    title: 'インスタンスの AMI バックアップ',
    button: 'AMI を作成',
    why: 'ディスクと設定をまとめて残し、今の状態のインスタンスを調査または復元できるようにします。',
    undo: 'この実行で作成した AMI の登録を解除し、そのスナップショットだけを削除します。証拠が失われるため、誤って作成した場合に限ってください。',
    fields: { image: 'AMI のタグ' },
  },
  permissions: [
    'ec2:CreateImage',
    'ec2:CreateTags',
    'ec2:DeleteSnapshot',
    'ec2:DeregisterImage',
    'ec2:DescribeImages',
    'ec2:DescribeInstances',
    'ec2:DescribeVolumes',
  ],
  input,
  acts: (on) => [...kit.ec2Arns(on, `instance/${on.input.instanceId}`), ...kit.actsOnImages(on)],
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit,
  notes,
  steps: [
    {
      id: 'image',
      phase: 'evidence',
      en: { title: 'Make an AMI of the instance' },
      ja: { title: 'インスタンスの AMI の作成' },
      now: async (ctx) => {
        const image = (await imagesOf(ctx)).length > 0 ? tagOf(ctx.run) : null
        return { [ctx.input.instanceId]: { image } }
      },
      want: ({ input: { instanceId }, run }) => ({ [instanceId]: { image: tagOf(run) } }),
      do: take,
      undo: drop,
      repeatable: false,
    },
  ],
})
