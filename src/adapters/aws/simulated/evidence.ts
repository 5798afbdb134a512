import type { PutObjectOutput, PutObjectRequest } from '@aws-sdk/client-s3'
import { digest } from '../../../core/hash.ts'
import { type Operations, operation, required } from './operation.ts'

/** Evidence buckets are another account's: whatever its name, one that is written to takes the file. Size and hash are kept. */
export const evidenceOperations: Operations = {
  's3:PutObject': operation<PutObjectRequest, PutObjectOutput>(
    ['Bucket', 'Key', 'Body', 'ChecksumAlgorithm'],
    (world, input) => {
      const body: unknown = input.Body
      if (!(body instanceof Uint8Array)) throw new Error('the simulated account takes bytes only')
      const at = `${required(input.Bucket, 'Bucket')}/${required(input.Key, 'Key')}`
      const sha256 = digest(body)
      world.evidence[at] = { bytes: body.byteLength, sha256 }
      return { ETag: `"${sha256.slice(0, 32)}"` }
    },
  ),
}
