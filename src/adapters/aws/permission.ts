import { onlyReads } from '../../core/actions.ts'
import { isObject } from '../../core/json.ts'

/** A step called what its playbook does not declare. Nothing was sent. */
export class UndeclaredCall extends Error {
  override readonly name = 'UndeclaredCall'
  /** IAM's name: `ec2:TerminateInstances`. */
  readonly action: string
  constructor(action: string) {
    super(`${action} is not among the declared permissions; nothing was sent`)
    this.action = action
  }
}

/** Where IAM asks for more than the action of the call's own name. AWS denies these calls without it, emulators do not. */
const alsoNeeds: { readonly [action: string]: readonly string[] } = {
  'config:PutConfigurationRecorder': ['iam:PassRole'],
  'ec2:AssociateIamInstanceProfile': ['iam:PassRole'],
  // By where the logs go: a log group needs the role, a bucket the delivery.
  'ec2:CreateFlowLogs': ['iam:PassRole', 'logs:CreateLogDelivery'],
  'ec2:DeleteFlowLogs': ['logs:DeleteLogDelivery'],
  'ec2:CopySnapshot': [
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  'ec2:ReplaceIamInstanceProfileAssociation': ['iam:PassRole'],
  's3:PutBucketReplication': ['iam:PassRole'],
  'eks:CreatePodIdentityAssociation': ['iam:GetRole', 'iam:PassRole'],
  'route53resolver:AssociateFirewallRuleGroup': ['ec2:DescribeVpcs'],
  // They are called with tags.
  'rds:CreateDBClusterSnapshot': ['rds:AddTagsToResource'],
  'rds:CreateDBSnapshot': ['rds:AddTagsToResource'],
}

/**
 * Calls that IAM knows under another name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 * A call of S3's that is not here and needs to be is refused, since a playbook declares IAM's name.
 */
const iamNames: { readonly [call: string]: string } = {
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:DeletePublicAccessBlock': 's3:PutBucketPublicAccessBlock',
  's3:ListObjectVersions': 's3:ListBucketVersions',
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:HeadBucket': 's3:ListBucket',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:PutBucketLifecycleConfiguration': 's3:PutLifecycleConfiguration',
  's3:PutBucketReplication': 's3:PutReplicationConfiguration',
  's3:GetBucketNotificationConfiguration': 's3:GetBucketNotification',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
}
const iamActionOf = (call: string): string => iamNames[call] ?? call

/** Prefixes that are no names in TypeScript. */
const prefixes: { readonly [client: string]: string } = {
  accessAnalyzer: 'access-analyzer',
  networkFirewall: 'network-firewall',
}
export const prefixOf = (service: string): string => prefixes[service] ?? service

/** An SDK command by its service prefix and operation, which is what IAM calls it too, with the exceptions above. */
export const actionOf = (service: string, commandName: string): string =>
  `${prefixOf(service)}:${commandName.replace(/Command$/, '')}`

/** All that IAM asks for a call with this input. */
export function neededFor(action: string, input: unknown): string[] {
  const given = isObject(input) ? input : {}
  const tags = given.TagSpecifications
  // Tags given at creation are a CreateTags of their own to IAM, and a managed password is its secret's.
  const tagging = Array.isArray(tags) && tags.length > 0 ? ['ec2:CreateTags'] : []
  const rotating = given.RotateMasterUserPassword === true ? ['secretsmanager:RotateSecret'] : []
  return [iamActionOf(action), ...(alsoNeeds[action] ?? []), ...tagging, ...rotating]
}

/** The first action that IAM asks for this call and that is not declared, spelled exactly. */
export const undeclared = (
  action: string,
  input: unknown,
  permissions: readonly string[],
): string | undefined => neededFor(action, input).find((each) => !permissions.includes(each))

/** Does this call change anything? What is not known to be a read counts as a change. */
export function isMutating(action: string, input: unknown): boolean {
  // Only EC2 knows this parameter; another service would overlook it and go ahead.
  const rehearsed = action.startsWith('ec2:') && isObject(input) && input.DryRun === true
  return !onlyReads(action) && !rehearsed
}
