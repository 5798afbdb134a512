import { IAM } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import deactivate from '../../../playbooks/response/deactivate-access-key.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, seedUser, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

const finding = (userName: string, accessKeyId: string, userType = 'IAMUser') =>
  findingOn({ userName, accessKeyId, userType })

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let iam: IAM
  let user: Awaited<ReturnType<typeof seedUser>>
  const stage = (run = 'incident-1.run1', keyId = user.accessKeyIds[0], userType = 'IAMUser') => {
    const about = finding(user.userName, keyId, userType)
    return rehearse({ playbook: deactivate, finding: about, open: ground.open, run })
  }
  const policyName = () => `HikeshiDenySessions-${user.accessKeyIds[0].slice(-8)}`
  const policy = async (PolicyName = policyName()) => {
    const { PolicyDocument = '' } = await iam.getUserPolicy({ UserName: user.userName, PolicyName })
    const text = PolicyDocument.startsWith('{')
      ? PolicyDocument
      : decodeURIComponent(PolicyDocument)
    return JSON.parse(text) as unknown
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    iam = new IAM(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    user = await seedUser(moto.url, { userName: `bot-${crypto.randomUUID().slice(0, 8)}` })
  })

  it('shows the two lines of what it will do, and changes nothing by looking', async () => {
    const before = await ground.state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `deactivate: ${user.accessKeyIds[0]} Status: "Active" -> "Inactive"`,
      `deny-sessions: user/${user.userName} ${policyName()}: null -> "Deny *: aws:TokenIssueTime < this run"`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await ground.state()).toEqual(before)
  })

  it('deactivates that key and no other, denies older sessions, and puts everything back', async () => {
    const before = await ground.state()
    const { run, undo, plan } = stage()
    const start = Date.now()
    const done = await run()
    const { AccessKeyMetadata = [] } = await iam.listAccessKeys({ UserName: user.userName })
    expect(Object.fromEntries(AccessKeyMetadata.map((k) => [k.AccessKeyId, k.Status]))).toEqual({
      [user.accessKeyIds[0]]: 'Inactive',
      [user.accessKeyIds[1]]: 'Active',
    })
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string
    const document = await policy()
    expect(document).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Hikeshiincident1run1',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': time } },
        },
      ],
    })
    const [issued] = /\d{4}-[\d:T-]+Z/.exec(JSON.stringify(document)) ?? []
    // A session minted while the deactivation was still spreading is denied too.
    expect(Date.parse(issued ?? '')).toBeGreaterThan(start + 50_000)
    expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])

    await undo(done)
    expect(await ground.state()).toEqual(before)
  })

  it('never deletes a key or another policy', async () => {
    const { run, undo, calls } = stage()
    await undo(await run())
    expect([...new Set(calls.map(({ action }) => action))].sort()).toEqual([
      'iam:DeleteUserPolicy',
      'iam:PutUserPolicy',
      'iam:UpdateAccessKey',
    ])
    const touched = calls.flatMap(({ input }) => input['PolicyName'] ?? [])
    expect(new Set(touched)).toEqual(new Set([policyName()]))
  })

  it('refuses the undo once somebody else has activated the key again, and says so', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const [AccessKeyId] = user.accessKeyIds
    await iam.updateAccessKey({ UserName: user.userName, AccessKeyId, Status: 'Active' })
    expect(await planUndo(done)).toEqual({
      drifted: [{ resource: AccessKeyId, field: 'Status', from: 'Inactive', to: 'Active' }],
    })
  })

  it('takes a policy of that name for what it says, replaces it, and gives it back on undo', async () => {
    const statement = { Effect: 'Allow', Action: '*', Resource: '*' }
    const foreign = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
    const UserName = user.userName
    await iam.putUserPolicy({ UserName, PolicyName: policyName(), PolicyDocument: foreign })
    const { run, undo } = stage()
    const done = await run()
    expect(linesOf(done)[1]).toContain('\\"Effect\\":\\"Allow\\"')
    expect(JSON.stringify(await policy())).toContain('"Deny"')
    await undo(done)
    expect(await policy()).toEqual(JSON.parse(foreign))
  })

  it('denies anew what an older run has denied: its time has passed', async () => {
    const first = stage('incident-1.run1')
    await first.run()
    const second = stage('incident-1.run2')
    const lines = linesOf(await second.plan())
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('aws:TokenIssueTime\\":\\"2')
    await second.run()
    expect(JSON.stringify(await policy())).toContain('Hikeshiincident1run2')
  })

  it('still deactivates the key where the policy does not fit, and warns of it', async () => {
    const statement = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::logs/${'x'.repeat(1850)}`,
    }
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
    await iam.putUserPolicy({
      UserName: user.userName,
      PolicyName: 'read-artifacts',
      PolicyDocument,
    })
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `deactivate: ${user.accessKeyIds[0]} Status: "Active" -> "Inactive"`,
    ])
    expect(plan.notes.map(({ text }) => text.en).join()).toContain(
      'Older sessions will not be denied',
    )
  })

  it('says whose key it is, what else the user has, and that AWS has quarantined it', async () => {
    const UserName = user.userName
    const statement = { Effect: 'Deny', Action: 'iam:*', Resource: '*' }
    const { Policy } = await iam.createPolicy({
      PolicyName: `AWSCompromisedKeyQuarantineV3`,
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    })
    await iam.attachUserPolicy({ UserName, PolicyArn: Policy?.Arn })
    const { plan, run, undo } = stage()
    const said = (await plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(`Owner: arn:aws:iam::123456789012:user/${UserName}`)
    for (const id of user.accessKeyIds) expect(said).toContain(`Access key ${id}: Active`)
    expect(said).toContain('Console password: yes. MFA devices: 0.')
    expect(said).toContain('AWSCompromisedKeyQuarantineV3')
    await undo(await run())
    const { AttachedPolicies } = await iam.listAttachedUserPolicies({ UserName })
    expect(AttachedPolicies).toMatchObject([{ PolicyName: 'AWSCompromisedKeyQuarantineV3' }])
  })

  it('does not apply to temporary, root and unknown keys, and names what does', async () => {
    const said = (userType: string, id = user.accessKeyIds[0]) => stage('r', id, userType).plan()
    await expect(said('AssumedRole')).rejects.toThrow(/Revoke the sessions of the role/)
    await expect(said('Root')).rejects.toThrow(/root user/)
    await expect(said('IAMUser', 'ASIAIOSFODNN7EXAMPLE')).rejects.toThrow(/long-term keys/)
    await expect(said('FederatedUser')).rejects.toThrow(/GetFederationToken/)
    await expect(said('IAMUser', 'AKIAIOSFODNN7EXAMPLE')).rejects.toThrow(/has no key/)
    await iam.deleteLoginProfile({ UserName: user.userName })
    user = { ...user, userName: 'nobody' }
    await expect(said('IAMUser')).rejects.toThrow(/has no key/)
  })
})

it('ends on the simulated account as on moto: stopped, and then as before', async () => {
  const about = finding('deploy-bot', 'AKIAIOSFODNN7EXAMPLE')
  const ground = simulatedGround(about, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: deactivate, finding: about, open: ground.open })
  const approved = await plan()
  const before = await ground.state()
  expect(approved.steps.map(({ changes }) => changes.length)).toEqual([1, 1])
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  await undo(approved)
  expect(await ground.state()).toEqual(before)
})

it('is not offered for a finding that names no key', () => {
  expect(deactivate.from(findingOn({ instanceId: 'i-0123456789abcdef0' }))).toBeUndefined()
})

itUsesExactlyItsPermissions(deactivate)
