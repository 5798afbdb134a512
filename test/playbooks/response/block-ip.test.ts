import { EC2 } from '@aws-sdk/client-ec2'
import { WAFV2 } from '@aws-sdk/client-wafv2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import blockIp from '../../../playbooks/response/block-ip.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import {
  type Moto,
  motoClient,
  newSubnet,
  type SeededInstance,
  seedInstance,
  startMoto,
} from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'
import { scopeFor } from '../../support/scope.ts'

const bad = '203.0.113.7'
const worse = '2001:db8::7'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let waf: WAFV2
  let seeded: SeededInstance
  let acl: string
  const stage = (remotes: Finding['remotes'] = [{ ip: bad }], ipSets: string[] = []) => {
    const finding = findingOn({ instanceId: seeded.instanceId }, { remotes })
    return rehearse({ playbook: blockIp, finding, open: ground.open, settings: { ipSets } })
  }
  const acls = async () => {
    const Filters = [{ Name: 'association.subnet-id', Values: [seeded.subnetId] }]
    return (await ec2.describeNetworkAcls({ Filters })).NetworkAcls ?? []
  }
  const denied = async (egress: boolean) =>
    ((await acls())[0]?.Entries ?? [])
      .filter((e) => e.Egress === egress && e.RuleAction === 'deny' && e.RuleNumber !== 32_767)
      .map((e) => [e.RuleNumber, e.CidrBlock ?? e.Ipv6CidrBlock])
  const deny = (RuleNumber: number, RuleAction: 'allow' | 'deny' = 'deny') =>
    ec2.createNetworkAclEntry({
      NetworkAclId: acl,
      RuleNumber,
      RuleAction,
      Protocol: '-1',
      Egress: false,
      CidrBlock: '192.0.2.0/24',
    })
  const state = async () => [await ground.state(), await acls()]
  const said = async (...ask: Parameters<typeof stage>) =>
    (await stage(...ask).plan()).notes.map(({ text }) => text.en).join('\n')

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
    waf = new WAFV2(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    seeded = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
    acl = (await acls())[0]?.NetworkAclId ?? ''
  })

  it('shows both directions with their numbers, once for two interfaces in one subnet', async () => {
    const before = await state()
    const plan = await stage().plan()
    expect(linesOf(plan)).toEqual([
      `deny: ${acl} inbound ${bad}/32: null -> 99`,
      `deny: ${acl} outbound ${bad}/32: null -> 99`,
    ])
    expect((await stage().plan()).hash).toBe(plan.hash)
    expect(await state()).toEqual(before)
  })

  it('denies before anybody is allowed, of either version, and ends as before', async () => {
    const before = await state()
    const { run, undo } = stage([{ ip: bad }, { ip: worse }])
    const done = await run()
    for (const egress of [false, true])
      expect(await denied(egress)).toEqual([
        [99, `${bad}/32`],
        [98, `${worse}/128`],
      ])
    await undo(done)
    expect(await state()).toEqual(before)
  })

  it('takes the next free numbers below those of others, and leaves theirs', async () => {
    await deny(99)
    const before = await state()
    const { run, undo } = stage()
    const done = await run()
    expect(await denied(false)).toEqual([
      [99, '192.0.2.0/24'],
      [98, `${bad}/32`],
    ])
    expect(await denied(true)).toEqual([[99, `${bad}/32`]])
    await undo(done)
    expect(await state()).toEqual(before)
  })

  it('has nothing to do where the address is denied already', async () => {
    await stage().run()
    expect(linesOf(await stage().plan())).toEqual([])
    expect(linesOf(await stage([{ ip: bad }, { ip: '203.0.113.8' }]).plan())).toHaveLength(2)
  })

  it('refuses the undo once somebody let the address in again', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await ec2.deleteNetworkAclEntry({ NetworkAclId: acl, RuleNumber: 99, Egress: false })
    const line = { resource: acl, field: `inbound ${bad}/32`, from: 99, to: null }
    expect(await planUndo(done)).toEqual({ drifted: [line] })
  })

  it('can still be undone once the instance is gone', async () => {
    const before = await acls()
    const { run, undo } = stage()
    const done = await run()
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await undo(done)
    expect(await acls()).toEqual(before)
  })

  it('adds to the IP sets of its version, keeps what is in them, and takes only its own out', async () => {
    const { Summary } = await waf.createIPSet({
      Name: `bad-${crypto.randomUUID().slice(0, 8)}`,
      Scope: 'REGIONAL',
      IPAddressVersion: 'IPV4',
      Description: 'Kept by the network team',
      Addresses: ['192.0.2.9/32'],
    })
    const { Name, Id } = Summary ?? {}
    const which = { Name, Id, Scope: 'REGIONAL' as const }
    const before = (await waf.getIPSet(which)).IPSet
    const { plan, act, undo } = stage([{ ip: bad }, { ip: worse }], [`${Name}/${Id}`])
    const approved = await plan()
    expect(linesOf(approved).slice(4)).toEqual([`waf: ${Name}/${Id} ${bad}/32: null -> "listed"`])
    await act(approved)
    expect((await waf.getIPSet(which)).IPSet).toMatchObject({
      Description: 'Kept by the network team',
      Addresses: ['192.0.2.9/32', `${bad}/32`],
    })
    await undo(approved)
    expect((await waf.getIPSet(which)).IPSet).toEqual(before)
  })

  it('shows what else loses contact, and what a network ACL cannot see', async () => {
    await seedInstance(moto.url, {
      subnet: { SubnetId: seeded.subnetId, VpcId: seeded.vpcId },
    })
    expect(await said()).toContain(
      `${acl} (default) guards 1 subnet(s): the addresses lose contact with everything in them, 2 network interface(s)`,
    )
    expect(await said()).toContain('through a load balancer, CloudFront or a proxy')
  })

  it('warns where an ACL would have more entries than AWS allows unless asked', async () => {
    expect(await said()).not.toContain('more than 20 entries')
    for (const number of Array.from({ length: 19 }, (_, i) => i + 1)) await deny(number)
    expect(await said()).toContain('more than 20 entries')
  })

  it('spares private, own and Amazon’s addresses with the words why, and blocks the rest', async () => {
    const { PublicIp: own = '' } = await ec2.allocateAddress({ Domain: 'vpc' })
    const amazon = { ip: '198.51.100.9', network: 'Amazon.com, Inc. (AS16509)' }
    const remotes = [{ ip: bad }, { ip: '10.1.2.3' }, { ip: own }, amazon]
    expect(linesOf(await stage(remotes).plan())).toHaveLength(2)
    const words = await said(remotes)
    expect(words).toContain('10.1.2.3 is a private or reserved address')
    expect(words).toContain(`${own} belongs to this account`)
    expect(words).toContain('198.51.100.9 is Amazon’s (Amazon.com, Inc. (AS16509))')
    await expect(stage(remotes.slice(1)).plan()).rejects.toThrow(/Nothing to block.*Trust & Safety/)
  })

  it('spares the public address of the instance itself', async () => {
    const read = await ec2.describeInstances({ InstanceIds: [seeded.instanceId] })
    const ip = read.Reservations?.[0]?.Instances?.[0]?.PublicIpAddress ?? ''
    expect(ip).not.toBe('')
    await expect(stage([{ ip }]).plan()).rejects.toThrow(/belongs to this account/)
  })

  it('works in the region of the finding, and leaves the others alone', async () => {
    const place = { region: 'eu-west-1' }
    const there = await seedInstance(moto.url, {
      ...place,
      subnet: await newSubnet(moto.url, place),
    })
    const finding = findingOn(
      { instanceId: there.instanceId },
      { ...place, remotes: [{ ip: bad }] },
    )
    const before = await state()
    const run = rehearse({ playbook: blockIp, finding, open: ground.open })
    const done = await run.run()
    expect(done.region).toBe('eu-west-1')
    expect(await state()).toEqual(before)
    const away = new EC2(motoClient(moto.url, place))
    const Filters = [{ Name: 'association.subnet-id', Values: [there.subnetId] }]
    const { NetworkAcls } = await away.describeNetworkAcls({ Filters })
    expect(NetworkAcls?.[0]?.Entries?.map(({ CidrBlock }) => CidrBlock)).toContain(`${bad}/32`)
  })

  it('does not apply where the ACL has no number left, nor to an instance that is gone', async () => {
    await deny(1, 'allow')
    await expect(stage().plan()).rejects.toThrow(/no free rule number.*inbound/)
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
  })
})

it('has nothing to act on in a finding without an instance or without a caller', () => {
  expect(blockIp.from(findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' }))).toBeUndefined()
  expect(blockIp.from(findingOn({ userName: 'alice' }, { remotes: [{ ip: bad }] }))).toBeUndefined()
})

it.each([
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '169.254.169.254',
  '127.0.0.1',
  '224.0.0.1',
  'fd00::1',
  'fe80::1',
  '::1',
  '::ffff:203.0.113.7',
])('never blocks %s', async (ip) => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' }, { remotes: [{ ip }] })
  const { open } = simulatedGround(about, 'incident-1')
  await expect(rehearse({ playbook: blockIp, finding: about, open }).plan()).rejects.toThrow(
    /private or reserved/,
  )
})

it('ends on the simulated account as on moto: blocked, and then as before', async () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' }, { remotes: [{ ip: bad }] })
  const ground = simulatedGround(about, 'incident-1')
  const stage = rehearse({ playbook: blockIp, finding: about, open: ground.open })
  const approved = await stage.plan()
  const before = await ground.state()
  expect(linesOf(approved)).toHaveLength(2)
  await stage.act(approved)
  expect(linesOf(await stage.plan())).toEqual([])
  await stage.undo(approved)
  expect(await ground.state()).toEqual(before)
})

// moto has firewalls, but neither rule groups nor UpdateRuleGroup: those only the simulated account has.
describe('in a Network Firewall', () => {
  const about = findingOn(
    { instanceId: 'i-0aaaaaaaaaaaaaaa1' },
    { remotes: [{ ip: bad }, { ip: worse }] },
  )
  const other = {
    Action: 'PASS' as const,
    Header: {
      Protocol: 'TCP' as const,
      Source: '10.0.0.0/8',
      SourcePort: 'ANY',
      Direction: 'FORWARD' as const,
      Destination: 'ANY',
      DestinationPort: '443',
    },
    RuleOptions: [{ Keyword: 'sid', Settings: ['41'] }],
  }
  /** A firewall in every VPC of the account, and a rule group `blocked` with so much room and these rules. */
  function guarded({ capacity = 10, rules = [other], ruleGroups = ['blocked'] } = {}) {
    const ground = simulatedGround(about, 'incident-1')
    ground.edit((world) => {
      for (const region of Object.values(world.regions)) {
        Object.assign(region.around, {
          networkFirewall: {
            firewalls: [{ name: 'edge', vpc: region.vpc }],
            groups: { blocked: { capacity, policies: 2, rules, writes: 0 } },
          },
        })
      }
    })
    const settings = { ipSets: [], ruleGroups }
    const stage = rehearse({ playbook: blockIp, finding: about, open: ground.open, settings })
    const { scope } = scopeFor(['network-firewall:DescribeRuleGroup'])
    const rulesNow = async () => {
      const which = { RuleGroupName: 'blocked', Type: 'STATEFUL' as const }
      const { RuleGroup } = await ground.open(scope).networkFirewall.describeRuleGroup(which)
      return RuleGroup?.RulesSource?.StatefulRules ?? []
    }
    const words = async () => (await stage.plan()).notes.map(({ text }) => text.en).join('\n')
    return { ground, stage, rulesNow, words }
  }

  it('drops both versions both ways before every other rule, and ends exactly as before', async () => {
    const { stage, rulesNow } = guarded()
    const before = await rulesNow()
    const plan = await stage.plan()
    expect(linesOf(plan).slice(4)).toEqual([
      `firewall: blocked ${bad}/32: null -> "dropped"`,
      `firewall: blocked ${worse}/128: null -> "dropped"`,
    ])
    await stage.act(plan)
    const [first, second, ...rest] = await rulesNow()
    expect(first).toMatchObject({
      Action: 'DROP',
      Header: { Protocol: 'IP', Source: `${bad}/32`, Direction: 'ANY', Destination: 'ANY' },
      RuleOptions: [{ Keyword: 'sid', Settings: ['42'] }],
    })
    expect(second?.RuleOptions).toEqual([{ Keyword: 'sid', Settings: ['43'] }])
    expect(rest).toEqual(before)
    expect(linesOf(await stage.plan())).toEqual([])
    await stage.undo(plan)
    expect(await rulesNow()).toEqual(before)
  })

  it('says which firewalls there are and whom else a rule hits, and names what is left alone', async () => {
    expect(await guarded().words()).toMatch(/Network Firewalls in vpc-\w+: edge\./)
    expect(await guarded().words()).toContain('2 firewall policies use the rule group blocked')
    expect(await guarded({ ruleGroups: [] }).words()).toMatch(
      /The Network Firewall edge stands in vpc-\w+; it is not touched/,
    )
  })

  it('refuses a group without room, and one whose rules are of another kind', async () => {
    await expect(guarded({ capacity: 2 }).stage.plan()).rejects.toThrow(
      /blocked has room for 2 rules and uses 1: 2 more do not fit/,
    )
    await expect(guarded({ rules: [] }).stage.plan()).rejects.toThrow(
      /blocked keeps no rules of the standard stateful kind/,
    )
  })
})

itUsesExactlyItsPermissions(blockIp)
