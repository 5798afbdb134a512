import type {
  DeleteBucketPolicyRequest,
  GetBucketPolicyOutput,
  GetBucketPolicyRequest,
  ListObjectVersionsOutput,
  ListObjectVersionsRequest,
  PutBucketPolicyRequest,
} from '@aws-sdk/client-s3'
import { bucketOf } from './buckets.ts'
import { awsError, type Operations, operation } from './operation.ts'

const which = ['Bucket', 'ExpectedBucketOwner'] as const

export const objectOperations: Operations = {
  's3:GetBucketPolicy': operation<GetBucketPolicyRequest, GetBucketPolicyOutput>(
    which,
    (world, input, call) => {
      const { policy } = bucketOf(world, input, call)
      if (policy !== null) return { Policy: policy }
      throw awsError('NoSuchBucketPolicy', 'The bucket policy does not exist')
    },
  ),

  's3:PutBucketPolicy': operation<PutBucketPolicyRequest, object>(
    [...which, 'Policy'],
    (world, input, call) => {
      bucketOf(world, input, call).policy = input.Policy ?? ''
      return {}
    },
  ),

  's3:DeleteBucketPolicy': operation<DeleteBucketPolicyRequest, object>(
    which,
    (world, input, call) => {
      bucketOf(world, input, call).policy = null
      return {}
    },
  ),

  's3:ListObjectVersions': operation<ListObjectVersionsRequest, ListObjectVersionsOutput>(
    [...which, 'Prefix'],
    (world, input, call) => {
      const { objects } = bucketOf(world, input, call)
      const found = Object.entries(objects).filter(([key]) => key.startsWith(input.Prefix ?? ''))
      return {
        IsTruncated: false,
        Versions: found.map(([Key, { version, size, modified }]) => ({
          Key,
          VersionId: version,
          IsLatest: true,
          Size: size,
          LastModified: new Date(modified),
        })),
      }
    },
  ),
}
