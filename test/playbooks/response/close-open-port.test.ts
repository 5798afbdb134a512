import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import close from '../../../playbooks/response/close-open-port.ts'
import { type Ground, motoGround, nameless, simulatedGround } from '../../support/aws.ts'
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

/** A rule that is made anew has a new id; all else must be as before. */
const ruleId = /^sgr-[0-9a-f]+$/

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let seeded: SeededInstance
  const stage = (subject: Parameters<typeof findingOn>[0] = { instanceId: seeded.instanceId }) =>
    rehearse({ playbook: close, finding: findingOn(subject), open: ground.open })
  const state = async () => nameless(await ground.state(), ruleId)
  const linesIn = async (group: string) => {
    const Filters = [{ Name: 'group-id', Values: [group] }]
    const { SecurityGroupRules = [] } = await ec2.describeSecurityGroupRules({ Filters })
    return SecurityGroupRules.filter(({ IsEgress }) => !IsEgress)
      .map((rule) => `${rule.FromPort} ${rule.CidrIpv4 ?? rule.CidrIpv6} ${rule.Description ?? ''}`)
      .sort()
  }

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    seeded = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
    const tcp = (port: number) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port })
    await ec2.authorizeSecurityGroupIngress({
      GroupId: seeded.groups[0],
      IpPermissions: [
        { ...tcp(22), IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'for the weekend' }] },
        { ...tcp(22), Ipv6Ranges: [{ CidrIpv6: '::/0' }] },
        { ...tcp(3389), IpRanges: [{ CidrIp: '203.0.113.0/24' }] },
      ],
    })
    const Tags = [{ Key: 'ticket', Value: 'OPS-7' }]
    await ec2.authorizeSecurityGroupIngress({
      GroupId: seeded.groups[1],
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      TagSpecifications: [{ ResourceType: 'security-group-rule', Tags }],
    })
  })

  it('shows each open rule of both groups, with what it would lose, and no other rule', async () => {
    const before = await ground.state()
    const [front, back] = seeded.groups
    expect(linesOf(await stage().plan()).sort()).toEqual(
      [
        `close: ${front} tcp 22-22 0.0.0.0/0: "for the weekend" -> null`,
        `close: ${front} tcp 22-22 ::/0: "" -> null`,
        `close: ${back} all 0.0.0.0/0: {"Description":"","Tags":{"ticket":"OPS-7"}} -> null`,
      ].sort(),
    )
    expect(await ground.state()).toEqual(before)
  })

  it('closes exactly these, and opens them again with descriptions and tags', async () => {
    const before = await state()
    const { run, undo, calls } = stage()
    const done = await run()
    expect(await linesIn(seeded.groups[0])).toEqual(['3389 203.0.113.0/24 ', '443 10.0.0.0/8 '])
    expect(await linesIn(seeded.groups[1])).toEqual(['5432 10.0.0.0/8 '])
    expect(calls.map(({ action }) => action)).toEqual(
      Array.from({ length: 3 }, () => 'ec2:RevokeSecurityGroupIngress'),
    )
    await undo(done)
    expect(await linesIn(seeded.groups[0])).toContain('22 0.0.0.0/0 for the weekend')
    expect(await state()).toEqual(before)
  })

  it('goes on where a crash left it, both ways', async () => {
    const before = await state()
    const { plan, act, undo } = stage()
    const approved = await plan()
    await act(approved)
    await act(approved)
    await undo(approved)
    const back = approved.steps.map((step) => ({
      ...step,
      changes: step.changes.map((c) => ({ ...c, from: c.to, to: c.from })),
    }))
    await act({ ...approved, mode: 'undo', steps: back })
    expect(await state()).toEqual(before)
  })

  it('closes only the group that the finding is about', async () => {
    const arn = `arn:aws:ec2:us-east-1:123456789012:security-group/${seeded.groups[0]}`
    const { run } = stage({ arn })
    await run()
    expect(await linesIn(seeded.groups[0])).toEqual(['3389 203.0.113.0/24 ', '443 10.0.0.0/8 '])
    expect(await linesIn(seeded.groups[1])).toContain('-1 0.0.0.0/0 ')
  })

  it('says who else uses the group and what stays open', async () => {
    const { NetworkInterface } = await ec2.createNetworkInterface({
      SubnetId: seeded.subnetId,
      Groups: [seeded.groups[0]],
    })
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    const [front, back] = seeded.groups
    expect(said).toContain(`${front} is also used by ${NetworkInterface?.NetworkInterfaceId}:`)
    expect(said).not.toContain(`${back} is also used`)
    expect(said).toContain(
      `Inbound rules of ${front} that stay: tcp 3389-3389 203.0.113.0/24, tcp 443-443 10.0.0.0/8.`,
    )
  })

  it('refuses the undo once somebody has opened a port again', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await ec2.authorizeSecurityGroupIngress({
      GroupId: seeded.groups[0],
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    })
    const line = { resource: seeded.groups[0], field: 'tcp 22-22 0.0.0.0/0', from: null, to: '' }
    expect(await planUndo(done)).toEqual({ drifted: [line] })
  })

  it('does not apply to an instance or a group that is gone', async () => {
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
    const arn = 'arn:aws:ec2:us-east-1:123456789012:security-group/sg-0123456789abcdef0'
    await expect(stage({ arn }).plan()).rejects.toThrow(/There is no sg-0123456789abcdef0/)
  })
})

it('ends on the simulated account as on moto: closed, and then as before', async () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const ground = simulatedGround(about, 'incident-1')
  const { plan, act, undo } = rehearse({ playbook: close, finding: about, open: ground.open })
  const approved = await plan()
  const before = nameless(await ground.state(), ruleId)
  expect(linesOf(approved)).toHaveLength(1)
  await act(approved)
  expect(linesOf(await plan())).toEqual([])
  await undo(approved)
  expect(nameless(await ground.state(), ruleId)).toEqual(before)
})

itUsesExactlyItsPermissions(close)
