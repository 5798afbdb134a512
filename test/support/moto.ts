import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { EC2, type Subnet } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { S3 } from '@aws-sdk/client-s3'
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers'

export interface Moto {
  readonly url: string
  /** Empties every account. */
  readonly reset: () => Promise<void>
  readonly stop: () => Promise<void>
}

const python = fileURLToPath(new URL('../../.venv/bin/python', import.meta.url))

// The server ends with its standard input, so that a killed test run leaves no orphan behind.
const program = `
import os, sys, threading
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
from moto.server import main
main(["-H", "127.0.0.1", "-p", "0"])
`

/** Where the servers stand that the test run keeps, one for each worker: a worker runs one file at a time. */
export const keptMotos = 'HIKESHI_TEST_MOTOS'
let taken = false

/** A moto server for this test file alone, empty: the one that is kept for this worker, or a new one. */
export async function startMoto(): Promise<Moto> {
  const url = process.env[keptMotos]?.split(' ')[Number(process.env['VITEST_POOL_ID']) - 1]
  if (url === undefined || taken) return spawnMoto()
  taken = true
  const reset = () => resetMoto(url)
  await reset()
  return { url, reset, stop: reset }
}

async function resetMoto(url: string): Promise<void> {
  const answer = await fetch(`${url}/moto-api/reset`, { method: 'POST' })
  if (!answer.ok) throw new Error(`moto's reset answers ${answer.status}`)
}

/** A moto server of its own, on a loopback port that the system picks. */
export async function spawnMoto(): Promise<Moto> {
  if (!existsSync(python)) throw new Error('moto is missing: run node test/support/install.mjs')
  // AWS's own images and policies are thousands; without them a reset takes milliseconds, not seconds.
  const env = { PATH: process.env.PATH ?? '', MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' }
  const child = spawn(python, ['-u', '-c', program], { env, stdio: ['pipe', 'ignore', 'pipe'] })
  const url = await listening(child)
  const ready = await fetch(`${url}/moto-api/`)
  if (!ready.ok) throw new Error(`moto answers ${ready.status}`)
  return {
    url,
    reset: () => resetMoto(url),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`moto ended with ${code}: ${said.slice(-2000)}`)))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-10_000)
      const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1]
      if (url) resolve(url)
    })
  })
}

export interface Place {
  readonly account?: string
  readonly region?: string
}

/** moto's own account: what any access key belongs to until a role of another account is assumed. */
export const motoAccount = '123456789012'

/** Settings of an SDK client that talks to moto in one account and region, as tests set the stage. */
export function motoClient(
  url: string,
  { account = motoAccount, region = 'us-east-1' }: Place = {},
) {
  const own = { accessKeyId: 'testing', secretAccessKey: 'testing' }
  const common = { endpoint: url, region, maxAttempts: 1 }
  if (account === motoAccount) return { ...common, credentials: own }
  const params = { RoleArn: `arn:aws:iam::${account}:role/stage`, RoleSessionName: 'stage' }
  const clientConfig = { ...common, credentials: own }
  return { ...common, credentials: fromTemporaryCredentials({ params, clientConfig }) }
}

export interface SeededInstance {
  readonly instanceId: string
  readonly vpcId: string
  readonly subnetId: string
  /** By device index. */
  readonly enis: readonly [string, string]
  /** The group of each interface, in the same order. */
  readonly groups: readonly [string, string]
  /** By device name. */
  readonly volumes: readonly string[]
  readonly roleName: string
}

/** A subnet in a VPC of its own. */
export async function newSubnet(url: string, place: Place = {}): Promise<Subnet> {
  const ec2 = new EC2(motoClient(url, place))
  const CidrBlock = '10.20.0.0/16'
  const VpcId = (await ec2.createVpc({ CidrBlock })).Vpc?.VpcId
  const { Subnet: made } = await ec2.createSubnet({ VpcId, CidrBlock })
  if (made === undefined) throw new Error('moto made no subnet')
  return made
}

/**
 * An instance with an interface in each of two security groups, three volumes (one encrypted) and an instance profile.
 * In a subnet of `newSubnet` the stage is clean without a reset.
 */
export async function seedInstance(
  url: string,
  { subnet: given, ...place }: Place & { subnet?: Subnet } = {},
): Promise<SeededInstance> {
  const ec2 = new EC2(motoClient(url, place))
  const subnet = given ?? (await ec2.describeSubnets({})).Subnets?.[0]
  const { SubnetId, VpcId } = subnet ?? {}
  if (!SubnetId || !VpcId) throw new Error('moto has no default network')
  const name = `web-${crypto.randomUUID().slice(0, 8)}`
  const groups = [
    await group(ec2, VpcId, `${name}-front`, 443),
    await group(ec2, VpcId, `${name}-back`, 5432),
  ] as const
  const roleName = await profile(new IAM(motoClient(url, place)), name)
  const ebs = (DeviceName: string, Encrypted: boolean) => ({
    DeviceName,
    Ebs: { VolumeSize: 8, VolumeType: 'gp3' as const, Encrypted, DeleteOnTermination: true },
  })
  const { Instances = [] } = await ec2.runInstances({
    ImageId: 'ami-0123456789abcdef0',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    // moto adds groups given to the instance itself to every interface of it, for ever.
    NetworkInterfaces: [
      { DeviceIndex: 0, SubnetId, Groups: [groups[0]], AssociatePublicIpAddress: true },
    ],
    IamInstanceProfile: { Name: name },
    BlockDeviceMappings: [ebs('/dev/xvda', false), ebs('/dev/sdb', true), ebs('/dev/sdc', false)],
    TagSpecifications: [
      {
        ResourceType: 'instance',
        Tags: [
          { Key: 'Name', Value: name },
          { Key: 'Environment', Value: 'production' },
        ],
      },
    ],
  })
  const instanceId = Instances[0]?.InstanceId ?? ''
  const made = await ec2.createNetworkInterface({ SubnetId, Groups: [groups[1]] })
  const second = made.NetworkInterface?.NetworkInterfaceId ?? ''
  await ec2.attachNetworkInterface({
    DeviceIndex: 1,
    InstanceId: instanceId,
    NetworkInterfaceId: second,
  })
  const read = await ec2.describeInstances({ InstanceIds: [instanceId] })
  const instance = read.Reservations?.[0]?.Instances?.[0]
  const first = instance?.NetworkInterfaces?.find(
    (eni) => eni.NetworkInterfaceId !== second,
  )?.NetworkInterfaceId
  const volumes = (instance?.BlockDeviceMappings ?? [])
    .toSorted((a, b) => (a.DeviceName ?? '').localeCompare(b.DeviceName ?? ''))
    .map((device) => device.Ebs?.VolumeId ?? '')
  if (!first || volumes.length !== 3) throw new Error('moto made another instance than asked for')
  return {
    instanceId,
    vpcId: VpcId,
    subnetId: SubnetId,
    enis: [first, second],
    groups,
    volumes,
    roleName,
  }
}

async function group(ec2: EC2, VpcId: string, GroupName: string, port: number): Promise<string> {
  const { GroupId = '' } = await ec2.createSecurityGroup({
    GroupName,
    VpcId,
    Description: GroupName,
  })
  await ec2.authorizeSecurityGroupIngress({
    GroupId,
    IpPermissions: [
      { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
    ],
  })
  return GroupId
}

const trust = (principal: object) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  })

async function profile(iam: IAM, name: string): Promise<string> {
  const RoleName = `${name}-role`
  await iam.createRole({
    RoleName,
    AssumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }),
  })
  await iam.createInstanceProfile({ InstanceProfileName: name })
  await iam.addRoleToInstanceProfile({ InstanceProfileName: name, RoleName })
  return RoleName
}

export interface SeededUser {
  readonly userName: string
  /** Two, both active. */
  readonly accessKeyIds: readonly [string, string]
}

/** A user with two access keys, a login profile, a group and an inline policy. */
export async function seedUser(
  url: string,
  { userName = 'deploy-bot', ...place }: Place & { userName?: string } = {},
): Promise<SeededUser> {
  const iam = new IAM(motoClient(url, place))
  const GroupName = `${userName}-group`
  await iam.createUser({ UserName: userName })
  await iam.createLoginProfile({ UserName: userName, Password: `Aa1!${crypto.randomUUID()}` })
  await iam.createGroup({ GroupName })
  await iam.addUserToGroup({ GroupName, UserName: userName })
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
  await iam.putUserPolicy({
    UserName: userName,
    PolicyName: 'read-artifacts',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  })
  const key = async () =>
    (await iam.createAccessKey({ UserName: userName })).AccessKey?.AccessKeyId ?? ''
  return { userName, accessKeyIds: [await key(), await key()] }
}

/** A role that EC2 may assume, with an instance profile and an inline policy. */
export async function seedRole(
  url: string,
  {
    path: Path = '/',
    name = `app-${crypto.randomUUID().slice(0, 8)}`,
    ...place
  }: Place & {
    path?: string
    name?: string
  } = {},
): Promise<string> {
  const iam = new IAM(motoClient(url, place))
  const AssumeRolePolicyDocument = trust({ Service: 'ec2.amazonaws.com' })
  await iam.createRole({ Path, RoleName: name, AssumeRolePolicyDocument })
  await iam.createInstanceProfile({ InstanceProfileName: `${name}-profile` })
  await iam.addRoleToInstanceProfile({ InstanceProfileName: `${name}-profile`, RoleName: name })
  const statement = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await iam.putRolePolicy({ RoleName: name, PolicyName: 'shop-queue', PolicyDocument })
  return name
}

/** A bucket that a policy and an ACL have opened to everybody, behind half a public access block. */
export async function seedBucket(url: string, place: Place = {}): Promise<string> {
  const s3 = new S3(motoClient(url, place))
  const Bucket = `exports-${crypto.randomUUID().slice(0, 8)}`
  await s3.createBucket({ Bucket })
  await s3.putBucketAcl({ Bucket, ACL: 'public-read' })
  const Statement = [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${Bucket}/*`,
    },
  ]
  await s3.putBucketPolicy({
    Bucket,
    Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
  })
  const PublicAccessBlockConfiguration = { BlockPublicAcls: true }
  await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration })
  return Bucket
}

/** A trail of all regions that was logging and has been stopped. */
export async function seedTrail(url: string, Name = 'shop-audit'): Promise<string> {
  const S3BucketName = `${Name}-logs`
  await new S3(motoClient(url)).createBucket({ Bucket: S3BucketName })
  const cloudtrail = new CloudTrail(motoClient(url))
  await cloudtrail.createTrail({ Name, S3BucketName, IsMultiRegionTrail: true })
  await cloudtrail.startLogging({ Name })
  await cloudtrail.stopLogging({ Name })
  return Name
}
