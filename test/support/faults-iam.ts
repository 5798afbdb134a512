import { IAM } from '@aws-sdk/client-iam'
import { type Moto, motoAccount, motoClient } from './moto.ts'

/** What is planted: a check and how the resource that it must name reads. */
export type Fault = readonly [check: string, resource: string]
export interface Planted {
  readonly faults: readonly Fault[]
  /** Answers in place of moto's that belong to them. */
  readonly answers?: { readonly [call: string]: string }
}

const document = (Statement: object) => JSON.stringify({ Version: '2012-10-17', Statement })
const trust = (Principal: object | string, more: object = {}, Action = 'sts:AssumeRole') =>
  document({ Effect: 'Allow', Principal, Action, ...more })
const github = `arn:aws:iam::${motoAccount}:oidc-provider/token.actions.githubusercontent.com`
const vendor = { AWS: 'arn:aws:iam::999988887777:root' }
const sub = { 'token.actions.githubusercontent.com:sub': 'repo:shop/app:ref:refs/heads/main' }
const audience = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' }
const web = 'sts:AssumeRoleWithWebIdentity'

const policies: readonly [check: string, name: string, statement: object][] = [
  ['no-admin-policies', 'bad-admin', { Effect: 'Allow', Action: '*', Resource: '*' }],
  ['pass-role-limited', 'bad-pass', { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }],
  [
    'escalation-paths',
    'bad-escalate',
    { Effect: 'Allow', Action: 'iam:CreatePolicyVersion', Resource: '*' },
  ],
  [
    'no-allow-with-not-action',
    'bad-not-action',
    { Effect: 'Allow', NotAction: 's3:*', Resource: '*' },
  ],
  [
    'service-wildcards-avoided',
    'bad-wildcard',
    { Effect: 'Allow', Action: 'kms:*', Resource: '*' },
  ],
]
const goodPolicy = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:shop' }

const roles: readonly [check: string | undefined, name: string, trust: string][] = [
  ['no-public-role-trust', 'bad-public', trust({ AWS: '*' })],
  [
    'oidc-roles-name-a-subject',
    'bad-oidc',
    trust({ Federated: github }, { Condition: { StringEquals: audience } }, web),
  ],
  ['vendor-roles-have-external-id', 'bad-vendor', trust(vendor)],
  [
    undefined,
    'good-oidc',
    trust({ Federated: github }, { Condition: { StringEquals: { ...audience, ...sub } } }, web),
  ],
  [
    undefined,
    'good-vendor',
    trust(vendor, { Condition: { StringEquals: { 'sts:ExternalId': 'x9' } } }),
  ],
]

/** Users, groups, policies and roles that are wrong, and some of the same kinds that are right; every policy hangs on a group. */
export async function plantIam(moto: Moto): Promise<Planted> {
  const iam = new IAM(motoClient(moto.url))
  const faults: Fault[] = []
  await iam.updateAccountPasswordPolicy({ MinimumPasswordLength: 8, MaxPasswordAge: 365 })
  for (const rule of [
    'minimum-length',
    'uppercase',
    'lowercase',
    'number',
    'symbol',
    'reuse',
    'expiry',
  ])
    faults.push([`password-${rule}`, motoAccount])

  await iam.createGroup({ GroupName: 'bad-empty' })
  await iam.createGroup({ GroupName: 'good-staff' })
  await iam.createUser({ UserName: 'good-user' })
  await iam.addUserToGroup({ GroupName: 'good-staff', UserName: 'good-user' })
  await iam.createAccessKey({ UserName: 'good-user' })
  faults.push(['groups-have-members', 'bad-empty'])

  for (const [check, PolicyName, statement] of [
    ...policies,
    ['', 'good-policy', goodPolicy] as const,
  ]) {
    const made = await iam.createPolicy({ PolicyName, PolicyDocument: document(statement) })
    const PolicyArn = made.Policy?.Arn ?? ''
    await iam.attachGroupPolicy({ GroupName: 'good-staff', PolicyArn })
    if (check !== '') faults.push([check, PolicyName])
  }
  for (const [check, RoleName, AssumeRolePolicyDocument] of roles) {
    await iam.createRole({ RoleName, AssumeRolePolicyDocument })
    if (check !== undefined) faults.push([check, RoleName])
  }

  const user = async (check: string, UserName: string, spoil: () => Promise<unknown>) => {
    await iam.createUser({ UserName })
    await iam.addUserToGroup({ GroupName: 'good-staff', UserName })
    await spoil()
    faults.push([check, UserName])
  }
  const login = (UserName: string) =>
    iam.createLoginProfile({ UserName, Password: 'Aa1!Aa1!Aa1!Aa1!' })
  await user('users-have-mfa', 'bad-no-mfa', () => login('bad-no-mfa'))
  await user('no-mixed-users', 'bad-mixed', async () => {
    await login('bad-mixed')
    await iam.createAccessKey({ UserName: 'bad-mixed' })
  })
  faults.push(['users-have-mfa', 'bad-mixed'], ['no-key-at-user-setup', 'bad-mixed'])
  await user('one-active-key', 'bad-two-keys', async () => {
    await iam.createAccessKey({ UserName: 'bad-two-keys' })
    await iam.createAccessKey({ UserName: 'bad-two-keys' })
  })
  const own = { PolicyName: 'own', PolicyDocument: document(goodPolicy) }
  await user('policies-on-groups', 'bad-own-policy', () =>
    iam.putUserPolicy({ UserName: 'bad-own-policy', ...own }),
  )
  faults.push(['no-inline-policies', 'bad-own-policy'])
  return { faults }
}
