import { usualRules } from './bucket-rules.ts'
import { addFunction } from './functions.ts'
import { newIamId, type User, type World } from './world.ts'

const dayMs = 86_400_000

/**
 * What a finding does not name and a look at the whole account finds: the people, roles, buckets and functions of a small
 * company, some of them as they should be and some not. For posture; a drill has what its findings name.
 */
export function addCompany(world: World, region: string, then: string): void {
  const ago = (days: number): string => new Date(Date.parse(then) - days * dayMs).toISOString()
  addPeople(world, region, ago)
  addRoles(world, region, ago)
  addBuckets(world, region)
  const key = '0f2c41d8-7f0b-4f38-9a55-2f1d6b0f7a31'
  world.keys[`${region}/${key}`] = {
    id: key,
    alias: 'alias/shop-backups',
    created: ago(500),
    state: 'Enabled',
    deletion: null,
    rotates: true,
  }
  const old = 'shop-legacy-import'
  addFunction(world, old, region, then)
  const made = world.functions[`${region}/${old}`]
  if (made === undefined) return
  world.functions[`${region}/${old}`] = {
    ...made,
    runtime: 'python3.8',
    variables: { STAGE: 'production', DB_PASSWORD: 'change-me-later' },
  }
}

type Ago = (days: number) => string

function addPeople(world: World, region: string, ago: Ago): void {
  const add = (name: string, group: string, more: Partial<User>) => {
    world.users[name] = {
      name,
      id: newIamId(world, 'AIDA'),
      created: ago(600),
      keys: [],
      login: null,
      mfa: [],
      policies: {},
      attached: [],
      groups: [{ name: group, id: newIamId(world, 'AGPA'), created: ago(600) }],
      ...more,
    }
  }
  const mfa = (name: string) => [
    { serial: `arn:aws:iam::${world.account}:mfa/${name}`, enabled: ago(590) },
  ]
  const login = (used: number) => ({ created: ago(85), reset: false, used: ago(used) })
  add('sato', 'administrators', { login: login(1), mfa: mfa('sato') })
  add('suzuki', 'developers', { login: login(3), mfa: mfa('suzuki') })
  // Left in spring: nobody took the account away.
  add('tanaka', 'developers', { login: login(70) })
  const used = { at: ago(0), service: 's3', region }
  const key = { id: newIamId(world, 'AKIA'), status: 'Active' as const, created: ago(40), used }
  add('backup-agent', 'deployers', { keys: [key] })
}

function addRoles(world: World, region: string, ago: Ago): void {
  const add = (name: string, statement: object, idle: number) => {
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', ...statement }],
    })
    world.roles[name] = {
      name,
      id: newIamId(world, 'AROA'),
      path: '/',
      created: ago(400),
      trust,
      used: { at: ago(idle), region },
      policies: {},
      profiles: [],
    }
  }
  const github = `arn:aws:iam::${world.account}:oidc-provider/token.actions.githubusercontent.com`
  const assume = 'sts:AssumeRole'
  // Every repository of everybody has this audience.
  const Condition = {
    StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
  }
  const web = { Principal: { Federated: github }, Action: 'sts:AssumeRoleWithWebIdentity' }
  add('shop-ci', { ...web, Condition }, 0)
  add('cost-vendor', { Principal: { AWS: '999988887777' }, Action: assume }, 12)
  add('old-batch', { Principal: { Service: 'batch.amazonaws.com' }, Action: assume }, 210)
  add('support', { Principal: { AWS: world.account }, Action: assume }, 30)
}

function addBuckets(world: World, region: string): void {
  const block = {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  }
  const add = (name: string, policy: object | null) => {
    world.buckets[name] = {
      name,
      region,
      policy: policy && JSON.stringify({ Version: '2012-10-17', Statement: [policy] }),
      objects: {},
      grants: [],
      website: null,
      rules: { ...usualRules(), versioning: 'Enabled' },
      block,
    }
  }
  const logs = 'shop-audit-logs'
  add(logs, {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${logs}`, `arn:aws:s3:::${logs}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  })
  add('shop-thumbnails', null)
}
