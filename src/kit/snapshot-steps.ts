import type { Fields } from '../core/plan.ts'
import type { Look, Step } from './define.ts'
import { snapshotsWith, toTags, volumesOf } from './ec2.ts'
import { errorCode } from './pages.ts'

type Ctx = Look<{ readonly instanceId: string }>

const marks = ({ incident, run }: Pick<Ctx, 'incident' | 'run'>) => ({
  'hikeshi:incident': incident,
  'hikeshi:run': run,
})

/** A snapshot's id is not known beforehand: a volume has one that carries this run's tag, or none. */
async function now(ctx: Ctx): Promise<Fields> {
  const taken = new Set(
    (await snapshotsWith(ctx.aws, marks(ctx))).map(({ VolumeId = '' }) => VolumeId),
  )
  const ids = new Set([
    ...(await volumesOf(ctx.aws, ctx.input.instanceId)).map(({ VolumeId = '' }) => VolumeId),
    ...taken,
  ])
  return Object.fromEntries(
    [...ids].sort().map((id) => [id, { snapshot: taken.has(id) ? tagOf(ctx) : null }]),
  )
}
const tagOf = ({ run }: { run: string }) => `hikeshi:run=${run}`

async function take(ctx: Ctx) {
  const { aws, input: ask, incident } = ctx
  // AWS refuses copied tags beyond 50 and twice the same key, and an attacker can write tags: evidence comes first.
  const copies = (await volumesOf(ctx.aws, ctx.input.instanceId)).every(
    ({ Tags = [] }) => Tags.length <= 40 && !Tags.some(({ Key }) => Key?.startsWith('hikeshi:')),
  )
  const { Snapshots = [] } = await aws.ec2.createSnapshots({
    InstanceSpecification: { InstanceId: ask.instanceId, ExcludeBootVolume: false },
    Description: `Hikeshi: ${ask.instanceId} in incident ${incident}`,
    ...(copies && { CopyTagsFromSource: 'volume' as const }),
    TagSpecifications: [{ ResourceType: 'snapshot', Tags: toTags(marks(ctx)) }],
  })
  return Object.fromEntries(
    Snapshots.map(({ VolumeId = '', SnapshotId = '' }) => [VolumeId, SnapshotId]),
  )
}

async function drop(ctx: Ctx) {
  const used: string[] = []
  for (const { SnapshotId = '' } of await snapshotsWith(ctx.aws, marks(ctx))) {
    try {
      await ctx.aws.ec2.deleteSnapshot({ SnapshotId })
    } catch (error) {
      if (errorCode(error) !== 'InvalidSnapshot.InUse') throw error
      used.push(SnapshotId)
    }
  }
  if (used.length === 0) return undefined
  const ids = used.join(', ')
  return { kept: { en: `An AMI uses ${ids}`, ja: `AMI が使用中です: ${ids}` } }
}

/** All volumes of the instance at one moment, by tags of the run; undone, they are deleted. */
export const snapshotVolumes: Step<Ctx['input']> = {
  id: 'snapshot',
  phase: 'evidence',
  en: { title: 'Take a snapshot of every volume' },
  ja: { title: '全ボリュームのスナップショット取得' },
  now,
  want: ({ now: volumes, run }) =>
    Object.fromEntries(Object.keys(volumes).map((id) => [id, { snapshot: tagOf({ run }) }])),
  do: take,
  undo: drop,
  repeatable: false,
}
