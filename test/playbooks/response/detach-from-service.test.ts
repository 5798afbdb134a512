import { AutoScaling } from '@aws-sdk/client-auto-scaling'
import { EC2 } from '@aws-sdk/client-ec2'
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import detach from '../../../playbooks/response/detach-from-service.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, newSubnet, seedInstance, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ec2: EC2
  let scaling: AutoScaling
  let elb: ElasticLoadBalancingV2
  let turn = 0
  let name: string
  let arn: string
  let ids: string[]
  const stage = (instanceId = ids[0] ?? '') =>
    rehearse({ playbook: detach, finding: findingOn({ instanceId }), open: ground.open })
  const group = async () =>
    (await scaling.describeAutoScalingGroups({ AutoScalingGroupNames: [name] }))
      .AutoScalingGroups?.[0]
  const targets = async () => {
    const { TargetHealthDescriptions = [] } = await elb.describeTargetHealth({
      TargetGroupArn: arn,
    })
    return TargetHealthDescriptions.map(({ Target }) => `${Target?.Id}:${Target?.Port}`).sort()
  }
  const state = async () => [await ground.state(), await group(), await targets()]
  const resize = (size: { MinSize?: number; DesiredCapacity?: number; MaxSize?: number }) =>
    scaling.updateAutoScalingGroup({ AutoScalingGroupName: name, ...size })

  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ec2 = new EC2(motoClient(moto.url))
    scaling = new AutoScaling(motoClient(moto.url))
    elb = new ElasticLoadBalancingV2(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(async () => {
    turn += 1
    name = `shop-${turn}`
    const { SubnetId, VpcId } = await newSubnet(moto.url)
    await scaling.createLaunchConfiguration({
      LaunchConfigurationName: name,
      ImageId: 'ami-0123456789abcdef0',
      InstanceType: 't3.micro',
    })
    await scaling.createAutoScalingGroup({
      AutoScalingGroupName: name,
      LaunchConfigurationName: name,
      MinSize: 2,
      MaxSize: 4,
      DesiredCapacity: 2,
      VPCZoneIdentifier: SubnetId,
    })
    ids = ((await group())?.Instances ?? []).map(({ InstanceId = '' }) => InstanceId)
    const { TargetGroups } = await elb.createTargetGroup({
      Name: name,
      VpcId,
      Protocol: 'HTTPS',
      Port: 443,
    })
    arn = TargetGroups?.[0]?.TargetGroupArn ?? ''
    await elb.registerTargets({
      TargetGroupArn: arn,
      Targets: ids.map((Id) => ({ Id, Port: 443 })),
    })
  })

  it('shows the minimum, the standby and each registration, and changes nothing by looking', async () => {
    const before = await state()
    expect(linesOf(await stage().plan())).toEqual([
      `make-room: ${name} MinSize: 2 -> 1`,
      `standby: ${ids[0]} LifecycleState: "InService" -> "Standby"`,
      `deregister: ${arn} ${ids[0]}:443: "registered" -> null`,
    ])
    expect(await state()).toEqual(before)
  })

  it('starts no replacement, leaves the other member alone, and ends as before', async () => {
    const before = await state()
    const { run, undo } = stage()
    const done = await run()
    expect(await group()).toMatchObject({ MinSize: 1, DesiredCapacity: 1, MaxSize: 4 })
    expect((await group())?.Instances?.map((one) => [one.InstanceId, one.LifecycleState])).toEqual([
      [ids[0], 'Standby'],
      [ids[1], 'InService'],
    ])
    expect(await targets()).toEqual([`${ids[1]}:443`])
    await undo(done)
    expect(await state()).toEqual(before)
  })

  it('leaves the minimum as it is where there is room', async () => {
    await resize({ MinSize: 1 })
    const before = await state()
    const { run, undo, calls } = stage()
    const done = await run()
    expect(calls.map(({ action }) => action)).toEqual([
      'autoscaling:EnterStandby',
      'elasticloadbalancing:DeregisterTargets',
    ])
    await undo(done)
    expect(await state()).toEqual(before)
  })

  it('has nothing left to do once it is detached', async () => {
    await stage().run()
    expect(linesOf(await stage().plan())).toEqual([])
  })

  it('takes an instance of no group out of its target groups, under every port', async () => {
    const alone = await seedInstance(moto.url)
    const { TargetGroups } = await elb.createTargetGroup({
      Name: `${name}-alone`,
      VpcId: alone.vpcId,
      Protocol: 'HTTP',
      Port: 80,
    })
    arn = TargetGroups?.[0]?.TargetGroupArn ?? ''
    const Targets = [{ Id: alone.instanceId, Port: 80 }]
    await elb.registerTargets({ TargetGroupArn: arn, Targets })
    const before = await state()
    const { plan, act, undo } = stage(alone.instanceId)
    const approved = await plan()
    expect(linesOf(approved)).toEqual([
      `deregister: ${arn} ${alone.instanceId}:80: "registered" -> null`,
    ])
    expect(approved.notes.map(({ text }) => text.en).join('\n')).toContain('NOBODY IS LEFT')
    await act(approved)
    expect(await targets()).toEqual([])
    await undo(approved)
    expect(await state()).toEqual(before)
  })

  it('refuses the undo once somebody registered the instance again', async () => {
    const { run, planUndo } = stage()
    const done = await run()
    await elb.registerTargets({ TargetGroupArn: arn, Targets: [{ Id: ids[0], Port: 443 }] })
    const line = { resource: arn, field: `${ids[0]}:443`, from: null, to: 'registered' }
    expect(await planUndo(done)).toEqual({ drifted: [line] })
  })

  it('keeps a capacity that scaling changed meanwhile, and adds the instance to it', async () => {
    const { run, undo } = stage()
    const done = await run()
    await resize({ DesiredCapacity: 2 })
    await undo(done)
    expect(await group()).toMatchObject({ MinSize: 2, DesiredCapacity: 3 })
  })

  it('says what becomes of the capacity and who is left', async () => {
    const said = (await stage().plan()).notes.map(({ text }) => text.en).join('\n')
    expect(said).toContain(
      `Desired capacity of ${name} goes from 2 to 1: no replacement is started`,
    )
    expect(said).toContain(`Member of Auto Scaling group ${name}`)
    expect(said).toContain('this is no isolation')
  })

  it('does not apply to an instance that serves nobody, nor to one that is gone', async () => {
    const { instanceId } = await seedInstance(moto.url, { subnet: await newSubnet(moto.url) })
    await expect(stage(instanceId).plan()).rejects.toThrow(/no Auto Scaling group and in no target/)
    await ec2.terminateInstances({ InstanceIds: [instanceId] })
    await expect(stage(instanceId).plan()).rejects.toThrow(/already terminated/)
  })
})

/** Moto puts members into service at once and takes them out as quickly: other states are the simulated account's. */
it.each([
  ['Terminating', /terminating i-0aaaaaaaaaaaaaaa1.*Snapshot its volumes at once/],
  ['Pending', /is Pending in its Auto Scaling group.*Look again shortly/],
] as const)('refuses a member that is %s, with what to do instead', async (state, words) => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const { open, edit } = simulatedGround(about, 'incident-1')
  edit((world) => {
    for (const { members } of Object.values(world.regions[about.region]?.around.scaling ?? {}))
      members['i-0aaaaaaaaaaaaaaa1'] = state
  })
  await expect(rehearse({ playbook: detach, finding: about, open }).plan()).rejects.toThrow(words)
})

it('undoes exactly what was done where it stopped half-way', async () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const { open, state } = simulatedGround(about, 'incident-1')
  const stage = rehearse({ playbook: detach, finding: about, open })
  const approved = await stage.plan()
  const before = await state()
  const half = { ...approved, steps: approved.steps.slice(0, 2) }
  await stage.act(half)
  await stage.undo(half)
  expect(await state()).toEqual(before)
})

it('ends on the simulated account as on moto: detached, and then as before', async () => {
  const about = findingOn({ instanceId: 'i-0aaaaaaaaaaaaaaa1' })
  const ground = simulatedGround(about, 'incident-1')
  const stage = rehearse({ playbook: detach, finding: about, open: ground.open })
  const approved = await stage.plan()
  const before = await ground.state()
  expect(linesOf(approved)).toHaveLength(3)
  await stage.act(approved)
  expect(linesOf(await stage.plan())).toEqual([])
  await stage.undo(approved)
  expect(await ground.state()).toEqual(before)
})

itUsesExactlyItsPermissions(detach)
