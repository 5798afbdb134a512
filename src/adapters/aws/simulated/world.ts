import { createHash } from 'node:crypto'
import type { JsonObject } from '../../../core/json.ts'
import { type Around, newAround } from './around.ts'
import type { BucketRules } from './bucket-rules.ts'
import type { Databases } from './databases.ts'
import type { Detector } from './detectors.ts'
import type { EksCluster } from './eks.ts'
import type { VpcFlowLog } from './flow-logs.ts'
import type { Function } from './functions.ts'
import type { Investigation } from './investigations.ts'
import type { Key } from './keys.ts'
import type { Organization } from './organizations.ts'
import type { Login, PasswordPolicy } from './passwords.ts'
import type { Recording } from './recorders.ts'
import type { IdentityCenter } from './sso.ts'
import type { Cluster } from './tasks.ts'

/**
 * What a simulated account consists of: plain JSON, so that it can be kept in the store. EC2 lives in regions, IAM and the
 * trail in the account. Times are ISO 8601.
 */
export interface World {
  readonly account: string
  /** Ids are made of this and a serial number: the same drill makes the same ids. */
  readonly origin: string
  readonly named?: readonly string[]
  serial: number
  readonly regions: Record<string, Region>
  readonly users: Record<string, User>
  readonly roles: Record<string, Role>
  readonly buckets: Record<string, Bucket>
  readonly trails: Record<string, Trail>
  /** By `region/name`. */
  readonly functions: Record<string, Function>
  readonly databases: Databases
  readonly organization: Organization
  /** Clusters of EKS, by `region/name`. */
  readonly eks: Record<string, EksCluster>
  /** Clusters of ECS, by `region/name`. */
  readonly clusters: Record<string, Cluster>
  /** By `region/id`. */
  readonly keys: Record<string, Key>
  passwords: PasswordPolicy | null
  readonly flowLogs: Record<string, VpcFlowLog>
  sso: IdentityCenter
  /** GuardDuty's, by region. */
  readonly detectors: Record<string, Detector>
  /** What AWS Config does, by region. */
  readonly recordings: Record<string, Recording>
  /** What was written to S3, by bucket and key. */
  readonly evidence: Record<string, { readonly bytes: number; readonly sha256: string }>
  /** Security Hub's findings by id. */
  hub?: Record<string, 'ACTIVE' | 'ARCHIVED'>
  /** Detective's, by id. */
  investigations?: Record<string, Investigation>
  /** What CloudTrail's event history has, whatever becomes of the trails. */
  readonly trail: TrailEvent[]
}

export interface Region {
  readonly vpc: string
  readonly subnet: string
  readonly zone: string
  readonly instances: Record<string, Instance>
  readonly enis: Record<string, Eni>
  readonly groups: Record<string, Group>
  readonly rules: Record<string, Rule>
  readonly volumes: Record<string, Volume>
  readonly snapshots: Record<string, Snapshot>
  readonly images: Record<string, Image>
  readonly around: Around
  /** By resource id. */
  readonly tags: Record<string, Record<string, string>>
}

export interface Instance {
  readonly id: string
  readonly reservation: string
  readonly image: string
  readonly type: 't3.micro' | 'm5.large'
  readonly launched: string
  /** The instance profile, last attached one too; it is attached while there is an association. */
  profile: { readonly arn: string; readonly id: string }
  association: string | null
  readonly devices: { readonly name: string; readonly volume: string; keep: boolean }[]
  disableApiTermination: boolean
  disableApiStop: boolean
  shutdown: 'stop' | 'terminate'
  state: 'running' | 'stopped'
  /** Whether the metadata service answers only who shows a token (IMDSv2). */
  tokens: 'optional' | 'required'
}

export interface Eni {
  readonly id: string
  readonly instance: string
  readonly index: number
  readonly attachment: string
  readonly ip: string
  /** Of Amazon's pool: another one after each start. */
  publicIp: string | null
  readonly mac: string
  groups: string[]
}

export interface Group {
  readonly id: string
  readonly name: string
  readonly description: string
}

/** One target of one permission: AWS's own "security group rule". */
export interface Rule {
  readonly id: string
  readonly group: string
  readonly egress: boolean
  readonly protocol: string
  readonly from: number
  readonly to: number
  readonly target: { readonly kind: 'cidr4' | 'cidr6' | 'group' | 'list'; readonly id: string }
  readonly description: string | null
}

export interface Volume {
  readonly id: string
  readonly gib: number
  readonly key: string | null
  readonly created: string
}

export interface Snapshot {
  readonly id: string
  readonly volume: string
  readonly gib: number
  readonly key: string | null
  readonly description: string
  readonly started: string
}

/** An AMI that was made of an instance. */
export interface Image {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly instance: string
  readonly created: string
  readonly devices: readonly { readonly name: string; readonly snapshot: string }[]
}

export interface User {
  readonly name: string
  readonly id: string
  readonly created: string
  readonly keys: AccessKey[]
  readonly login: Login | null
  readonly mfa: { readonly serial: string; readonly enabled: string }[]
  /** Inline policies: documents by name. */
  readonly policies: Record<string, string>
  readonly attached: { readonly name: string; readonly arn: string }[]
  readonly groups: { readonly name: string; readonly id: string; readonly created: string }[]
}

export interface AccessKey {
  readonly id: string
  status: 'Active' | 'Inactive'
  readonly created: string
  readonly used: { readonly at: string; readonly service: string; readonly region: string } | null
}

export interface Role {
  readonly name: string
  readonly id: string
  readonly path: string
  readonly created: string
  /** The document that says who may assume it. */
  trust: string
  readonly used: { readonly at: string; readonly region: string } | null
  /** Inline policies: documents by name. */
  readonly policies: Record<string, string>
  readonly profiles: { readonly name: string; readonly id: string }[]
}

export interface Bucket {
  readonly name: string
  readonly region: string
  /** The document; null where it has none. */
  policy: string | null
  readonly objects: Record<string, StoredObject>
  /** Groups of S3's that its ACL lets in. */
  readonly grants: { readonly group: 'AllUsers' | 'AuthenticatedUsers'; readonly may: 'READ' }[]
  /** The page that a website of it begins with. */
  readonly website: string | null
  readonly rules: BucketRules
  block: PublicAccessBlock | null
}

interface StoredObject {
  readonly version: string
  readonly size: number
  readonly modified: string
}

export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean
  readonly IgnorePublicAcls: boolean
  readonly BlockPublicPolicy: boolean
  readonly RestrictPublicBuckets: boolean
}

export interface Trail {
  readonly name: string
  readonly region: string
  readonly bucket: string
  started: string
  stopped: string | null
}

export interface TrailEvent {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly at: string
  readonly region: string
  readonly user: string
  readonly key: string | null
  readonly ip: string
  readonly error: string | null
  /** The service that called, where it was no user. */
  readonly service?: string
  /** Its parameters, where somebody reads them. */
  readonly request?: JsonObject
  /** ARN of what it was done to. */
  readonly resource?: string
}

/** A member by an id that may be anybody's text: `constructor` is no instance. */
export const own = <T>(record: { readonly [id: string]: T }, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined

const digest = (world: World, what: string): string =>
  createHash('sha256').update(`${world.origin} ${what}`).digest('hex')

/** The next id of a kind, in EC2's long form: `sg-0` and 16 hexadecimal digits. */
export function newId(world: World, prefix: string): string {
  world.serial += 1
  return `${prefix}-0${digest(world, `${prefix} ${world.serial}`).slice(0, 16)}`
}

/** An IAM id: four letters that tell the kind (AKIA, AIDA, ...) and sixteen more of base 32. */
export function newIamId(world: World, prefix: string): string {
  world.serial += 1
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bytes = Buffer.from(digest(world, `${prefix} ${world.serial}`), 'hex')
  return prefix + [...bytes.subarray(0, 16)].map((byte) => letters[byte % 32]).join('')
}

/** The region of a call, as it was left; a region never used has its default VPC and nothing in it. */
export function regionOf(world: World, name: string): Region {
  const known = own(world.regions, name)
  if (known) return known
  const region: Region = {
    vpc: newId(world, 'vpc'),
    subnet: newId(world, 'subnet'),
    zone: `${name}a`,
    instances: {},
    enis: {},
    groups: {},
    rules: {},
    volumes: {},
    snapshots: {},
    images: {},
    around: newAround(),
    tags: {},
  }
  world.regions[name] = region
  addGroup(world, region, 'default', 'default VPC security group')
  return region
}

/** A new group, with the rule that AWS gives each: everything may leave. */
export function addGroup(world: World, region: Region, name: string, description: string): Group {
  const group: Group = { id: newId(world, 'sg'), name, description }
  region.groups[group.id] = group
  addRule(world, region, {
    group: group.id,
    egress: true,
    protocol: '-1',
    from: -1,
    to: -1,
    target: { kind: 'cidr4', id: '0.0.0.0/0' },
    description: null,
  })
  return group
}

export function addRule(world: World, region: Region, rule: Omit<Rule, 'id'>): Rule {
  const made = { ...rule, id: newId(world, 'sgr') }
  region.rules[made.id] = made
  return made
}
