import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import isolate from '../../../playbooks/response/isolate-instance.ts'
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
  Stopped,
} from '../../support/playbook.ts'
import { scopeFor } from '../../support/scope.ts'

const finding = (instanceId: string) => findingOn({ instanceId })

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let seeded: SeededInstance
  let subnet: Awaited<ReturnType<typeof newSubnet>>
  const stage = (run = 'run-1', instanceId = seeded.instanceId) =>
    rehearse({ playbook: isolate, finding: finding(instanceId), open: ground.open, run })

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    subnet = await newSubnet(moto.url)
    seeded = await seedInstance(moto.url, { subnet })
  })

  const groupsOf = async (eni: string) => {
    const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({
      NetworkInterfaceIds: [eni],
    })
    return NetworkInterfaces?.[0]?.Groups?.map(({ GroupName }) => GroupName)
  }
  const groupsNamed = async (name: string) => {
    const Filters = [
      { Name: 'group-name', Values: [name] },
      { Name: 'vpc-id', Values: [seeded.vpcId] },
    ]
    return (await ec2.describeSecurityGroups({ Filters })).SecurityGroups ?? []
  }

  it('shows every line of what it will do before anything is changed', async () => {
    const before = await ground.state()
    const { enis, groups, vpcId, volumes, instanceId } = seeded
    const everywhere = '["all 0.0.0.0/0","all ::/0"]'
    expect(linesOf(await stage().plan()).sort()).toEqual(
      [
        `protect: ${instanceId} DisableApiTermination: false -> true`,
        ...volumes.map((id) => `protect: ${id} DeleteOnTermination: true -> false`),
        `prepare-groups: ${vpcId}/hikeshi-isolation Ingress: null -> []`,
        `prepare-groups: ${vpcId}/hikeshi-isolation Egress: null -> []`,
        `prepare-groups: ${vpcId}/hikeshi-untrack Ingress: null -> ${everywhere}`,
        `prepare-groups: ${vpcId}/hikeshi-untrack Egress: null -> ${everywhere}`,
        `cut: ${enis[0]} Groups: ["${groups[0]}"] -> ["hikeshi-isolation"]`,
        `cut: ${enis[1]} Groups: ["${groups[1]}"] -> ["hikeshi-isolation"]`,
        `label: ${instanceId} tag:hikeshi:incident: null -> "incident-1"`,
        `label: ${instanceId} tag:hikeshi:status: null -> "isolated"`,
      ].sort(),
    )
    expect(await ground.state()).toEqual(before)
  })

  it('leaves both interfaces in a group without any rule, and puts everything back', async () => {
    const before = await ground.state()
    const { run, undo, made, kept, calls } = stage()
    const done = await run()
    for (const eni of seeded.enis) expect(await groupsOf(eni)).toEqual(['hikeshi-isolation'])
    const [isolation] = await groupsNamed('hikeshi-isolation')
    expect(isolation).toMatchObject({ IpPermissions: [], IpPermissionsEgress: [] })
    expect(made['cut']).toEqual({
      [seeded.enis[0]]: [seeded.groups[0]],
      [seeded.enis[1]]: [seeded.groups[1]],
    })
    await expect(ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })).rejects.toThrow(
      /disableApiTermination/,
    )
    expect(calls.map(({ error }) => error)).toEqual(calls.map(() => undefined))

    await undo(done)
    expect(await ground.state()).toEqual(before)
    expect(kept).toEqual([])
  })

  it('takes each interface through the group that allows everything, so that tracked connections end', async () => {
    const { run, calls } = stage()
    await run()
    const [isolation] = await groupsNamed('hikeshi-isolation')
    const [untrack] = await groupsNamed('hikeshi-untrack')
    const moves = calls.filter(({ action }) => action === 'ec2:ModifyNetworkInterfaceAttribute')
    expect(moves.map(({ input }) => [input['NetworkInterfaceId'], input['Groups']])).toEqual(
      [...seeded.enis].sort().flatMap((eni) => [
        [eni, [untrack?.GroupId]],
        [eni, [isolation?.GroupId]],
      ]),
    )
  })

  it('has another hash once an interface was added, and another line', async () => {
    const { plan } = stage()
    const first = await plan()
    expect((await plan()).hash).toBe(first.hash)
    const added = await ec2.createNetworkInterface({
      SubnetId: subnet.SubnetId,
      Groups: [seeded.groups[0]],
    })
    const NetworkInterfaceId = added.NetworkInterface?.NetworkInterfaceId ?? ''
    await ec2.attachNetworkInterface({
      DeviceIndex: 2,
      InstanceId: seeded.instanceId,
      NetworkInterfaceId,
    })
    const second = await plan()
    expect(second.hash).not.toBe(first.hash)
    const cut = `cut: ${NetworkInterfaceId} Groups: ["${seeded.groups[0]}"] -> ["hikeshi-isolation"]`
    expect(linesOf(second).filter((line) => !linesOf(first).includes(line))).toEqual([cut])
  })

  it('refuses the undo once somebody else has moved an interface, and says which', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    const [eni] = seeded.enis
    await ec2.modifyNetworkInterfaceAttribute({
      NetworkInterfaceId: eni,
      Groups: [seeded.groups[1]],
    })
    const drift = { resource: eni, field: 'Groups', from: ['hikeshi-isolation'] }
    expect(await planUndo(done)).toEqual({ drifted: [{ ...drift, to: [seeded.groups[1]] }] })
  })

  it('does not trust a group for its name: the plan shows the foreign rules and the run takes them out', async () => {
    const { GroupId = '' } = await ec2.createSecurityGroup({
      GroupName: 'hikeshi-isolation',
      Description: 'not ours',
      VpcId: seeded.vpcId,
    })
    const IpRanges = [{ CidrIp: '203.0.113.7/32' }]
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges }]
    await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions })
    const { plan, act, undo, kept } = stage()
    const group = `${seeded.vpcId}/hikeshi-isolation`
    const shown = await plan()
    expect(linesOf(shown)).toContain(
      `prepare-groups: ${group} Ingress: ["tcp 22-22 203.0.113.7/32"] -> []`,
    )
    expect(linesOf(shown)).toContain(`prepare-groups: ${group} Egress: ["all 0.0.0.0/0"] -> []`)
    await act(shown)
    expect(await groupsNamed('hikeshi-isolation')).toMatchObject([
      { GroupId, IpPermissions: [], IpPermissionsEgress: [] },
    ])
    await undo(shown)
    expect(kept.map(({ en }) => en)).toEqual([
      `Existed before; its former rules are not put back: ${group}`,
    ])
    expect(await groupsNamed('hikeshi-isolation')).toHaveLength(1)
    expect(await groupsNamed('hikeshi-untrack')).toEqual([])
  })

  it('repairs rules of the group that allows everything where only some are there', async () => {
    const { GroupId = '' } = await ec2.createSecurityGroup({
      GroupName: 'hikeshi-untrack',
      Description: 'not ours',
      VpcId: seeded.vpcId,
    })
    const IpPermissions = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }]
    await ec2.authorizeSecurityGroupEgress({ GroupId, IpPermissions })
    await stage().run()
    const [untrack] = await groupsNamed('hikeshi-untrack')
    const ranges = untrack?.IpPermissionsEgress?.flatMap(({ IpRanges = [], Ipv6Ranges = [] }) => [
      ...IpRanges.map(({ CidrIp }) => CidrIp),
      ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
    ])
    expect(ranges).toEqual(['0.0.0.0/0', '::/0'])
  })

  it('keeps the group that another isolated instance still uses, and says so', async () => {
    const other = await seedInstance(moto.url, { subnet })
    const first = stage('run-1')
    const done = await first.run()
    const second = stage('run-2', other.instanceId)
    const alsoDone = await second.run()
    expect(linesOf(alsoDone).filter((line) => line.startsWith('prepare-groups'))).toEqual([])
    await first.undo(done)
    expect(first.kept.map(({ en }) => en)).toEqual([
      `Still used by another network interface or rule: ${seeded.vpcId}/hikeshi-isolation`,
    ])
    for (const eni of other.enis) expect(await groupsOf(eni)).toEqual(['hikeshi-isolation'])
    await second.undo(alsoDone)
    expect(await groupsOf(other.enis[0])).toHaveLength(1)
    expect(await groupsOf(other.enis[0])).not.toEqual(['hikeshi-isolation'])
  })

  it('puts back tags and a shutdown behaviour that were there before', async () => {
    const { instanceId } = seeded
    const Tags = [{ Key: 'hikeshi:status', Value: 'watched' }]
    await ec2.createTags({ Resources: [instanceId], Tags })
    await ec2.modifyInstanceAttribute({
      InstanceId: instanceId,
      Attribute: 'instanceInitiatedShutdownBehavior',
      Value: 'terminate',
    })
    const before = await ground.state()
    const { run, undo } = stage()
    const done = await run()
    expect(linesOf(done)).toContain(
      `protect: ${instanceId} InstanceInitiatedShutdownBehavior: "terminate" -> "stop"`,
    )
    expect(await ground.state()).not.toEqual(before)
    await undo(done)
    expect(await ground.state()).toEqual(before)
  })

  it('may be done again after a crash in its middle', async () => {
    const { plan, act, undo } = stage()
    const before = await ground.state()
    const approved = await plan()
    const upTo = (count: number) => ({ ...approved, steps: approved.steps.slice(0, count) })
    await act(upTo(3))
    await act(approved)
    await undo(approved)
    expect(await ground.state()).toEqual(before)
  })

  it('says what an approver must know', async () => {
    const Tags = [{ Key: 'aws:autoscaling:groupName', Value: 'web-fleet' }]
    await ec2.createTags({ Resources: [seeded.instanceId], Tags })
    const { notes } = await stage().plan()
    const said = notes.map(({ text }) => text.en).join('\n')
    expect(said).toMatch(/Tagged as production: Environment=production/)
    expect(said).toMatch(/public address: \d+\.\d+/)
    expect(said).toMatch(/Auto Scaling group web-fleet/)
    expect(said).toMatch(/instance-profile\/web-/)
    expect(said).toMatch(/Amazon DNS/)
    expect(said).toMatch(/For a moment each interface is open/)
  })

  it('does not apply to an instance that is gone', async () => {
    await ec2.terminateInstances({ InstanceIds: [seeded.instanceId] })
    await expect(stage().plan()).rejects.toThrow(/already terminated/)
    await expect(stage('run-1', 'i-0123456789abcdef0').plan()).rejects.toThrow(/There is no i-0123/)
    await expect(stage().plan()).rejects.toBeInstanceOf(Stopped)
  })
})

it('ends on the simulated account as on moto: isolated, and then as before', async () => {
  const ground = simulatedGround(finding('i-0aaaaaaaaaaaaaaa1'), 'incident-1')
  const { plan, act, undo, kept } = rehearse({
    playbook: isolate,
    finding: finding('i-0aaaaaaaaaaaaaaa1'),
    open: ground.open,
  })
  const { scope } = scopeFor(['ec2:ModifyInstanceAttribute'])
  await ground.open(scope).ec2.modifyInstanceAttribute({
    InstanceId: 'i-0aaaaaaaaaaaaaaa1',
    InstanceInitiatedShutdownBehavior: { Value: 'terminate' },
  })
  const approved = await plan()
  const before = await ground.state()
  expect(approved.steps.map(({ changes }) => changes.length)).toEqual([4, 4, 2, 2])
  await act(approved)
  expect((await plan()).steps.flatMap(({ changes }) => changes)).toEqual([])
  await undo(approved)
  expect(await ground.state()).toEqual(before)
  expect(kept).toEqual([])
})

itUsesExactlyItsPermissions(isolate)
