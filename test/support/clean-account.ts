import { Backup } from '@aws-sdk/client-backup'
import { ConfigService } from '@aws-sdk/client-config-service'
import { EC2 } from '@aws-sdk/client-ec2'
import { EFS } from '@aws-sdk/client-efs'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { IAM } from '@aws-sdk/client-iam'
import { KMS } from '@aws-sdk/client-kms'
import { Lambda } from '@aws-sdk/client-lambda'
import { RDS } from '@aws-sdk/client-rds'
import { S3 } from '@aws-sdk/client-s3'
import { SecurityHub } from '@aws-sdk/client-securityhub'
import { WAFV2 } from '@aws-sdk/client-wafv2'
import { accountSummary } from './answers.ts'
import { seedCleanTrail } from './clean-trail.ts'
import { type Moto, motoAccount, motoClient } from './moto.ts'

const document = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement })
const allow = (more: object) => document({ Effect: 'Allow', ...more })
const trust = (Service: string) => allow({ Principal: { Service }, Action: 'sts:AssumeRole' })

/** Buckets of the clean account: every one is as it should be. */
export const cleanBuckets = ['clean-audit', 'clean-logs'] as const

/** An account with at least one thing of every kind that a check looks at, all as they should be. */
export async function seedCleanAccount(moto: Moto): Promise<void> {
  await seedBuckets(moto)
  await seedIam(moto)
  await Promise.all([
    seedCleanTrail(moto, cleanBuckets[0], await seedKey(moto)),
    seedNetwork(moto).then(() => seedFront(moto)),
    seedData(moto),
    seedServices(moto),
  ])
}

async function seedBuckets(moto: Moto): Promise<void> {
  const s3 = new S3({ ...motoClient(moto.url), forcePathStyle: true })
  const group = {
    Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' },
  } as const
  for (const Bucket of cleanBuckets) {
    await s3.createBucket({ Bucket })
    await s3.putPublicAccessBlock({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    })
    await s3.putBucketEncryption({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    })
  }
  const [Bucket, TargetBucket] = cleanBuckets
  await s3.putBucketAcl({
    Bucket: TargetBucket,
    AccessControlPolicy: {
      Owner: { ID: '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a' },
      Grants: [
        { ...group, Permission: 'WRITE' },
        { ...group, Permission: 'READ_ACP' },
      ],
    },
  })
  const LoggingEnabled = { TargetBucket, TargetPrefix: 'audit/' }
  await s3.putBucketLogging({ Bucket, BucketLoggingStatus: { LoggingEnabled } })
  // Last: moto reads the target's policy when logging is set, and knows no principal that is a text.
  for (const Bucket of cleanBuckets) {
    const Policy = document({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    })
    await s3.putBucketPolicy({ Bucket, Policy })
  }
}

async function seedKey(moto: Moto): Promise<string> {
  const kms = new KMS(motoClient(moto.url))
  const { KeyMetadata: { KeyId = '', Arn = '' } = {} } = await kms.createKey({})
  await kms.enableKeyRotation({ KeyId })
  return Arn
}

async function seedIam(moto: Moto): Promise<void> {
  const iam = new IAM(motoClient(moto.url))
  await iam.updateAccountPasswordPolicy({
    MinimumPasswordLength: 14,
    RequireSymbols: true,
    RequireNumbers: true,
    RequireUppercaseCharacters: true,
    RequireLowercaseCharacters: true,
    MaxPasswordAge: 90,
    PasswordReusePrevention: 24,
  })
  const GroupName = 'clean-staff'
  await iam.createGroup({ GroupName })
  const { Policy } = await iam.createPolicy({
    PolicyName: 'clean-queue',
    PolicyDocument: allow({ Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:shop' }),
  })
  await iam.attachGroupPolicy({ GroupName, PolicyArn: Policy?.Arn })
  for (const UserName of ['clean-ann', 'clean-ci']) {
    await iam.createUser({ UserName })
    await iam.addUserToGroup({ GroupName, UserName })
  }
  await iam.createAccessKey({ UserName: 'clean-ci' })
  await iam.createLoginProfile({ UserName: 'clean-ann', Password: 'Aa1!Aa1!Aa1!Aa1!' })
  const { VirtualMFADevice } = await iam.createVirtualMFADevice({ VirtualMFADeviceName: 'ann' })
  await iam.enableMFADevice({
    UserName: 'clean-ann',
    SerialNumber: VirtualMFADevice?.SerialNumber,
    AuthenticationCode1: '123456',
    AuthenticationCode2: '654321',
  })
  for (const service of ['ec2', 'lambda'])
    await iam.createRole({
      RoleName: `clean-${service}`,
      AssumeRolePolicyDocument: trust(`${service}.amazonaws.com`),
    })
  await iam.createInstanceProfile({ InstanceProfileName: 'clean-web' })
  await iam.addRoleToInstanceProfile({ InstanceProfileName: 'clean-web', RoleName: 'clean-ec2' })
}

/** The VPC that moto makes, mended, and an instance in it. */
async function seedNetwork(moto: Moto): Promise<void> {
  const ec2 = new EC2(motoClient(moto.url))
  const { Vpcs: [vpc] = [] } = await ec2.describeVpcs({})
  const VpcId = vpc?.VpcId ?? ''
  await ec2.createFlowLogs({
    ResourceIds: [VpcId],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogDestinationType: 's3',
    LogDestination: `arn:aws:s3:::${cleanBuckets[1]}`,
  })
  await ec2.createVpcEndpoint({ VpcId, ServiceName: 'com.amazonaws.us-east-1.s3' })
  const { NetworkAcls: [acl] = [] } = await ec2.describeNetworkAcls({})
  const entry = { NetworkAclId: acl?.NetworkAclId, RuleNumber: 100, Egress: false }
  await ec2.deleteNetworkAclEntry(entry)
  await ec2.createNetworkAclEntry({
    ...entry,
    Protocol: '6',
    RuleAction: 'allow',
    CidrBlock: '0.0.0.0/0',
    PortRange: { From: 443, To: 443 },
  })
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({})
  for (const { GroupId = '', IpPermissions = [], IpPermissionsEgress = [] } of SecurityGroups) {
    await ec2.revokeSecurityGroupEgress({ GroupId, IpPermissions: IpPermissionsEgress })
    if (IpPermissions.length > 0) await ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions })
  }
  await ec2.enableEbsEncryptionByDefault({})
  const { GroupId = '' } = await ec2.createSecurityGroup({
    GroupName: 'clean-web',
    Description: 'Web servers',
    VpcId,
  })
  await ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ],
  })
  const { Instances: [server] = [] } = await ec2.runInstances({
    ImageId: 'ami-0123456789abcdef0',
    MinCount: 1,
    MaxCount: 1,
    SecurityGroupIds: [GroupId],
    IamInstanceProfile: { Name: 'clean-web' },
    MetadataOptions: { HttpTokens: 'required' },
  })
  await ec2.createImage({ InstanceId: server?.InstanceId, Name: 'clean-image' })
  const { VolumeId } = await ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 1 })
  await ec2.createSnapshot({ VolumeId })
}

/** What stands before the servers: it logs, and a web ACL is on it. */
async function seedFront(moto: Moto): Promise<void> {
  const on = motoClient(moto.url)
  const [ec2, elb, waf] = [new EC2(on), new ElasticLoadBalancingV2(on), new WAFV2(on)]
  const { Subnets = [] } = await ec2.describeSubnets({})
  const { LoadBalancers: [front] = [] } = await elb.createLoadBalancer({
    Name: 'clean-front',
    Subnets: Subnets.slice(0, 2).flatMap(({ SubnetId }) => SubnetId ?? []),
    Scheme: 'internet-facing',
    Type: 'application',
  })
  await elb.modifyLoadBalancerAttributes({
    LoadBalancerArn: front?.LoadBalancerArn,
    Attributes: [
      { Key: 'access_logs.s3.enabled', Value: 'true' },
      { Key: 'access_logs.s3.bucket', Value: cleanBuckets[1] },
    ],
  })
  const { Summary } = await waf.createWebACL({
    Name: 'clean-front',
    Scope: 'REGIONAL',
    DefaultAction: { Allow: {} },
    VisibilityConfig: {
      SampledRequestsEnabled: false,
      CloudWatchMetricsEnabled: false,
      MetricName: 'front',
    },
  })
  await waf.associateWebACL({ WebACLArn: Summary?.ARN, ResourceArn: front?.LoadBalancerArn })
}

async function seedData(moto: Moto): Promise<void> {
  const on = motoClient(moto.url)
  const rds = new RDS(on)
  const DBInstanceIdentifier = 'clean-orders'
  await rds.createDBInstance({
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t3.micro',
    Engine: 'postgres',
    AllocatedStorage: 20,
    MasterUsername: 'shop',
    MasterUserPassword: 'a-long-test-password',
    StorageEncrypted: true,
    PubliclyAccessible: false,
    AutoMinorVersionUpgrade: true,
    MultiAZ: true,
  })
  await rds.createDBSnapshot({ DBInstanceIdentifier, DBSnapshotIdentifier: 'clean-snapshot' })
  await new EFS(on).createFileSystem({ CreationToken: 'clean', Encrypted: true })
  await new Lambda(on).createFunction({
    FunctionName: 'clean-thumbnails',
    Role: `arn:aws:iam::${motoAccount}:role/clean-lambda`,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: Buffer.from('x') },
    Environment: { Variables: { STAGE: 'production' } },
  })
}

async function seedServices(moto: Moto): Promise<void> {
  const on = motoClient(moto.url)
  const config = new ConfigService(on)
  await config.putConfigurationRecorder({
    ConfigurationRecorder: {
      name: 'default',
      roleARN: `arn:aws:iam::${motoAccount}:role/config`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    },
  })
  const s3BucketName = cleanBuckets[1]
  await config.putDeliveryChannel({ DeliveryChannel: { name: 'default', s3BucketName } })
  await config.startConfigurationRecorder({ ConfigurationRecorderName: 'default' })
  await new SecurityHub(on).enableSecurityHub({})
  const backup = new Backup(on)
  const BackupVaultName = 'clean-vault'
  await backup.createBackupVault({ BackupVaultName })
  const rule = { RuleName: 'daily', TargetBackupVaultName: BackupVaultName }
  await backup.createBackupPlan({ BackupPlan: { BackupPlanName: 'daily', Rules: [rule] } })
  await backup.putBackupVaultLockConfiguration({ BackupVaultName, MinRetentionDays: 7 })
}

const protections =
  'S3_DATA_EVENTS EKS_AUDIT_LOGS EBS_MALWARE_PROTECTION RDS_LOGIN_EVENTS LAMBDA_NETWORK_LOGS RUNTIME_MONITORING'

/** What moto cannot be brought to say, as AWS documents it: all of it as it should be. */
export const cleanAnswers = {
  GetAccountSummary: accountSummary({ AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 }),
  'ListEntitiesForPolicy&AWSSupportAccess':
    '<PolicyRoles><member><RoleName>support</RoleName><RoleId>AROA1</RoleId></member></PolicyRoles><IsTruncated>false</IsTruncated>',
  // moto answers with those that are not public, too.
  'DescribeSnapshots&RestorableBy.1=all': '<snapshotSet/>',
  'POST /getAlternateContact': { AlternateContact: { AlternateContactType: 'SECURITY' } },
  'POST /getContactInformation': { ContactInformation: { FullName: 'Shop K.K.', City: 'Tokyo' } },
  'POST /graphs/list': {
    GraphList: [{ Arn: `arn:aws:detective:us-east-1:${motoAccount}:graph:1` }],
  },
  'GET /macie': { status: 'ENABLED' },
  'GET /analyzer': {
    analyzers: [
      {
        arn: `arn:aws:access-analyzer:us-east-1:${motoAccount}:analyzer/a`,
        name: 'a',
        type: 'ACCOUNT',
        status: 'ACTIVE',
        createdAt: '2026-01-01T00:00:00Z',
      },
    ],
  },
  'GET /detector': { detectorIds: ['d1'] },
  'GET /detector/d1': {
    status: 'ENABLED',
    serviceRole: 'r',
    findingPublishingFrequency: 'FIFTEEN_MINUTES',
    features: protections.split(' ').map((name) => ({ name, status: 'ENABLED' })),
  },
  ...Object.fromEntries(
    cleanBuckets.map((name) => [
      `GET /${name}?versioning`,
      '<VersioningConfiguration><Status>Enabled</Status><MfaDelete>Enabled</MfaDelete></VersioningConfiguration>',
    ]),
  ),
}
