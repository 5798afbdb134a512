import type {
  GetBucketLifecycleConfigurationOutput,
  GetBucketReplicationOutput,
  GetBucketVersioningOutput,
  LifecycleRule,
  PutBucketLifecycleConfigurationRequest,
  PutBucketReplicationRequest,
  PutBucketVersioningRequest,
} from '@aws-sdk/client-s3'
import type { JsonObject } from '../../../core/json.ts'
import { type Asked, bucketOf, which } from './buckets.ts'
import { awsError, type Operations, operation, required } from './operation.ts'

/** What a bucket does by itself: versions, rules that delete or move, copies to elsewhere. */
export interface BucketRules {
  versioning: 'Enabled' | 'Suspended' | null
  lifecycle: readonly JsonObject[]
  replication: JsonObject | null
}

/** Exports that are deleted after a month, and with them what an intruder did to them. */
export const usualRules = (): BucketRules => ({
  versioning: null,
  lifecycle: [
    { ID: 'expire-exports', Status: 'Enabled', Filter: { Prefix: '' }, Expiration: { Days: 30 } },
  ],
  replication: null,
})

const keep = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject

export const bucketRuleOperations: Operations = {
  's3:GetBucketVersioning': operation<Asked, GetBucketVersioningOutput>(
    which,
    (world, input, call) => {
      const { versioning } = bucketOf(world, input, call).rules
      return versioning === null ? {} : { Status: versioning }
    },
  ),

  's3:PutBucketVersioning': operation<PutBucketVersioningRequest, object>(
    [...which, 'VersioningConfiguration'],
    (world, input, call) => {
      const { rules } = bucketOf(world, input, call)
      rules.versioning = required(input.VersioningConfiguration?.Status, 'Status')
      return {}
    },
  ),

  's3:GetBucketLifecycleConfiguration': operation<Asked, GetBucketLifecycleConfigurationOutput>(
    which,
    (world, input, call) => {
      const { lifecycle } = bucketOf(world, input, call).rules
      if (lifecycle.length > 0) return { Rules: lifecycle as unknown as LifecycleRule[] }
      throw awsError('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist')
    },
  ),

  's3:PutBucketLifecycleConfiguration': operation<PutBucketLifecycleConfigurationRequest, object>(
    [...which, 'LifecycleConfiguration'],
    (world, input, call) => {
      const { rules } = bucketOf(world, input, call)
      rules.lifecycle = (input.LifecycleConfiguration?.Rules ?? []).map(keep)
      return {}
    },
  ),

  's3:GetBucketReplication': operation<Asked, GetBucketReplicationOutput>(
    which,
    (world, input, call) => {
      const { replication } = bucketOf(world, input, call).rules
      const ReplicationConfiguration = replication as unknown as {
        Role: string
        Rules: []
      } | null
      if (ReplicationConfiguration !== null) return { ReplicationConfiguration }
      throw awsError(
        'ReplicationConfigurationNotFoundError',
        'The replication configuration was not found',
      )
    },
  ),

  's3:PutBucketReplication': operation<PutBucketReplicationRequest, object>(
    [...which, 'ReplicationConfiguration'],
    (world, input, call) => {
      const { rules } = bucketOf(world, input, call)
      if (rules.versioning !== 'Enabled')
        throw awsError(
          'InvalidRequest',
          "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
        )
      rules.replication = keep(input.ReplicationConfiguration)
      return {}
    },
  ),
}
