import { isObject, type Json, type JsonObject } from '../core/json.ts'
import type { Act, Look } from './define.ts'
import { errorCode } from './pages.ts'
import { bucketOf } from './s3.ts'

/** A bucket policy, statement by statement. What a playbook adds it finds again by its Sid, and takes away alone. */
interface OnBucket {
  readonly bucket: string
}
export interface BucketPolicy extends JsonObject {
  readonly Version?: Json
  readonly Statement: readonly JsonObject[]
}

/** A policy may have this many bytes. */
const limit = 20_480

/** The policy as it is stored; one without statements where the bucket has none. */
export async function bucketPolicy(ctx: Look<OnBucket>): Promise<BucketPolicy> {
  try {
    const { Policy = '{}' } = await ctx.aws.s3.getBucketPolicy(bucketOf(ctx))
    const stored: unknown = JSON.parse(Policy)
    const { Statement = [], ...rest } = isObject(stored) ? (stored as JsonObject) : {}
    // A single statement may stand without the list around it.
    return {
      ...rest,
      Statement: (Array.isArray(Statement) ? Statement : [Statement]) as JsonObject[],
    }
  } catch (error) {
    if (errorCode(error) !== 'NoSuchBucketPolicy') throw error
    return { Statement: [] }
  }
}

export const statementOf = (policy: BucketPolicy, sid: string): JsonObject | undefined =>
  policy.Statement.find(({ Sid }) => Sid === sid)

/** The policy with this statement in the place of the one of that Sid, or without it. */
function withStatement(
  policy: BucketPolicy,
  sid: string,
  statement: JsonObject | null,
): BucketPolicy {
  const others = policy.Statement.filter(({ Sid }) => Sid !== sid)
  const Version = policy.Version ?? '2012-10-17'
  return { Version, ...policy, Statement: statement === null ? others : [...others, statement] }
}

export const hasRoomFor = (policy: BucketPolicy, statement: JsonObject): boolean =>
  Buffer.byteLength(JSON.stringify(withStatement(policy, '', statement))) <= limit

/** Writes the statement, or takes it away; the policy goes with its last statement. S3 keeps no versions of a policy. */
export async function setStatement(
  ctx: Act<OnBucket>,
  sid: string,
  statement: JsonObject | null,
): Promise<void> {
  const policy = withStatement(await bucketPolicy(ctx), sid, statement)
  if (policy.Statement.length === 0) await ctx.aws.s3.deleteBucketPolicy(bucketOf(ctx))
  else await ctx.aws.s3.putBucketPolicy({ ...bucketOf(ctx), Policy: JSON.stringify(policy) })
}

/** In a policy `*`, `?` and `$` mean more than themselves, and a key may have them in it. */
export const literally = (key: string): string => key.replaceAll(/[*?$]/g, (one) => `\${${one}}`)
