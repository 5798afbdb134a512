import type { Subject } from '../../../core/finding.ts'
import type { Incident } from '../../../core/incident.ts'
import { usualRules } from './bucket-rules.ts'
import { addDatabase } from './databases.ts'
import { addDetector } from './detectors.ts'
import { addEks } from './eks.ts'
import { addFunction } from './functions.ts'
import { addKey } from './keys.ts'
import { organizationOf } from './organizations.ts'
import { weakPasswords } from './passwords.ts'
import { addRecording } from './recorders.ts'
import { seedAround } from './seed-around.ts'
import { identityCenter, noIdentityCenter } from './sso.ts'
import { addCluster } from './tasks.ts'
import { openTrust } from './trust.ts'
import {
  type AccessKey,
  addGroup,
  addRule,
  newIamId,
  newId,
  type Region,
  regionOf,
  type User,
  type World,
} from './world.ts'

const daysBefore = (time: string, days: number): string =>
  new Date(Date.parse(time) - days * 86_400_000).toISOString()

/** The account as it might have been when the finding was made: what the finding names, and what belongs to it. */
export function seed({ id, finding }: Incident): World {
  const { account, region, subject, lastSeen } = finding
  const world: World = {
    account,
    origin: id,
    serial: 0,
    regions: {},
    users: {},
    roles: {},
    buckets: {},
    trails: {},
    evidence: {},
    functions: {},
    clusters: {},
    eks: {},
    organization: organizationOf(account),
    databases: { instances: {}, clusters: {}, snapshots: {} },
    keys: {},
    flowLogs: {},
    sso: noIdentityCenter,
    detectors: {},
    passwords: weakPasswords,
    recordings: {},
    trail: [],
  }
  const then = new Date(lastSeen).toISOString()
  const { vpcId } = subject
  const here: Region = { ...regionOf(world, region), ...(vpcId !== undefined && { vpc: vpcId }) }
  world.regions[region] = here
  addInstance(world, here, subject.instanceId ?? newId(world, 'i'), then)
  // For a role's session GuardDuty writes the role's name here; such a session has no user.
  const ofUser = subject.userType === undefined || subject.userType === 'IAMUser'
  const name = ofUser ? subject.userName : undefined
  // ASIA keys are sessions: no user's list of keys has them.
  const key = ofUser && !subject.accessKeyId?.startsWith('ASIA') ? subject.accessKeyId : undefined
  const user = addUser(world, name ?? 'deploy-bot', key, region, then)
  addTrail(world, user, region, finding.remotes[0]?.ip ?? '198.51.100.7', then)
  addTrailOf(world, subject.trail, region, then)
  addBucket(world, subject, region, then)
  addRole(world, subject.roleName ?? 'shop-web', region, then)
  addFunction(world, subject.functionName ?? 'shop-thumbnails', region, then)
  if (subject.trustRole !== undefined) {
    addRole(world, subject.trustRole, region, then)
    openTrust(world, subject)
  }
  world.sso = identityCenter(world, finding)
  addKey(world, finding)
  addDetector(world, finding)
  addRecording(world, finding)
  addCluster(world, subject, region, then)
  addEks(world, subject, region)
  addDatabase(world, subject.dbInstance ?? 'shop-orders-1', region)
  return world
}

function addInstance(world: World, region: Region, id: string, then: string): void {
  const web = addGroup(world, region, 'web', 'Web servers')
  const backend = addGroup(world, region, 'backend', 'Between the servers')
  const tcp = { egress: false, protocol: 'tcp', description: null }
  const anywhere = { kind: 'cidr4', id: '0.0.0.0/0' } as const
  addRule(world, region, { ...tcp, group: web.id, from: 443, to: 443, target: anywhere })
  addRule(world, region, {
    ...tcp,
    group: backend.id,
    from: 5432,
    to: 5432,
    target: { kind: 'group', id: web.id },
  })
  for (const [index, group] of [web, backend].entries()) {
    const eni = newId(world, 'eni')
    region.enis[eni] = {
      id: eni,
      instance: id,
      index,
      attachment: newId(world, 'eni-attach'),
      ip: `172.31.16.${20 + index}`,
      publicIp: index === 0 ? '198.51.100.24' : null,
      mac: `02:00:5e:00:53:${20 + index}`,
      groups: [group.id],
    }
  }
  const name = 'shop-web-1'
  const created = daysBefore(then, 90)
  const volume = (gib: number, key: string | null): string => {
    const made = newId(world, 'vol')
    region.volumes[made] = { id: made, gib, key, created }
    region.tags[made] = { Name: name }
    return made
  }
  const key = `arn:aws:kms:${region.zone.slice(0, -1)}:${world.account}:key/6f1d2c3b-4a59-4e68-8d77-0b1a2c3d4e5f`
  region.instances[id] = {
    id,
    reservation: newId(world, 'r'),
    image: newId(world, 'ami'),
    type: 'm5.large',
    launched: created,
    profile: {
      arn: `arn:aws:iam::${world.account}:instance-profile/shop-web`,
      id: newIamId(world, 'AIPA'),
    },
    devices: [
      { name: '/dev/xvda', volume: volume(30, null), keep: false },
      { name: '/dev/sdf', volume: volume(100, key), keep: false },
      { name: '/dev/sdg', volume: volume(8, null), keep: true },
    ],
    disableApiTermination: false,
    association: `iip-assoc-${id.slice(2)}`,
    disableApiStop: false,
    shutdown: 'stop',
    state: 'running',
    tokens: 'optional',
  }
  region.tags[id] = { Name: name, Environment: 'production' }
  seedAround(world, region, id)
}

function addUser(
  world: World,
  name: string,
  found: string | undefined,
  region: string,
  then: string,
): User {
  const created = daysBefore(then, 400)
  const key = (id: string, days: number, used: AccessKey['used']): AccessKey => ({
    id,
    status: 'Active',
    created: daysBefore(then, days),
    used,
  })
  const keys = [
    key(found ?? newIamId(world, 'AKIA'), 300, { at: then, service: 'ec2', region }),
    key(newIamId(world, 'AKIA'), 30, null),
  ]
  const statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }
  const user: User = {
    name,
    id: newIamId(world, 'AIDA'),
    created,
    keys,
    login: { created, reset: false },
    mfa: [],
    policies: {
      'read-artifacts': JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    },
    attached: [{ name: 'ReadOnlyAccess', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
    groups: [{ name: 'deployers', id: newIamId(world, 'AGPA'), created }],
  }
  world.users[name] = user
  return user
}

/** What such a key is used for first: who am I, what is there, and can I have machines or another key. */
const story = [
  { name: 'GetCallerIdentity', source: 'sts.amazonaws.com', minutes: 14, error: null },
  { name: 'DescribeInstances', source: 'ec2.amazonaws.com', minutes: 11, error: null },
  {
    name: 'RunInstances',
    source: 'ec2.amazonaws.com',
    minutes: 6,
    error: 'Client.UnauthorizedOperation',
  },
  { name: 'CreateAccessKey', source: 'iam.amazonaws.com', minutes: 2, error: 'AccessDenied' },
] as const

function addTrail(world: World, user: User, region: string, ip: string, then: string): void {
  for (const { name, source, minutes, error } of story)
    world.trail.push({
      id: newId(world, 'event'),
      name,
      source,
      at: daysBefore(then, minutes / 1440),
      // IAM is global: its events are those of us-east-1.
      region: source.startsWith('iam') ? 'us-east-1' : region,
      user: user.name,
      key: user.keys[0]?.id ?? null,
      ip,
      error,
    })
}

/** Stopped, where the finding names it: why else would it. */
function addTrailOf(world: World, found: string | undefined, region: string, then: string): void {
  const name = tail(found ?? 'management-events')
  world.trails[name] = {
    name,
    region,
    bucket: 'shop-audit-logs',
    started: daysBefore(then, 400),
    stopped: found === undefined ? null : then,
  }
}

/** Open in both ways that a bucket can be, behind half a block. */
function addBucket(world: World, subject: Subject, region: string, then: string): void {
  const name = subject.bucket ?? 'shop-exports'
  const everybody = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::${name}/*`,
  }
  const version = subject.objectVersion ?? newId(world, 'v')
  const object = { version, size: 73_802, modified: then }
  world.buckets[name] = {
    name,
    region,
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [everybody] }),
    objects: { [subject.objectKey ?? 'uploads/invoice.pdf']: object },
    grants: [{ group: 'AllUsers', may: 'READ' }],
    website: null,
    rules: usualRules(),
    block: {
      BlockPublicAcls: true,
      IgnorePublicAcls: false,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    },
  }
}

/** Services and Identity Center keep their roles under paths of their own. */
const pathOf = (role: string): string =>
  role.startsWith('AWSServiceRoleFor')
    ? '/aws-service-role/ec2.amazonaws.com/'
    : role.startsWith('AWSReservedSSO_')
      ? '/aws-reserved/sso.amazonaws.com/'
      : '/'

/** The role of the instance: EC2 has assumed it a little while before. */
function addRole(world: World, name: string, region: string, then: string): void {
  const { instances = {} } = world.regions[region] ?? {}
  const [profile] = Object.values(instances).map((instance) => instance.profile)
  const path = pathOf(name)
  const trust = {
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }
  const allowed = { Effect: 'Allow', Action: ['s3:GetObject', 'sqs:SendMessage'], Resource: '*' }
  const document = (statement: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const at = daysBefore(then, 25 / 1440)
  world.roles[name] = {
    name,
    id: newIamId(world, 'AROA'),
    path,
    created: daysBefore(then, 200),
    trust: document(trust),
    used: { at, region },
    policies: { 'shop-queue': document(allowed) },
    profiles: profile === undefined ? [] : [{ name: tail(profile.arn), id: profile.id }],
  }
  world.trail.push({
    id: newId(world, 'event'),
    name: 'AssumeRole',
    source: 'sts.amazonaws.com',
    at,
    region,
    user: '',
    key: null,
    ip: 'ec2.amazonaws.com',
    error: null,
    service: 'ec2.amazonaws.com',
    resource: `arn:aws:iam::${world.account}:role${path}${name}`,
  })
}

const tail = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
