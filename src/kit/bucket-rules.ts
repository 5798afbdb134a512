import type { LifecycleRule, ReplicationRule } from '@aws-sdk/client-s3'
import type { Fields } from '../core/plan.ts'
import type { Act, Look, Step } from './define.ts'
import { bucketOf, unless } from './s3.ts'

interface OnBucket {
  readonly bucket: string
}
type Rule = LifecycleRule | ReplicationRule

/** Rules of a bucket that act by themselves, each with a status of its own. */
interface RuleBook {
  readonly kind: 'lifecycle' | 'replication'
  readonly read: (ctx: Look<OnBucket>) => Promise<readonly Rule[]>
  /** Changes the rules as they are stored; S3 takes all of them at once. */
  readonly write: (ctx: Act<OnBucket>, turned: <R extends Rule>(rule: R) => R) => Promise<void>
}

const lifecycleOf = (ctx: Look<OnBucket>) =>
  unless('NoSuchLifecycleConfiguration', ctx.aws.s3.getBucketLifecycleConfiguration(bucketOf(ctx)))
const lifecycle: RuleBook = {
  kind: 'lifecycle',
  read: async (ctx) => (await lifecycleOf(ctx))?.Rules ?? [],
  write: async (ctx, turned) => {
    const { Rules = [], TransitionDefaultMinimumObjectSize: least } = (await lifecycleOf(ctx)) ?? {}
    await ctx.aws.s3.putBucketLifecycleConfiguration({
      ...bucketOf(ctx),
      ...(least && { TransitionDefaultMinimumObjectSize: least }),
      LifecycleConfiguration: { Rules: Rules.map(turned) },
    })
  },
}

const replicationOf = async (ctx: Look<OnBucket>) => {
  const read = ctx.aws.s3.getBucketReplication(bucketOf(ctx))
  const found = await unless('ReplicationConfigurationNotFoundError', read)
  return found?.ReplicationConfiguration
}
const replication: RuleBook = {
  kind: 'replication',
  read: async (ctx) => (await replicationOf(ctx))?.Rules ?? [],
  write: async (ctx, turned) => {
    const { Role, Rules = [] } = (await replicationOf(ctx)) ?? {}
    const ReplicationConfiguration = { Role, Rules: Rules.map(turned) }
    await ctx.aws.s3.putBucketReplication({ ...bucketOf(ctx), ReplicationConfiguration })
  },
}

/** A step that switches every rule of a kind off where it is, and on again those that were on. */
function pause<I extends OnBucket>(
  book: RuleBook,
  words: Pick<Step<I>, 'id' | 'phase' | 'en' | 'ja'>,
): Step<I> {
  const field = ({ ID = '' }: Rule): string => `${book.kind} rule ${ID}`
  const set = (ctx: Act<I>): Promise<void> =>
    book.write(ctx, (rule) => {
      const change = ctx.changes.find((one) => one.field === field(rule))
      return change === undefined
        ? rule
        : { ...rule, Status: change.to === 'Enabled' ? 'Enabled' : 'Disabled' }
    })
  return {
    ...words,
    now: async (ctx): Promise<Fields> => {
      const rules = await book.read(ctx)
      const shown = rules.map((rule) => [field(rule), rule.Status ?? null] as const)
      return { [ctx.input.bucket]: Object.fromEntries(shown) }
    },
    want: ({ input: { bucket }, now }) => ({
      [bucket]: Object.fromEntries(
        Object.keys(now[bucket] ?? {}).map((rule) => [rule, 'Disabled']),
      ),
    }),
    do: set,
    undo: set,
    repeatable: true,
  }
}

export const pauseLifecycle = pause(lifecycle, {
  id: 'lifecycle',
  phase: 'evidence',
  en: { title: 'Pause the lifecycle rules, which delete and move objects' },
  ja: { title: 'オブジェクトの削除や移動を行うライフサイクルルールの一時停止' },
})
export const pauseReplication = pause(replication, {
  id: 'replication',
  phase: 'contain',
  en: { title: 'Pause replication to other buckets' },
  ja: { title: 'ほかのバケットへのレプリケーションの一時停止' },
})

/** Keeps what is overwritten or deleted from now on. A bucket that once had versions has them for ever. */
export const keepVersions: Step<OnBucket> = {
  id: 'versions',
  phase: 'evidence',
  en: { title: 'Keep every version of an object' },
  ja: { title: 'オブジェクトの全バージョンの保持' },
  now: async (ctx) => {
    const { Status = null } = await ctx.aws.s3.getBucketVersioning(bucketOf(ctx))
    return { [ctx.input.bucket]: { Versioning: Status } }
  },
  want: ({ input: { bucket } }) => ({ [bucket]: { Versioning: 'Enabled' } }),
  do: async (ctx) => {
    const VersioningConfiguration = { Status: 'Enabled' as const }
    await ctx.aws.s3.putBucketVersioning({ ...bucketOf(ctx), VersioningConfiguration })
  },
  undo: async (ctx) => {
    const VersioningConfiguration = { Status: 'Suspended' as const }
    await ctx.aws.s3.putBucketVersioning({ ...bucketOf(ctx), VersioningConfiguration })
    if (ctx.changes.every(({ to }) => to === 'Suspended')) return undefined
    return {
      kept: {
        en: 'S3 can suspend versioning, and not remove it: the versions that were kept meanwhile stay.',
        ja: 'S3 のバージョニングは停止できますが、未設定の状態には戻せません。その間に保持されたバージョンは残ります。',
      },
    }
  },
  repeatable: true,
}
