import type {
  DeletePublicAccessBlockRequest,
  GetBucketAclOutput,
  GetBucketAclRequest,
  GetBucketPolicyStatusOutput,
  GetBucketPolicyStatusRequest,
  GetBucketWebsiteOutput,
  GetBucketWebsiteRequest,
  GetPublicAccessBlockOutput,
  GetPublicAccessBlockRequest,
  PutPublicAccessBlockRequest,
} from '@aws-sdk/client-s3'
import { awsError, type Call, type Operations, operation } from './operation.ts'
import { type Bucket, own, type World } from './world.ts'

export interface Asked {
  readonly Bucket: string | undefined
  readonly ExpectedBucketOwner?: string | undefined
}

export function bucketOf(world: World, asked: Asked, { account, region }: Call): Bucket {
  const bucket = own(world.buckets, asked.Bucket ?? '')
  if (bucket === undefined) throw awsError('NoSuchBucket', 'The specified bucket does not exist')
  if ((asked.ExpectedBucketOwner ?? account) !== world.account)
    throw awsError('AccessDenied', 'Access Denied')
  if (bucket.region === region) return bucket
  throw awsError(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint.',
  )
}

/** Lets it anybody in, without a condition? */
const isPublic = (policy: string): boolean =>
  (JSON.parse(policy) as { Statement: Record<string, unknown>[] }).Statement.some(
    ({ Effect, Principal, Condition }) =>
      Effect === 'Allow' && Principal === '*' && Condition === undefined,
  )

const groups = 'http://acs.amazonaws.com/groups/global/'
export const which = ['Bucket', 'ExpectedBucketOwner'] as const

export const bucketOperations: Operations = {
  's3:GetPublicAccessBlock': operation<GetPublicAccessBlockRequest, GetPublicAccessBlockOutput>(
    which,
    (world, input, call) => {
      const { block } = bucketOf(world, input, call)
      if (block !== null) return { PublicAccessBlockConfiguration: { ...block } }
      throw awsError(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
      )
    },
  ),

  's3:PutPublicAccessBlock': operation<PutPublicAccessBlockRequest, object>(
    [...which, 'PublicAccessBlockConfiguration'],
    (world, input, call) => {
      const bucket = bucketOf(world, input, call)
      const asked = input.PublicAccessBlockConfiguration ?? {}
      if (Object.values(asked).every((flag) => flag === undefined))
        throw awsError('InvalidRequest', 'Must specify at least one configuration.')
      // What is left out is set to false, not left as it was.
      bucket.block = {
        BlockPublicAcls: asked.BlockPublicAcls ?? false,
        IgnorePublicAcls: asked.IgnorePublicAcls ?? false,
        BlockPublicPolicy: asked.BlockPublicPolicy ?? false,
        RestrictPublicBuckets: asked.RestrictPublicBuckets ?? false,
      }
      return {}
    },
  ),

  's3:DeletePublicAccessBlock': operation<DeletePublicAccessBlockRequest, object>(
    which,
    (world, input, call) => {
      bucketOf(world, input, call).block = null
      return {}
    },
  ),

  's3:GetBucketPolicyStatus': operation<GetBucketPolicyStatusRequest, GetBucketPolicyStatusOutput>(
    which,
    (world, input, call) => {
      const { policy } = bucketOf(world, input, call)
      if (policy !== null) return { PolicyStatus: { IsPublic: isPublic(policy) } }
      throw awsError('NoSuchBucketPolicy', 'The bucket policy does not exist')
    },
  ),

  's3:GetBucketWebsite': operation<GetBucketWebsiteRequest, GetBucketWebsiteOutput>(
    which,
    (world, input, call) => {
      const { website } = bucketOf(world, input, call)
      if (website !== null) return { IndexDocument: { Suffix: website } }
      throw awsError(
        'NoSuchWebsiteConfiguration',
        'The specified bucket does not have a website configuration',
      )
    },
  ),

  's3:GetBucketAcl': operation<GetBucketAclRequest, GetBucketAclOutput>(
    which,
    (world, input, call) => {
      const { grants } = bucketOf(world, input, call)
      const ID = '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a'
      const owner = {
        Grantee: { Type: 'CanonicalUser' as const, ID },
        Permission: 'FULL_CONTROL' as const,
      }
      const others = grants.map(({ group, may }) => ({
        Grantee: { Type: 'Group' as const, URI: groups + group },
        Permission: may,
      }))
      return { Owner: { ID }, Grants: [owner, ...others] }
    },
  ),
}
