import type { CloudTrail } from '@aws-sdk/client-cloudtrail'
import type { EC2 } from '@aws-sdk/client-ec2'
import type { GuardDuty } from '@aws-sdk/client-guardduty'
import type { IAM } from '@aws-sdk/client-iam'
import type { S3 } from '@aws-sdk/client-s3'

/**
 * The real SDK v3 clients, made for one account, region and run. Each call must be among the playbook's declared
 * permissions, or it throws `UndeclaredCall` before anything is sent; each mutating call goes into the journal.
 * Errors are the SDK's own (`error.name` is AWS's code, e.g. `NoSuchEntityException`, `InvalidInstanceID.NotFound`).
 */
export interface Aws {
  readonly ec2: EC2
  readonly iam: IAM
  readonly cloudtrail: CloudTrail
  readonly guardduty: GuardDuty
  readonly s3: S3
}
