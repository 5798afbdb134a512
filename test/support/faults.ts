import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { CloudWatch } from '@aws-sdk/client-cloudwatch'
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs'
import { EC2, type IpPermission } from '@aws-sdk/client-ec2'
import { EFS } from '@aws-sdk/client-efs'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { KMS } from '@aws-sdk/client-kms'
import { Lambda } from '@aws-sdk/client-lambda'
import { RDS } from '@aws-sdk/client-rds'
import { S3 } from '@aws-sdk/client-s3'
import { cleanLogGroup } from './clean-trail.ts'
import type { Fault, Planted } from './faults-iam.ts'
import { type Moto, motoAccount, motoClient } from './moto.ts'

const open = (port: number, range: Partial<IpPermission>): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...range,
})
const world = { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
const world6 = { Ipv6Ranges: [{ CidrIpv6: '::/0' }] }

/** Networks and instances that are wrong; the clean account has a right one of each kind. */
export async function plantNetwork(moto: Moto): Promise<Planted> {
  const ec2 = new EC2(motoClient(moto.url))
  const faults: Fault[] = []
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.30.0.0/16' })
  const VpcId = Vpc?.VpcId ?? ''
  faults.push(['vpc-flow-logs', VpcId], ['vpc-endpoints-used', VpcId])
  const group = async (GroupName: string, rule: IpPermission) => {
    const { GroupId = '' } = await ec2.createSecurityGroup({ GroupName, Description: 'x', VpcId })
    await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [rule] })
    return GroupId
  }
  const rdp = await group('bad-rdp', open(3389, world))
  faults.push(
    ['no-world-open-admin-ports', await group('bad-ssh', open(22, world))],
    ['no-world-open-rdp', rdp],
    ['no-world-open-admin-ports', rdp],
    ['no-world-open-admin-ports-ipv6', await group('bad-ssh6', open(22, world6))],
    ['no-open-cifs', await group('bad-cifs', open(445, world))],
  )
  const inVpc = [{ Name: 'vpc-id', Values: [VpcId] }]
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ Filters: inVpc })
  const first = SecurityGroups.find(({ GroupName }) => GroupName === 'default')?.GroupId ?? ''
  faults.push(['default-security-group-closed', first])
  const { NetworkAcls = [] } = await ec2.describeNetworkAcls({ Filters: inVpc })
  faults.push(['no-world-open-network-acl', NetworkAcls[0]?.NetworkAclId ?? ''])
  await ec2.disableEbsEncryptionByDefault({})
  faults.push(['ebs-encrypted-by-default', 'us-east-1'])

  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.30.1.0/24' })
  const { Instances = [] } = await ec2.runInstances({
    ImageId: 'ami-0123456789abcdef0',
    MinCount: 1,
    MaxCount: 1,
    SubnetId: Subnet?.SubnetId,
    MetadataOptions: { HttpTokens: 'optional' },
  })
  const InstanceId = Instances[0]?.InstanceId ?? ''
  faults.push(['imdsv2-required', InstanceId], ['instance-roles-used', InstanceId])
  const { VolumeId } = await ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 1 })
  const { SnapshotId = '' } = await ec2.createSnapshot({ VolumeId })
  faults.push(['no-public-snapshots', SnapshotId])
  const { ImageId = '' } = await ec2.createImage({ InstanceId, Name: 'bad-image' })
  await ec2.modifyImageAttribute({ ImageId, LaunchPermission: { Add: [{ Group: 'all' }] } })
  faults.push(['no-public-images', ImageId])
  // moto overlooks who may restore a snapshot: what it would list is told in its place.
  const everybodys = `<snapshotSet><item><snapshotId>${SnapshotId}</snapshotId></item></snapshotSet>`
  return { faults, answers: { 'DescribeSnapshots&RestorableBy.1=all': everybodys } }
}

/** Buckets, keys, databases, file systems, functions and load balancers that are wrong. */
export async function plantData(moto: Moto): Promise<Planted> {
  const faults: Fault[] = []
  const s3 = new S3({ ...motoClient(moto.url), forcePathStyle: true })
  const kms = new KMS(motoClient(moto.url))
  const rds = new RDS(motoClient(moto.url))
  const policy = (Bucket: string, Statement: object) =>
    s3.putBucketPolicy({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
  const onAll = (Bucket: string) => [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`]
  await s3.createBucket({ Bucket: 'bad-open' })
  await policy('bad-open', {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: onAll('bad-open'),
  })
  for (const check of [
    'bucket-blocks-public-access',
    'bucket-denies-http',
    'bucket-names-principals',
    'bucket-encrypted',
    'bucket-mfa-delete',
  ])
    faults.push([check, 'bad-open'])

  const { KeyMetadata } = await kms.createKey({})
  faults.push(['key-rotation', KeyMetadata?.KeyId ?? ''])

  const DBInstanceIdentifier = 'bad-database'
  await rds.createDBInstance({
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t3.micro',
    Engine: 'postgres',
    AllocatedStorage: 20,
    MasterUsername: 'shop',
    MasterUserPassword: 'a-long-test-password',
    StorageEncrypted: false,
    PubliclyAccessible: true,
    AutoMinorVersionUpgrade: false,
    MultiAZ: false,
  })
  const DBSnapshotIdentifier = 'bad-copy'
  await rds.createDBSnapshot({ DBInstanceIdentifier, DBSnapshotIdentifier })
  const attribute = { AttributeName: 'restore', ValuesToAdd: ['all'] }
  await rds.modifyDBSnapshotAttribute({ DBSnapshotIdentifier, ...attribute })
  faults.push(['database-snapshots-private', DBSnapshotIdentifier])
  for (const check of ['encrypted', 'not-public', 'minor-upgrades', 'multi-az'])
    faults.push([`database-${check}`, 'bad-database'])

  const efs = new EFS(motoClient(moto.url))
  const files = await efs.createFileSystem({ CreationToken: 'bad-files', Encrypted: false })
  faults.push(['file-systems-encrypted', files.FileSystemId ?? ''])

  await new Lambda(motoClient(moto.url)).createFunction({
    FunctionName: 'bad-function',
    Role: `arn:aws:iam::${motoAccount}:role/clean-lambda`,
    Runtime: 'python3.7',
    Handler: 'index.handler',
    Code: { ZipFile: Buffer.from('x') },
    Environment: { Variables: { DB_PASSWORD: 'hunter2' } },
  })
  for (const check of ['have-no-secrets', 'on-supported-runtimes'])
    faults.push([`functions-${check}`, 'bad-function'])

  const { Subnets = [] } = await new EC2(motoClient(moto.url)).describeSubnets({})
  await new ElasticLoadBalancingV2(motoClient(moto.url)).createLoadBalancer({
    Name: 'bad-front',
    Subnets: Subnets.slice(0, 2).flatMap(({ SubnetId }) => SubnetId ?? []),
    Scheme: 'internet-facing',
    Type: 'application',
  })
  faults.push(
    ['load-balancers-log-access', 'bad-front'],
    ['web-acl-on-load-balancers', 'bad-front'],
  )
  return { faults }
}

/** A second trail that has nothing of what a trail should have, and ways to a person that break off in three places. */
export async function plantMonitoring(moto: Moto): Promise<Planted> {
  const on = motoClient(moto.url)
  await new S3({ ...on, forcePathStyle: true }).createBucket({ Bucket: 'bad-audit' })
  await new CloudTrail(on).createTrail({ Name: 'bad-trail', S3BucketName: 'bad-audit' })
  const [filters, watch] = [new CloudWatchLogs(on), new CloudWatch(on)]
  await filters.deleteMetricFilter({
    logGroupName: cleanLogGroup,
    filterName: 'alarm-vpc-changes',
  })
  await watch.deleteAlarms({ AlarmNames: ['alarm-key-disabled'] })
  await watch.disableAlarmActions({ AlarmNames: ['alarm-root-usage'] })
  return {
    faults: [
      ...['trail-encrypted', 'trail-validation', 'trail-to-cloudwatch-logs'].map(
        (check) => [check, 'bad-trail'] as const,
      ),
      ...['bucket-blocks-public-access', 'bucket-denies-http', 'bucket-encrypted'].map(
        (check) => [check, 'bad-audit'] as const,
      ),
      ['bucket-mfa-delete', 'bad-audit'],
      ['trail-bucket-logs-access', 'bad-audit'],
      ...['alarm-vpc-changes', 'alarm-key-disabled', 'alarm-root-usage'].map(
        (check) => [check, motoAccount] as const,
      ),
    ],
  }
}
