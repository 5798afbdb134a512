import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3'
import type { Note } from '../core/plan.ts'
import type { Look } from './define.ts'
import { info, warn } from './notes.ts'
import { errorCode } from './pages.ts'

/** What bucket playbooks share. Every call names the owner: a bucket's name alone may by now be somebody else's. */
interface OnBucket {
  readonly bucket: string
}
export const bucketOf = ({ input, account }: Pick<Look<OnBucket>, 'input' | 'account'>) => ({
  Bucket: input.bucket,
  ExpectedBucketOwner: account,
})

/** The four, as AWS spells them. */
export const publicAccessFlags = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
] as const

/** S3 says that a bucket has no policy, website or block by errors, each with its own code. */
export async function unless<T>(code: string, read: Promise<T>): Promise<T | undefined> {
  try {
    return await read
  } catch (error) {
    if (errorCode(error) === code) return undefined
    throw error
  }
}

/** The bucket's own block; undefined: it has none, which is not the same as four times false. */
export async function publicAccessBlock(
  ctx: Pick<Look<OnBucket>, 'aws' | 'input' | 'account'>,
): Promise<PublicAccessBlockConfiguration | undefined> {
  const read = ctx.aws.s3.getPublicAccessBlock(bucketOf(ctx))
  const found = await unless('NoSuchPublicAccessBlockConfiguration', read)
  return found?.PublicAccessBlockConfiguration
}

const policyWords = {
  public: ['public', '公開'],
  private: ['not public', '非公開'],
  none: ['none', 'なし'],
} as const

/** In which ways the bucket lets strangers in, and who would notice if it no longer did. */
export async function aboutBucket(ctx: Look<OnBucket>): Promise<Note[]> {
  const { s3 } = ctx.aws
  const status = await unless('NoSuchBucketPolicy', s3.getBucketPolicyStatus(bucketOf(ctx)))
  const open = status?.PolicyStatus?.IsPublic
  const [en, ja] = policyWords[status === undefined ? 'none' : open === true ? 'public' : 'private']
  const { Grants = [] } = await s3.getBucketAcl(bucketOf(ctx))
  const grants = Grants.flatMap(({ Grantee, Permission }) => {
    const group = /\/global\/(AllUsers|AuthenticatedUsers)$/.exec(Grantee?.URI ?? '')?.[1]
    return group === undefined ? [] : [`${group}: ${Permission}`]
  }).join(', ')
  const notes = [
    info(
      `Bucket policy: ${en}. ACL grants to everybody: ${grants || 'none'}.`,
      `バケットポリシー: ${ja}。ACL による全員への許可: ${grants || 'なし'}。`,
    ),
  ]
  const site = await unless('NoSuchWebsiteConfiguration', s3.getBucketWebsite(bucketOf(ctx)))
  if (site !== undefined)
    notes.push(
      warn(
        'The bucket serves a static website: its visitors get errors from now on. Serve it through CloudFront with origin access control instead.',
        'このバケットは静的ウェブサイトを公開しています。以後、訪問者にはエラーが返ります。代わりに、オリジンアクセスコントロールを設定した CloudFront から配信してください。',
      ),
    )
  return notes
}
