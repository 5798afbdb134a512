import type { Snapshot } from '@aws-sdk/client-ec2'
import type { Look, Step } from './define.ts'
import { snapshotsWith, tagsOf, toTags } from './ec2.ts'

/** Snapshots as evidence: those that an incident's runs took, and the copies that a run made of them. */

const copyOf = 'hikeshi:copy-of'
const tagOf = (run: string): string => `hikeshi:run=${run}`

/** The incident's own snapshots, whichever run took them; copies of them are none. */
export async function evidenceSnapshots({
  aws,
  incident,
}: Pick<Look<unknown>, 'aws' | 'incident'>): Promise<Snapshot[]> {
  const all = await snapshotsWith(aws, { 'hikeshi:incident': incident })
  const originals = all.filter(({ Tags }) => tagsOf(Tags)[copyOf] === undefined)
  return originals.toSorted((a, b) => ((a.SnapshotId ?? '') < (b.SnapshotId ?? '') ? -1 : 1))
}

/** This run's copies by the snapshot that each was made of, complete or not. */
async function copiesOf({ aws, incident, run }: Look<unknown>): Promise<Map<string, Snapshot>> {
  const made = await snapshotsWith(aws, { 'hikeshi:incident': incident, 'hikeshi:run': run })
  return new Map(made.flatMap((copy) => [[tagsOf(copy.Tags)[copyOf] ?? '', copy] as const]))
}

/** Every snapshot that is there or has a copy, since an original may be gone by the time of an undo. */
async function pairs(ctx: Look<unknown>): Promise<[id: string, copy: Snapshot | undefined][]> {
  const copies = await copiesOf(ctx)
  copies.delete('')
  const ids = (await evidenceSnapshots(ctx)).map(({ SnapshotId = '' }) => SnapshotId)
  return [...new Set([...ids, ...copies.keys()])].map((id) => [id, copies.get(id)])
}

/** A copy of each under this region's key. It counts once it is complete: nobody can use it before. */
export const copySnapshots = <I>(keyFor: (ctx: Look<I>) => string | undefined): Step<I> => ({
  id: 'copy',
  phase: 'evidence',
  en: { title: 'Copy every snapshot under the shared key' },
  ja: { title: '共有用キーでの全スナップショットのコピー' },
  now: async (ctx) =>
    Object.fromEntries(
      (await pairs(ctx)).map(([id, copy]) => [
        id,
        { copy: copy?.State === 'completed' ? tagOf(ctx.run) : null },
      ]),
    ),
  want: ({ now, run }) =>
    Object.fromEntries(Object.keys(now).map((id) => [id, { copy: tagOf(run) }])),
  do: async (ctx) => {
    const { aws, incident, run, region, changes } = ctx
    const begun = await copiesOf(ctx)
    const made: Record<string, string> = {}
    for (const { resource: SourceSnapshotId } of changes) {
      const Tags = { 'hikeshi:incident': incident, 'hikeshi:run': run, [copyOf]: SourceSnapshotId }
      const { SnapshotId = '' } =
        begun.get(SourceSnapshotId) ??
        (await aws.ec2.copySnapshot({
          SourceRegion: region,
          SourceSnapshotId,
          Description: `Hikeshi: copy of ${SourceSnapshotId} in incident ${incident}`,
          Encrypted: true,
          KmsKeyId: keyFor(ctx),
          TagSpecifications: [{ ResourceType: 'snapshot', Tags: toTags(Tags) }],
        }))
      made[SourceSnapshotId] = SnapshotId
    }
    return made
  },
  undo: async (ctx) => {
    for (const { SnapshotId } of (await copiesOf(ctx)).values())
      await ctx.aws.ec2.deleteSnapshot({ SnapshotId })
  },
  repeatable: false,
  settle: 3_600,
})

/** The account may make volumes of each copy, and nobody else may. */
export const shareCopies: Step<{ readonly account: string | null }> = {
  id: 'share',
  phase: 'evidence',
  en: { title: 'Share the copies with the forensic account' },
  ja: { title: 'フォレンジック用アカウントとのコピーの共有' },
  now: async (ctx) => {
    const { account } = ctx.input
    const shared = async (SnapshotId: string | undefined) => {
      if (SnapshotId === undefined) return null
      const Attribute = 'createVolumePermission'
      const read = await ctx.aws.ec2.describeSnapshotAttribute({ SnapshotId, Attribute })
      const may = read.CreateVolumePermissions?.some(({ UserId }) => UserId === account)
      return may === true ? account : null
    }
    const all = (await pairs(ctx)).map(
      async ([id, copy]) => [id, { sharedWith: await shared(copy?.SnapshotId) }] as const,
    )
    return Object.fromEntries(await Promise.all(all))
  },
  want: ({ input: { account }, now }) =>
    Object.fromEntries(Object.keys(now).map((id) => [id, { sharedWith: account }])),
  do: (ctx) => permit(ctx, 'add'),
  undo: (ctx) => permit(ctx, 'remove'),
  repeatable: true,
}

async function permit(
  ctx: Parameters<typeof shareCopies.do>[0],
  OperationType: 'add' | 'remove',
): Promise<void> {
  const copies = await copiesOf(ctx)
  for (const { resource } of ctx.changes)
    await ctx.aws.ec2.modifySnapshotAttribute({
      SnapshotId: copies.get(resource)?.SnapshotId,
      Attribute: 'createVolumePermission',
      OperationType,
      UserIds: [ctx.input.account ?? ''],
    })
}
