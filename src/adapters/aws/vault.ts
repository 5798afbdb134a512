import { gzipSync } from 'node:zlib'
import type { S3 } from '@aws-sdk/client-s3'
import type { Vault } from '../../core/anchor.ts'

const dayMs = 86_400_000

/**
 * A bucket with Object Lock in compliance mode: nobody can change or delete what is in it before its time, the root user
 * included. Each anchor is one object, with the records it covers. Written with the bot's own credentials, which need
 * `s3:PutObject` and `s3:PutObjectRetention` there. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export function makeVault(options: {
  readonly bucket:
    | {
        readonly name: string
        readonly region: string
        readonly prefix: string
        readonly days: number
      }
    | undefined
  readonly endpoint: string | undefined
  readonly now: () => number
}): Vault | undefined {
  const { bucket, endpoint, now } = options
  if (bucket === undefined) return undefined
  const { name, region, prefix, days } = bucket
  let client: Promise<S3> | undefined
  const load = async () => {
    const { S3: Client } = await import('@aws-sdk/client-s3')
    return new Client({ region, ...(endpoint !== undefined && { endpoint, forcePathStyle: true }) })
  }
  return {
    place: `s3://${name}/${prefix}`,
    put: async ({ root, previous, at, version, streams }, lines) => {
      client ??= load()
      const body = [JSON.stringify({ root, previous, at, streams }), ...lines].join('\n')
      // Names sort as the anchors follow each other. Put twice after a crash, it is a second version of the same.
      const number = String(version).padStart(8, '0')
      await (await client).putObject({
        Bucket: name,
        Key: `${prefix}/${at.slice(0, 10)}/${number}-${root.slice(0, 16)}.jsonl.gz`,
        Body: gzipSync(`${body}\n`),
        ContentType: 'application/gzip',
        ChecksumAlgorithm: 'SHA256',
        ObjectLockMode: 'COMPLIANCE',
        ObjectLockRetainUntilDate: new Date(now() + days * dayMs),
      })
    },
  }
}
