/**
 * The monitoring filters of the CIS benchmark once more, as plain predicates, written from the reference and not from the
 * handlers: what says which class a CloudTrail record is of, for the tests.
 */
interface Rec {
  readonly eventSource?: string
  readonly eventName?: string
  readonly eventType?: string
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly userIdentity?: { type?: string; invokedBy?: string } | null
  readonly additionalEventData?: { MFAUsed?: string } | null
  readonly responseElements?: { ConsoleLogin?: string } | null
  readonly requestParameters?: unknown
}

const named = (source: string, names: string) => (r: Rec) =>
  r.eventSource === `${source}.amazonaws.com` && names.split(' ').includes(r.eventName ?? '')

const failedSignIn = (r: Rec) =>
  r.eventName === 'ConsoleLogin' &&
  (r.errorMessage === 'Failed authentication' || r.responseElements?.ConsoleLogin === 'Failure')
const root = (r: Rec) =>
  r.userIdentity?.type === 'Root' &&
  r.userIdentity.invokedBy === undefined &&
  r.eventType !== 'AwsServiceEvent'

/** CIS v1.1's numbers (4.15: v1.4's). What is after a `+` in the reference is in here, too. */
const cis: Record<string, (r: Rec) => boolean> = {
  'iam-policy-changes': named(
    'iam',
    'DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy SetDefaultPolicyVersion',
  ),
  'cloudtrail-changes': named(
    'cloudtrail',
    'CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging PutEventSelectors PutInsightSelectors UpdateEventDataStore DeleteEventDataStore',
  ),
  'kms-key-disabled': named('kms', 'DisableKey ScheduleKeyDeletion'),
  's3-bucket-changes': named(
    's3',
    'PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication',
  ),
  's3-protection-changes': named(
    's3',
    'PutBucketPublicAccessBlock DeleteBucketPublicAccessBlock DeleteBucketEncryption PutBucketVersioning PutAccountPublicAccessBlock',
  ),
  'config-changes': named(
    'config',
    'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder DeleteConfigurationRecorder',
  ),
  'security-group-changes': named(
    'ec2',
    'AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup ModifySecurityGroupRules',
  ),
  'network-acl-changes': named(
    'ec2',
    'CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation',
  ),
  'network-gateway-changes': named(
    'ec2',
    'CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway',
  ),
  'route-table-changes': named(
    'ec2',
    'CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable',
  ),
  'vpc-changes': named(
    'ec2',
    'CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink',
  ),
  'organizations-changes': named(
    'organizations',
    'AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit CreateOrganization CancelHandshake EnableAllFeatures CloseAccount',
  ),
  'root-sign-in': (r) => r.eventName === 'ConsoleLogin' && root(r),
  'console-sign-in-without-mfa': (r) =>
    r.eventName === 'ConsoleLogin' &&
    r.additionalEventData?.MFAUsed !== 'Yes' &&
    r.userIdentity?.type === 'IAMUser' &&
    r.responseElements?.ConsoleLogin === 'Success',
  'console-sign-in-failures': (r) => failedSignIn(r) && !root(r),
}

const sharing = /"(userId|group)":|"valuesToAdd":\["/
const byHand = (r: Rec) => r.userIdentity?.invokedBy === undefined

/** A statement for everybody with no condition after it. */
const openToAll = (request: string): boolean =>
  request
    .split('{')
    .filter((part) => /"principal":"\*"/i.test(part.replaceAll(' ', '')))
    .some((part) => !part.includes('"Condition"'))

/** What CIS has no filter for. */
const forgotten: Record<string, (r: Rec) => boolean> = {
  'credentials-created': (r) =>
    named(
      'iam',
      'CreateAccessKey CreateLoginProfile UpdateLoginProfile CreateUser AddUserToGroup',
    )(r) || named('sts', 'GetFederationToken')(r),
  'trust-changes': (r) =>
    named('iam', 'UpdateAssumeRolePolicy CreateSAMLProvider UpdateSAMLProvider')(r) ||
    named('rolesanywhere', 'CreateTrustAnchor CreateProfile')(r),
  'sign-in-weakened': named(
    'iam',
    'DeactivateMFADevice DeleteVirtualMFADevice DeleteAccountPasswordPolicy UpdateAccountPasswordPolicy',
  ),
  'snapshot-shared': (r) =>
    (named('ec2', 'ModifySnapshotAttribute ModifyImageAttribute')(r) ||
      named('rds', 'ModifyDBSnapshotAttribute')(r)) &&
    sharing.test(JSON.stringify(r.requestParameters).replace(/"(remove|someThing)":.*/, '')),
  'instance-access': (r) =>
    named('ec2', 'EnableSerialConsoleAccess CreateTrafficMirrorSession')(r) ||
    named('ec2-instance-connect', 'SendSerialConsoleSSHPublicKey')(r) ||
    (named('ec2', 'ModifyInstanceAttribute')(r) &&
      JSON.stringify(r.requestParameters).includes('"userData"')),
  'model-access': named(
    'bedrock',
    'PutUseCaseForModelAccess CreateFoundationModelAgreement PutFoundationModelEntitlement DeleteGuardrail',
  ),
  'resource-opened': (r) =>
    (named('lambda', 'AddPermission20150331v2')(r) ||
      named('secretsmanager', 'PutResourcePolicy')(r) ||
      named('ecr', 'SetRepositoryPolicy')(r) ||
      named('sqs', 'SetQueueAttributes')(r)) &&
    openToAll(JSON.stringify(r.requestParameters).replaceAll('\\', '')),
  'kms-key-policy-changes': named('kms', 'PutKeyPolicy'),
  'detection-disabled': named('guardduty', 'DeleteDetector DeleteIPSet'),
  'logs-removed': (r) =>
    named('ec2', 'DeleteFlowLogs')(r) ||
    named('route53resolver', 'DeleteResolverQueryLogConfig')(r) ||
    named('bedrock', 'DeleteModelInvocationLoggingConfiguration')(r) ||
    (byHand(r) &&
      (named('logs', 'DeleteLogGroup DeleteLogStream')(r) ||
        named('monitoring', 'DeleteAlarms')(r))),
}

/** All classes that a record is of; the first is the best. */
export function classesOf(record: unknown): string[] {
  const r = record as Rec
  const specific = Object.entries({ ...cis, ...forgotten }).flatMap(([id, is]) =>
    is(r) ? [id] : [],
  )
  const denied = /UnauthorizedOperation$|^AccessDenied/.test(r.errorCode ?? '')
  return [
    ...specific,
    ...(root(r) ? ['root-usage'] : []),
    ...(denied ? ['unauthorized-api-calls'] : []),
  ]
}
