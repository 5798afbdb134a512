import { EC2, type IpPermission } from '@aws-sdk/client-ec2'
import { EFS } from '@aws-sdk/client-efs'
import { KMS } from '@aws-sdk/client-kms'
import { RDS } from '@aws-sdk/client-rds'
import { S3 } from '@aws-sdk/client-s3'
import type { Fault, Planted } from './faults-iam.ts'
import { type Moto, motoClient } from './moto.ts'

const open = (port: number, range: Partial<IpPermission>): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  ...range,
})
const world = { IpRanges: [{ CidrIp: '0.0.0.0/0' }] }
const world6 = { Ipv6Ranges: [{ CidrIpv6: '::/0' }] }
const inside = { IpRanges: [{ CidrIp: '10.0.0.0/8' }] }

/** Networks and instances, each kind wrong and right. */
export async function plantNetwork(moto: Moto): Promise<Planted> {
  const ec2 = new EC2(motoClient(moto.url))
  const faults: Fault[] = []
  const good: string[] = []
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.30.0.0/16' })
  const VpcId = Vpc?.VpcId ?? ''
  faults.push(['vpc-flow-logs', VpcId])
  const group = async (GroupName: string, rule: IpPermission) => {
    const { GroupId = '' } = await ec2.createSecurityGroup({ GroupName, Description: 'x', VpcId })
    await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [rule] })
    return GroupId
  }
  faults.push(
    ['no-world-open-admin-ports', await group('bad-ssh', open(22, world))],
    ['no-world-open-rdp', await group('bad-rdp', open(3389, world))],
    ['no-world-open-admin-ports-ipv6', await group('bad-ssh6', open(22, world6))],
    ['no-open-cifs', await group('bad-cifs', open(445, world))],
  )
  good.push(await group('good-ssh', open(22, inside)), await group('good-web', open(443, world)))
  const inVpc = [{ Name: 'vpc-id', Values: [VpcId] }]
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ Filters: inVpc })
  const first = SecurityGroups.find(({ GroupName }) => GroupName === 'default')?.GroupId ?? ''
  faults.push(['default-security-group-closed', first])
  const { NetworkAcls = [] } = await ec2.describeNetworkAcls({ Filters: inVpc })
  faults.push(['no-world-open-network-acl', NetworkAcls[0]?.NetworkAclId ?? ''])
  await ec2.disableEbsEncryptionByDefault({})
  faults.push(['ebs-encrypted-by-default', 'us-east-1'])

  const { Subnet } = await ec2.createSubnet({ VpcId, CidrBlock: '10.30.1.0/24' })
  const run = async (HttpTokens: 'optional' | 'required') => {
    const { Instances = [] } = await ec2.runInstances({
      ImageId: 'ami-0123456789abcdef0',
      MinCount: 1,
      MaxCount: 1,
      SubnetId: Subnet?.SubnetId,
      MetadataOptions: { HttpTokens },
    })
    return Instances[0]?.InstanceId ?? ''
  }
  const loose = await run('optional')
  faults.push(['imdsv2-required', loose], ['instance-roles-used', loose])
  const strict = await run('required')
  const { Volume, snapshot } = await snapshots(ec2)
  await ec2.modifySnapshotAttribute({
    SnapshotId: snapshot,
    Attribute: 'createVolumePermission',
    OperationType: 'add',
    GroupNames: ['all'],
  })
  faults.push(['no-public-snapshots', snapshot])
  const { ImageId = '' } = await ec2.createImage({ InstanceId: strict, Name: 'bad-image' })
  await ec2.modifyImageAttribute({ ImageId, LaunchPermission: { Add: [{ Group: 'all' }] } })
  faults.push(['no-public-images', ImageId])
  return { faults, good: [...good, Volume] }
}

async function snapshots(ec2: EC2) {
  const { VolumeId = '' } = await ec2.createVolume({ AvailabilityZone: 'us-east-1a', Size: 1 })
  const { SnapshotId = '' } = await ec2.createSnapshot({ VolumeId })
  return { Volume: VolumeId, snapshot: SnapshotId }
}

/** Buckets, keys, databases and file systems, each kind wrong and right. */
export async function plantData(moto: Moto): Promise<Planted> {
  const faults: Fault[] = []
  const s3 = new S3({ ...motoClient(moto.url), forcePathStyle: true })
  const kms = new KMS(motoClient(moto.url))
  const rds = new RDS(motoClient(moto.url))
  const policy = (Bucket: string, Statement: object) =>
    s3.putBucketPolicy({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
  const onAll = (Bucket: string) => [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`]
  for (const Bucket of ['bad-open', 'good-closed']) await s3.createBucket({ Bucket })
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
  ])
    faults.push([check, 'bad-open'])
  await policy('good-closed', {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: onAll('good-closed'),
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  })
  const all = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  }
  await s3.putPublicAccessBlock({ Bucket: 'good-closed', PublicAccessBlockConfiguration: all })

  const key = async () => (await kms.createKey({})).KeyMetadata?.KeyId ?? ''
  const [still, turning] = [await key(), await key()]
  await kms.enableKeyRotation({ KeyId: turning })
  faults.push(['key-rotation', still])

  const database = (DBInstanceIdentifier: string, right: boolean) =>
    rds.createDBInstance({
      DBInstanceIdentifier,
      DBInstanceClass: 'db.t3.micro',
      Engine: 'postgres',
      AllocatedStorage: 20,
      MasterUsername: 'shop',
      MasterUserPassword: 'a-long-test-password',
      StorageEncrypted: right,
      PubliclyAccessible: !right,
      AutoMinorVersionUpgrade: right,
      MultiAZ: right,
    })
  await database('bad-database', false)
  await database('good-database', true)
  for (const check of ['encrypted', 'not-public', 'minor-upgrades', 'multi-az'])
    faults.push([`database-${check}`, 'bad-database'])

  const efs = new EFS(motoClient(moto.url))
  const files = async (Encrypted: boolean) =>
    (await efs.createFileSystem({ CreationToken: `files-${Encrypted}`, Encrypted })).FileSystemId ??
    ''
  faults.push(['file-systems-encrypted', await files(false)])
  return { faults, good: [turning, 'good-database', await files(true)] }
}
