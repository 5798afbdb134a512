import { EC2 } from '@aws-sdk/client-ec2'
import { IAM } from '@aws-sdk/client-iam'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import { motoState } from '../support/aws.ts'
import { instanceFinding, keyFinding } from '../support/guardduty.ts'
import { motoClient, newSubnet, seedInstance, seedUser } from '../support/moto.ts'
import { member, type Site, secondAccount, startSite } from '../support/site.ts'
import { slackChannel, slackChannelJa } from '../support/slack.ts'
import { type People, people } from '../support/slack-people.ts'

let site: Site
let at: People
let ec2: EC2
beforeAll(async () => {
  site = await startSite()
  at = people(site)
  ec2 = new EC2(motoClient(site.moto.url))
  await site.start()
})
afterEach(() => site.assertClean())
afterAll(() => site.stop())

const seed = async () => seedInstance(site.moto.url, { subnet: await newSubnet(site.moto.url) })
const groupsOf = async (NetworkInterfaceIds: string[]) => {
  const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({ NetworkInterfaceIds })
  return NetworkInterfaces.map(({ Groups = [] }) => Groups.map(({ GroupName }) => GroupName))
}
type Called = Event & { kind: 'aws-called' }
const callsOf = async (id: string): Promise<Called[]> =>
  (await at.journal(id)).filter((event) => event.kind === 'aws-called')
const refusalsOf = async (id: string) =>
  (await at.journal(id)).flatMap((event) =>
    event.kind === 'refused' ? [`${event.by} ${event.action}: ${event.why}`] : [],
  )
const opened = async (finding: object, id: string): Promise<string> => {
  expect(await site.bot().event(finding)).toBe(202)
  return (await at.incident(id)).id
}

interface Stage {
  readonly finding: object
  /** What the plan must name. */
  readonly named: readonly string[]
  /** What AWS must be like once it is contained. */
  readonly check: (incident: string) => Promise<void>
  /** Everything in the account, as AWS tells it. */
  readonly state: () => Promise<unknown>
}
interface Tale {
  readonly playbook: string
  readonly buttons: readonly [en: string, ja: string]
  readonly words: readonly [en: RegExp, ja: RegExp]
  readonly calls: readonly string[]
  readonly stage: (id: string) => Promise<Stage>
}

const tales: Tale[] = [
  {
    playbook: 'isolate-instance',
    buttons: ['Isolate instance', 'インスタンスを隔離'],
    words: [/contained and verified/, /封じ込め・検証済み/],
    calls: [
      'AuthorizeSecurityGroupEgress',
      'AuthorizeSecurityGroupIngress',
      'CreateSecurityGroup',
      'CreateTags',
      'DeleteSecurityGroup',
      'DeleteTags',
      'ModifyInstanceAttribute',
      'ModifyNetworkInterfaceAttribute',
      'RevokeSecurityGroupEgress',
    ].map((name) => `ec2:${name}`),
    stage: async (id) => {
      const instance = await seed()
      const { instanceId: InstanceId, enis } = instance
      return {
        finding: instanceFinding(instance, { id }),
        named: [...enis, ...instance.groups, ...instance.volumes, 'hikeshi-isolation'],
        check: async () => {
          expect(await groupsOf([...enis])).toEqual([['hikeshi-isolation'], ['hikeshi-isolation']])
          const { SecurityGroups } = await ec2.describeSecurityGroups({
            Filters: [
              { Name: 'group-name', Values: ['hikeshi-isolation'] },
              { Name: 'vpc-id', Values: [instance.vpcId] },
            ],
          })
          expect(SecurityGroups).toMatchObject([{ IpPermissions: [], IpPermissionsEgress: [] }])
          const Attribute = 'disableApiTermination'
          const { DisableApiTermination } = await ec2.describeInstanceAttribute({
            InstanceId,
            Attribute,
          })
          expect(DisableApiTermination).toEqual({ Value: true })
        },
        state: () => motoState(site.moto.url),
      }
    },
  },
  {
    playbook: 'snapshot-volumes',
    buttons: ['Snapshot volumes', 'スナップショットを取得'],
    words: [/done and verified/, /完了・検証済み/],
    calls: ['ec2:CreateSnapshots', 'ec2:DeleteSnapshot'],
    stage: async (id) => {
      const instance = await seed()
      return {
        finding: instanceFinding(instance, { id }),
        named: instance.volumes,
        check: async (incident) => {
          const { Snapshots = [] } = await ec2.describeSnapshots({
            Filters: [{ Name: 'tag:hikeshi:incident', Values: [incident] }],
          })
          expect(Snapshots).toHaveLength(3)
          const taken = Snapshots.map(({ VolumeId = '' }) => VolumeId)
          expect(new Set(taken)).toEqual(new Set(instance.volumes))
        },
        state: () => motoState(site.moto.url),
      }
    },
  },
  {
    playbook: 'deactivate-access-key',
    buttons: ['Deactivate key', 'アクセスキーを無効化'],
    words: [/contained and verified/, /封じ込め・検証済み/],
    calls: ['iam:DeleteUserPolicy', 'iam:PutUserPolicy', 'iam:UpdateAccessKey'],
    // In an account that is only reached by assuming its role.
    stage: async (id) => {
      const account = secondAccount
      const user = await seedUser(site.moto.url, { account })
      const UserName = user.userName
      const [leaked, other] = user.accessKeyIds
      const iam = new IAM(motoClient(site.moto.url, { account }))
      return {
        finding: keyFinding(user, { id, account }),
        named: [leaked, `HikeshiDenySessions-${leaked.slice(-8)}`],
        check: async () => {
          const { AccessKeyMetadata = [] } = await iam.listAccessKeys({ UserName })
          const states = AccessKeyMetadata.map(({ AccessKeyId, Status }) => [AccessKeyId, Status])
          expect(Object.fromEntries(states)).toEqual({ [leaked]: 'Inactive', [other]: 'Active' })
          const { PolicyNames } = await iam.listUserPolicies({ UserName })
          expect(PolicyNames).toContain(`HikeshiDenySessions-${leaked.slice(-8)}`)
        },
        state: () => motoState(site.moto.url, { account }),
      }
    },
  },
]

describe.each(tales)('$playbook', ({ playbook, buttons, words, calls, stage }) => {
  it('goes from a finding to a verified end and all the way back, by two people in Slack', async () => {
    const { finding, named, check, state } = await stage(`tale-${playbook}`)
    const before = await state()
    const id = await opened(finding, `tale-${playbook}`)
    await at.shows(id, [buttons[0], 'Nobody has acknowledged this yet'])
    await at.shows(id, [buttons[1], 'まだ誰も確認していません'], slackChannelJa)

    const plan = await at.opens('U0ALICE', id, `plan/${playbook}`, /What will happen/)
    for (const name of [...named, 'Real AWS.']) expect(plan).toContain(name)
    expect(await state()).toEqual(before)
    site.slack.control.submit('U0ALICE')
    await at.told('U0ALICE', /Approval was asked for/)
    await at.shows(id, ['Approval needed', '<@U0ALICE> asks for this', '0 of 1'])

    await at.press('U0ALICE', id, 'approve')
    await at.told('U0ALICE', /You asked for this yourself, so somebody else has to approve it/)
    expect(await refusalsOf(id)).toEqual([`${member('U0ALICE')} approve: own-request`])
    expect(await state()).toEqual(before)

    await at.press('U0BOB', id, 'approve')
    await at.shows(id, [words[0], 'Undo'])
    await at.shows(id, [words[1], '元に戻す'], slackChannelJa)
    await check(id)

    const back = await at.opens('U0BOB', id, 'undo', /Undo/, slackChannelJa)
    for (const name of named) expect(back).toContain(name)
    await check(id)
    site.slack.control.submit('U0BOB')
    await at.shows(id, ['Approval needed: Undo', '<@U0BOB> asks for this'])
    await at.press('U0ALICE', id, 'approve')
    await at.shows(id, ['undone and verified'])
    await at.shows(id, ['元に戻し'], slackChannelJa)
    expect(await state()).toEqual(before)

    const called = await callsOf(id)
    expect([...new Set(called.map(({ call }) => call.action))].toSorted()).toEqual(calls)
    for (const { call } of called) {
      expect(call.requestId, call.action).toMatch(/^[\w-]{10,}$/)
      expect(call.error).toBeUndefined()
    }
    expect(new Set(called.map(({ call }) => call.requestId)).size).toBe(called.length)
    for (const channel of [slackChannel, slackChannelJa])
      expect(at.cards(id, channel)).toHaveLength(1)
  })
})

it('refuses an approval once an interface was added, shows the new plan, and wants a fresh one', async () => {
  const instance = await seed()
  const id = await opened(instanceFinding(instance, { id: 'drift' }), 'drift')
  await at.shows(id, ['Isolate instance'])
  await at.opens('U0ALICE', id, 'plan/isolate-instance', /What will happen/)
  site.slack.control.submit('U0ALICE')
  const [, old = ''] = /Plan:\* `(\w+)`/.exec(await at.shows(id, [/Plan:\* `\w+`/])) ?? []

  const network = { SubnetId: instance.subnetId, Groups: [instance.groups[0]] }
  const { NetworkInterface: added } = await ec2.createNetworkInterface(network)
  const eni = added?.NetworkInterfaceId ?? ''
  const InstanceId = instance.instanceId
  await ec2.attachNetworkInterface({ DeviceIndex: 2, InstanceId, NetworkInterfaceId: eni })
  const before = await motoState(site.moto.url)

  await at.press('U0BOB', id, 'approve')
  const told = await at.told('U0BOB', /AWS has changed since this was asked for/)
  expect(told).toMatch(new RegExp(`• \`${eni}\` \\*Groups\\*: \`${instance.groups[0]}\` → `))
  expect(told).not.toContain(instance.enis[0])
  const fresh = new RegExp(`Plan:\\* \`(?!${old})\\w+\``)
  await at.shows(id, ['Approval needed', '<@U0ALICE> asks for this', '0 of 1', fresh])
  const plan = await at.opens('U0BOB', id, 'show-plan', /What will happen/)
  for (const name of [...instance.enis, eni]) expect(plan).toContain(name)
  site.slack.control.closeModal('U0BOB')
  expect(await motoState(site.moto.url)).toEqual(before)
  expect(await refusalsOf(id)).toEqual([`${member('U0BOB')} approve: plan-changed`])
  expect(await callsOf(id)).toEqual([])

  await at.press('U0BOB', id, 'approve')
  await at.shows(id, ['contained and verified'])
  expect((await groupsOf([...instance.enis, eni])).flat()).toEqual(
    Array(3).fill('hikeshi-isolation'),
  )
})

it('says in words that an account is not named in hikeshi.yaml, and does not touch it', async () => {
  const account = '999988887777'
  const user = await seedUser(site.moto.url, { account })
  const before = await motoState(site.moto.url, { account })
  const id = await opened(keyFinding(user, { id: 'stranger', account }), 'stranger')
  await at.shows(id, ['Deactivate key', account])
  const said = await at.opens('U0ALICE', id, 'plan/deactivate-access-key', /not set up/)
  expect(said).toContain(account)
  site.slack.control.closeModal('U0ALICE')
  expect(await refusalsOf(id)).toEqual([`${member('U0ALICE')} plan: account-not-configured`])
  expect(await motoState(site.moto.url, { account })).toEqual(before)
})

it('lets nobody act on the console without a login where real accounts are named', async () => {
  const bot = site.bot()
  const id = await opened(instanceFinding(await seed(), { id: 'console' }), 'console')
  // What AWS adds by itself arrives when it arrives.
  const done = async () => (await at.journal(id)).filter(({ kind }) => kind !== 'enriched')
  const before = await done()
  for (const as of ['local/responder', 'local/approver', member('U0BOB')]) {
    const answer = await bot.act(as, 'plan/isolate-instance', id)
    expect(answer).toMatchObject({
      status: 403,
      error: expect.stringContaining('You may look here, but not act'),
    })
    expect(await bot.act(as, 'ack', id)).toMatchObject({ status: 403 })
  }
  expect(await bot.submit('local/responder', 'request', `${id}.x`)).toMatchObject({ status: 403 })
  expect(await done()).toEqual(before)
  expect(await bot.get('/api/console?lang=en')).toMatchObject({ lookOnly: true })
  await at.shows(id, ['Acknowledge'])
  await at.press('U0ALICE', id, 'ack')
  await at.shows(id, ['Acknowledged by <@U0ALICE>'])
})
