import type { S3 } from '@aws-sdk/client-s3'
import type { Text } from '../core/text.ts'
import type { Scan } from './check.ts'
import { allPages, errorCode } from './pages.ts'

/** What was read of one bucket, or why it was not. */
interface Looked<T> {
  readonly bucket: string
  readonly found: T | undefined
  readonly unread?: Text
}

/**
 * Looks at each bucket of the account. One that denies is told as not looked at, and does not hide the others. Declare
 * `s3:ListAllMyBuckets`, which is IAM's name for ListBuckets.
 */
export async function eachBucket<T>(
  { aws: { s3 } }: Scan,
  look: (s3: S3, bucket: string) => Promise<T>,
): Promise<Looked<T>[]> {
  const buckets = await allPages(
    (ContinuationToken) => s3.listBuckets({ ...(ContinuationToken && { ContinuationToken }) }),
    ({ Buckets }) => Buckets,
  )
  return Promise.all(
    buckets.map(async ({ Name: bucket = '' }) => {
      try {
        return { bucket, found: await look(s3, bucket) }
      } catch (error) {
        const code = errorCode(error) ?? ''
        if (!/AccessDenied|AllAccessDisabled/.test(code)) throw error
        const unread = {
          en: `The bucket could not be looked at: ${code}.`,
          ja: `バケットを確認できませんでした (${code})。`,
        }
        return { bucket, found: undefined, unread }
      }
    }),
  )
}
