import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Envelope, Finding } from '../../src/core/finding.ts'
import { readFindings } from '../../src/flow/ingest.ts'
import { planUndo } from '../../src/flow/plan.ts'
import { run } from '../../src/flow/run.ts'
import type { World } from '../../src/flow/world.ts'
import { keyFinding } from '../support/guardduty.ts'
import { hear, openOn } from '../support/hear.ts'
import {
  type Moto,
  motoAccount,
  motoClient,
  type SeededUser,
  seedRole,
  seedUser,
  startMoto,
} from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { company, secondAccount } from '../support/site.ts'
import { startDatabase } from '../support/store.ts'
import { ask, must, openTheatre } from '../support/theatre.ts'

/** Every playbook of a principal on every kind of principal: what a responder reads, or that it is not offered at all. */
const playbooks = [
  'contain-identity-center-user',
  'contain-role',
  'contain-user',
  'deactivate-access-key',
  'remove-public-role-trust',
  'revoke-role-sessions',
]
type Says = { readonly [playbook: string]: RegExp }

let moto: Moto
let database: Awaited<ReturnType<typeof startDatabase>>
let world: World
let iam: IAM
let user: SeededUser
let lab: SeededUser
beforeAll(async () => {
  ;[moto, database] = await Promise.all([startMoto(), startDatabase()])
  const settings = { accounts: company.accounts }
  world = await openTheatre(await database.store(), { AWS_ENDPOINT_URL: moto.url }, settings)
  iam = new IAM(motoClient(moto.url))
  user = await seedUser(moto.url)
  lab = await seedUser(moto.url, { userName: 'lab-bot', account: secondAccount })
  await seedRole(moto.url, { name: 'shop-web' })
  await seedRole(moto.url, { name: 'shop-open' })
  const Statement = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: '444455556666' },
  }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement })
  await iam.updateAssumeRolePolicy({ RoleName: 'shop-open', PolicyDocument })
  await iam.createServiceLinkedRole({ AWSServiceName: 'autoscaling.amazonaws.com' })
})
afterAll(async () => {
  await database.stop()
  await moto.stop()
})

interface Signed {
  readonly userType: string
  readonly userName: string
  readonly principalId?: string
  readonly accessKeyId?: string
}
/** A finding as GuardDuty tells of whoever signed. */
function signedBy(accessKeyDetails: Signed, id: string, account = motoAccount): Finding {
  const handler = world.catalog.finding.get('guardduty')
  const event = keyFinding({ userName: '', accessKeyIds: [] }, { id, account }) as Envelope
  const resource = { resourceType: 'AccessKey', accessKeyDetails }
  const detail = { ...(event.detail as object), resource }
  const [finding] = handler ? readFindings(world, handler, { ...event, detail }) : []
  if (finding === undefined) throw new Error('GuardDuty tells of nobody')
  return finding
}
/** A role whose trust policy lets an outsider in, as IAM Access Analyzer tells of it. */
const opened = (trustRole: string): Finding => findingOn({ trustRole, outsiders: '444455556666' })

const temporary = 'ASIAIOSFODNN7EXAMPLE'
const roleSession = (userName: string): Signed => ({
  userType: 'AssumedRole',
  userName,
  principalId: 'AROA1234567890EXAMPLE:jane@example.com',
  accessKeyId: temporary,
})
const linked = 'AWSServiceRoleForAutoScaling'
const sso = 'AWSReservedSSO_Admin_0123456789abcdef'

const cases: { name: string; found: (name: string) => Finding; says: Says }[] = [
  {
    name: 'an IAM user',
    found: (name) =>
      signedBy(
        { userType: 'IAMUser', userName: user.userName, accessKeyId: user.accessKeyIds[0] },
        name,
      ),
    says: {
      'deactivate-access-key':
        /Status: "Active" -> "Inactive"[^]*Other keys of the user keep working/,
      'contain-user': /null -> "Deny \*"[^]*The console password is left in place/,
    },
  },
  {
    name: 'a session of an IAM user (GetSessionToken)',
    found: (name) =>
      signedBy({ userType: 'IAMUser', userName: user.userName, accessKeyId: temporary }, name),
    says: {
      'deactivate-access-key': /^NO: .*is temporary.*Deactivate the long-term keys of deploy-bot/,
      'contain-user': /null -> "Deny \*"/,
    },
  },
  {
    name: 'an IAM user of another account',
    found: (name) =>
      signedBy(
        { userType: 'IAMUser', userName: 'lab-bot', accessKeyId: lab.accessKeyIds[0] },
        name,
        secondAccount,
      ),
    says: {
      'deactivate-access-key': new RegExp(
        `"Active" -> "Inactive"[^]*${secondAccount}:user/lab-bot`,
      ),
      'contain-user': new RegExp(
        `null -> "Deny \\*"[^]*arn:aws:iam::${secondAccount}:user/lab-bot`,
      ),
    },
  },
  {
    name: 'the root user',
    found: (name) =>
      signedBy({ userType: 'Root', userName: 'Root', accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }, name),
    says: {
      'deactivate-access-key':
        /^NO: .*root user, which IAM cannot reach. Sign in as root, or use centralized root access/,
    },
  },
  {
    name: 'a federated user',
    found: (name) =>
      signedBy({ userType: 'FederatedUser', userName: 'jane', accessKeyId: temporary }, name),
    says: {
      'deactivate-access-key':
        /^NO: .*federated user jane.*which IAM user issued it \(GetFederationToken\), and contain that user/,
    },
  },
  {
    name: 'somebody of an identity provider',
    found: (name) =>
      signedBy({ userType: 'SAMLUser', userName: 'jane', accessKeyId: temporary }, name),
    says: {
      'deactivate-access-key': /^NO: .*no IAM user \(SAMLUser\).*stop it where it was signed in/,
    },
  },
  {
    name: 'a session of a role',
    found: (name) => signedBy(roleSession('shop-web'), name),
    says: {
      'deactivate-access-key':
        /^NO: .*temporary key of role shop-web.*Revoke the sessions of the role instead/,
      'revoke-role-sessions':
        /null -> "Deny \*: aws:TokenIssueTime < this run"[^]*New sessions are allowed/,
      'contain-role': /null -> "Deny \*"[^]*those issued later too/,
    },
  },
  {
    name: 'a session of a role that is gone',
    found: (name) => signedBy(roleSession('shop-old'), name),
    says: {
      'deactivate-access-key': /^NO: .*Revoke the sessions/,
      'revoke-role-sessions': /^NO: .*There is no role shop-old any more/,
      'contain-role': /^NO: .*There is no role shop-old any more/,
    },
  },
  {
    name: 'a session of IAM Identity Center',
    found: (name) => signedBy(roleSession(sso), name),
    says: {
      'deactivate-access-key':
        /^NO: .*role of IAM Identity Center.*Contain the user of IAM Identity Center instead/,
      'revoke-role-sessions': /^NO: .*which alone can change it.*identitystore:userId/,
      'contain-role': /^NO: .*which alone can change it.*identitystore:userId/,
      'contain-identity-center-user': /^NO: .*no user jane@example\.com/,
    },
  },
  {
    name: 'a session of a service-linked role',
    found: (name) => signedBy(roleSession(linked), name),
    says: {
      'deactivate-access-key':
        /^NO: .*service-linked role.*Find in CloudTrail who told the service to act/,
      'revoke-role-sessions': /^NO: .*service-linked role.*its sessions cannot be revoked/,
      'contain-role': /^NO: .*service-linked role.*contain that principal/,
    },
  },
  ...[
    { name: 'a role that lets an outsider in', role: 'shop-open', says: /trust: .* -> / },
    {
      name: 'a role of IAM Identity Center that lets an outsider in',
      role: sso,
      says: /^NO: .*which alone can change it/,
    },
    {
      name: 'a service-linked role that lets an outsider in',
      role: linked,
      says: /^NO: .*service-linked role/,
    },
  ].map(({ name, role, says }) => ({
    name,
    found: () => opened(role),
    says: { 'remove-public-role-trust': says },
  })),
]

describe.each(cases)('$name', ({ name, found, says }) => {
  it('is offered what is for it', () => {
    const offered = playbooks.filter((id) => world.catalog.playbook.get(id)?.from(found(name)))
    expect(offered.sort()).toEqual(Object.keys(says).sort())
  })

  it.each(Object.entries(says))('%s', async (id, words) => {
    const incident = await openOn(world, `${name}/${id}`, found(name))
    expect((await hear(world, incident, id)).said).toMatch(words)
  })
})

describe.each(['AWSCompromisedKeyQuarantineV2', 'AWSCompromisedKeyQuarantineV3'])(
  'a user whom AWS has quarantined by %s',
  (policy) => {
    let held: SeededUser
    beforeAll(async () => {
      held = await seedUser(moto.url, { userName: `held-${policy.slice(-2)}` })
      const statement = { Effect: 'Deny', Action: 'iam:*', Resource: '*' }
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
      const { Policy } = await iam.createPolicy({ PolicyName: policy, PolicyDocument })
      await iam.attachUserPolicy({ UserName: held.userName, PolicyArn: Policy?.Arn })
    })

    it.each(['deactivate-access-key', 'contain-user'])(
      '%s says so, and leaves it there',
      async (id) => {
        const [accessKeyId] = held.accessKeyIds
        const key = `${policy}/${id}`
        const found = signedBy({ userType: 'IAMUser', userName: held.userName, accessKeyId }, key)
        const incident = await openOn(world, key, found)
        const { said, run: planned } = await hear(world, incident, id)
        expect(said).toContain(
          `found a key of this user in public and attached ${policy}. It stays, after an undo too.`,
        )
        const there = await ask(world, planned?.id ?? '')
        await run(world, { incident, run: there.run.id })
        const back = must(await planUndo(world, { run: there.run.id, by: 'T1/U1' }))
        await run(world, { incident, run: (await ask(world, back.run.id)).run.id })
        expect((await world.journal.incident(incident))?.runs[back.run.id]?.state).toBe('done')
        const { AttachedPolicies } = await iam.listAttachedUserPolicies({ UserName: held.userName })
        expect(AttachedPolicies).toMatchObject([{ PolicyName: policy }])
      },
    )
  },
)
