import type { JsonObject } from '../core/json.ts'
import { same } from '../core/json.ts'
import { partitionOf } from '../core/partition.ts'
import { bucketPolicy, setStatement, statementOf } from './bucket-policy.ts'
import type { Act, Look, Step } from './define.ts'
import { sidOf } from './denials.ts'

/** `except`: ARNs of the roles that may still do what they may. */
export interface LockedBucket {
  readonly bucket: string
  readonly except: readonly string[]
}

/**
 * Patterns for our own principal, without which nobody here could undo: a session's ARN leaves the role's path out, and a
 * role's name is the only one in its account.
 */
async function ownPrincipals({ aws }: Look<LockedBucket>): Promise<string[]> {
  const { Arn = '' } = await aws.sts.getCallerIdentity({})
  const [, partition, account, role] =
    /^arn:([\w-]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(Arn) ?? []
  if (role === undefined) return [Arn]
  const arn = `arn:${partition}:iam::${account}:role`
  return [`${arn}/${role}`, `${arn}/*/${role}`]
}

/** Who is excepted, ourselves first. */
export async function exceptedFrom(ctx: Look<LockedBucket>): Promise<string[]> {
  return [...(await ownPrincipals(ctx)), ...ctx.input.except]
}

/**
 * Everything is denied to everybody else, strangers without credentials too. AWS services that write here by themselves are
 * not: their logs are evidence.
 */
export function lockStatement(ctx: Look<LockedBucket>, excepted: readonly string[]): JsonObject {
  const arn = `arn:${partitionOf(ctx.region)}:s3:::${ctx.input.bucket}`
  return {
    Sid: sidOf(ctx.run),
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: {
      ArnNotLike: { 'aws:PrincipalArn': [...excepted] },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  }
}

const shownFor = (excepted: readonly string[]): string => `s3:* except ${excepted.join(', ')}`

const set = async (ctx: Act<LockedBucket>): Promise<void> => {
  const statement = lockStatement(ctx, await exceptedFrom(ctx))
  for (const { to } of ctx.changes)
    await setStatement(ctx, sidOf(ctx.run), to === null ? null : statement)
}

/** The bucket's policy gets one more statement, which the undo takes away alone. */
export const lockBucket: Step<LockedBucket> = {
  id: 'deny',
  phase: 'contain',
  en: { title: 'Deny the bucket to everybody but the excepted roles' },
  ja: { title: '除外したロール以外へのバケットの拒否' },
  now: async (ctx) => {
    const excepted = await exceptedFrom(ctx)
    const stored = statementOf(await bucketPolicy(ctx), sidOf(ctx.run))
    const ours = stored !== undefined && same(stored, lockStatement(ctx, excepted))
    const Deny = stored === undefined ? null : ours ? shownFor(excepted) : stored
    return { [ctx.input.bucket]: { Deny, excepted } }
  },
  want: ({ input: { bucket }, now }) => {
    const { excepted = [] } = now[bucket] ?? {}
    return { [bucket]: { Deny: shownFor(excepted as string[]) } }
  },
  do: set,
  undo: set,
  repeatable: true,
}
