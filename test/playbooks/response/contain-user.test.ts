import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import contain from '../../../playbooks/response/contain-user.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, seedUser, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const onUser = (userName: string) => findingOn({ userName, userType: 'IAMUser' })

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let iam: IAM
  let UserName: string
  const stage = (run = 'incident-1.run1', user = UserName) =>
    rehearse({ playbook: contain, finding: onUser(user), open: ground.open, run })
  const policies = async () => (await iam.listUserPolicies({ UserName })).PolicyNames?.toSorted()

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    iam = new IAM(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    const userName = `bot-${crypto.randomUUID().slice(0, 8)}`
    UserName = (await seedUser(moto.url, { userName })).userName
  })

  it('shows the one line of what it will do, and changes nothing by looking', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([`deny: user/${UserName} HikeshiDenyAll-run1: null -> "Deny *"`])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('denies everything, leaves keys, password and groups alone, and puts everything back', async () => {
    const before = await ground.state()
    const { run, undo, plan, calls } = stage()
    const done = await run()
    const policy = { UserName, PolicyName: 'HikeshiDenyAll-run1' }
    const { PolicyDocument = '' } = await iam.getUserPolicy(policy)
    expect(JSON.parse(decodeURIComponent(PolicyDocument))).toEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'Hikeshiincident1run1', Effect: 'Deny', Action: '*', Resource: '*' }],
    })
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
    expect((await iam.getLoginProfile({ UserName })).LoginProfile?.UserName).toBe(UserName)
    await undo(done)
    expect(await ground.state()).toEqual(before)
    expect(calls.map(({ action }) => action)).toEqual(['iam:PutUserPolicy', 'iam:DeleteUserPolicy'])
  })

  it('takes effect for a key of the user, and no longer after the undo', async () => {
    const { AccessKeyMetadata = [] } = await iam.listAccessKeys({ UserName })
    await iam.deleteAccessKey({ UserName, AccessKeyId: AccessKeyMetadata[0]?.AccessKeyId })
    const made = await iam.createAccessKey({ UserName })
    const credentials = {
      accessKeyId: made.AccessKey?.AccessKeyId ?? '',
      secretAccessKey: made.AccessKey?.SecretAccessKey ?? '',
    }
    const statement = { Effect: 'Allow', Action: '*', Resource: '*' }
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    await iam.putUserPolicy({ UserName, PolicyName: 'all', PolicyDocument })
    const theirs = new IAM({ ...motoClient(moto.url), credentials })
    const enforce = (after: string) =>
      fetch(`${moto.url}/moto-api/reset-auth`, { method: 'POST', body: after })
    const asTheUser = async () => {
      // moto checks policies from the next call on; the stage itself is set without.
      await enforce('0')
      const answer = await theirs.listUsers({}).then(
        () => 'allowed',
        (error: Error) => error.name,
      )
      await enforce('Infinity')
      return answer
    }
    const { run, undo } = stage()
    expect(await asTheUser()).toBe('allowed')
    const done = await run()
    expect(await asTheUser()).toMatch(/AccessDenied/)
    await undo(done)
    expect(await asTheUser()).toBe('allowed')
  })

  it('takes away its own policy only, where another run has denied too', async () => {
    await stage('incident-1.run1').run()
    const second = stage('incident-1.run2')
    const done = await second.run()
    expect(done.notes.map(({ text }) => text.en).join()).toContain('have left HikeshiDenyAll-run1')
    await second.undo(done)
    expect(await policies()).toEqual(['HikeshiDenyAll-run1', 'read-artifacts'])
  })

  it('refuses the undo once somebody else has removed the policy', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await iam.deleteUserPolicy({ UserName, PolicyName: 'HikeshiDenyAll-run1' })
    expect(await planUndo(done)).toMatchObject({ drifted: [{ from: 'Deny *', to: null }] })
  })

  it('shows keys, sign-in and groups, and why the password stays; AWS’s quarantine is never removed', async () => {
    const statement = { Effect: 'Deny', Action: 'iam:*', Resource: '*' }
    const { Policy } = await iam.createPolicy({
      PolicyName: 'AWSCompromisedKeyQuarantineV3',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    })
    await iam.attachUserPolicy({ UserName, PolicyArn: Policy?.Arn })
    const { plan, run, undo } = stage()
    const said = (await plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said.match(/Access key AKIA\w+: Active/g)).toHaveLength(2)
    expect(said).toContain('Console password: yes. MFA devices: 0.')
    expect(said).toContain(`Groups: ${UserName}-group.`)
    expect(said).toContain('console password is left in place')
    expect(said).toContain('AWSCompromisedKeyQuarantineV3')
    await undo(await run())
    const { AttachedPolicies } = await iam.listAttachedUserPolicies({ UserName })
    expect(AttachedPolicies).toMatchObject([{ PolicyName: 'AWSCompromisedKeyQuarantineV3' }])
  })

  it('says so where the user has no group', async () => {
    await iam.removeUserFromGroup({ UserName, GroupName: `${UserName}-group` })
    const { notes } = await stage().plan()
    expect(notes.map(({ text }) => text.en)).toContain('Groups: none.')
  })

  it('is refused where the 2,048 characters are used up, and for a user that is gone', async () => {
    const statement = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::logs/${'x'.repeat(1800)}`,
    }
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    await iam.putUserPolicy({ UserName, PolicyName: 'wide', PolicyDocument })
    await expect(stage().plan()).rejects.toThrow(/2048 characters\). Attach .*AWSDenyAll/)
    await expect(stage('r', 'nobody').plan()).rejects.toThrow(/no user nobody any more/)
  })
})

it('ends on the simulated account as on moto: contained, and then as before', async () => {
  const finding = onUser('deploy-bot')
  const ground = simulatedGround(finding, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: contain, finding, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  expect(await ground.state()).not.toEqual(before)
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it.each(['AssumedRole', 'Root', 'FederatedUser'])('is not offered for %s', (userType) => {
  expect(contain.from(findingOn({ userName: 'someone', userType }))).toBeUndefined()
})

itUsesExactlyItsPermissions(contain)
