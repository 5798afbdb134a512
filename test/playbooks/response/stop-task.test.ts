import { EC2 } from '@aws-sdk/client-ec2'
import { ECS } from '@aws-sdk/client-ecs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import stopTask from '../../../playbooks/response/stop-task.ts'
import { type Ground, motoGround, simulatedGround } from '../../support/aws.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'
import {
  findingOn,
  itUsesExactlyItsPermissions,
  linesOf,
  rehearse,
} from '../../support/playbook.ts'
import { holdTasks, seedTask } from '../../support/tasks.ts'

describe('on moto', () => {
  let moto: Moto
  let ground: Ground
  let ecs: ECS
  beforeAll(async () => {
    moto = await startMoto()
    ground = motoGround(moto.url)
    ecs = new ECS(motoClient(moto.url))
  })
  afterAll(() => moto.stop())
  beforeEach(() => holdTasks(moto.url))

  const stage = (cluster: string, ecsTask: string, ecsService?: string) =>
    rehearse({
      playbook: stopTask,
      finding: findingOn({ cluster, ecsTask, ...(ecsService !== undefined && { ecsService }) }),
      open: ground.open,
    })
  /** moto's own counting of what runs is left out: it starts nothing. */
  const service = async (cluster: string) => {
    const { services } = await ecs.describeServices({ cluster, services: ['cart'] })
    return { desiredCount: 0, ...services?.[0], runningCount: 0, pendingCount: 0 }
  }
  const read = async (cluster: string, task: string) =>
    (await ecs.describeTasks({ cluster, tasks: [task], include: ['TAGS'] })).tasks?.[0]
  const said = async (cluster: string, task: string) =>
    (await stage(cluster, task).plan()).notes.map(({ text }) => text.en).join('\n')

  it('records the task, then holds its service, then stops it, and looking changes nothing', async () => {
    const { cluster, task } = await seedTask(moto.url)
    const before = [await service(cluster), await read(cluster, task)]
    const plan = await stage(cluster, task).plan()
    expect(linesOf(plan)).toEqual([
      `record: ${task} hikeshi:facts: null -> "run-1"`,
      'hold-service: service/cart desiredCount: 3 -> 0',
      `stop: ${task} status: "RUNNING" -> "STOPPED"`,
    ])
    expect((await stage(cluster, task).plan()).hash).toBe(plan.hash)
    expect([await service(cluster), await read(cluster, task)]).toEqual(before)
  })

  it('keeps what ECS will forget, without the values of its variables', async () => {
    const { cluster, task, arn, definition } = await seedTask(moto.url)
    const { run, made } = stage(cluster, task)
    await run()
    expect(made['record']).toMatchObject({
      taskArn: arn,
      group: 'service:cart',
      launchType: 'FARGATE',
      definition: {
        taskDefinitionArn: definition,
        taskRoleArn: `arn:aws:iam::123456789012:role/${cluster}`,
        containers: [{ image: 'shop/cart:2026.8', environment: ['TOKEN'] }],
      },
      logs: [`cart: /ecs/cart/ecs/cart/${task}`],
    })
    expect(JSON.stringify(made)).not.toContain('not-for-the-journal')
  })

  it('stops the task with the incident as the reason, and restores the count on undo', async () => {
    const { cluster, task } = await seedTask(moto.url)
    const before = await service(cluster)
    const { run, undo, planUndo } = stage(cluster, task)
    const done = await run()
    expect(await read(cluster, task)).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: 'Hikeshi: incident incident-1',
    })
    expect((await service(cluster)).desiredCount).toBe(0)
    const back = await planUndo(done)
    expect('steps' in back && linesOf(back)).toEqual([
      'hold-service: service/cart desiredCount: 0 -> 3',
    ])
    await undo(done)
    expect(await service(cluster)).toEqual(before)
  })

  it('refuses the undo once somebody has set another count', async () => {
    const { cluster, task } = await seedTask(moto.url)
    const { run, planUndo } = stage(cluster, task)
    const done = await run()
    await ecs.updateService({ cluster, service: 'cart', desiredCount: 1 })
    expect(await planUndo(done)).toEqual({
      drifted: [{ resource: 'service/cart', field: 'desiredCount', from: 0, to: 1 }],
    })
  })

  it('touches no service for a task that somebody ran alone, and says who', async () => {
    const { cluster, task } = await seedTask(moto.url, { group: 'family:cart' })
    const { run } = stage(cluster, task)
    expect(await said(cluster, task)).toContain('started by: night-shift')
    await run()
    expect((await service(cluster)).desiredCount).toBe(3)
    expect((await read(cluster, task))?.lastStatus).toBe('STOPPED')
  })

  it('tells what is lost on Fargate', async () => {
    const { cluster, task } = await seedTask(moto.url)
    expect(await said(cluster, task)).toMatch(/Fargate: memory and .* are gone once the task stops/)
  })

  it('names the instance that the task shares where it runs on EC2', async () => {
    const { cluster, definition } = await seedTask(moto.url)
    const run = { ImageId: 'ami-0123456789abcdef0', MinCount: 1, MaxCount: 1 }
    const { Instances } = await new EC2(motoClient(moto.url)).runInstances(run)
    const instanceId = Instances?.[0]?.InstanceId ?? ''
    const document = { instanceId, region: 'us-east-1', accountId: '123456789012' }
    await ecs.registerContainerInstance({
      cluster,
      instanceIdentityDocument: JSON.stringify(document),
    })
    const bridge = await ecs.registerTaskDefinition({
      family: 'on-ec2',
      containerDefinitions: [{ name: 'cart', image: 'shop/cart:2026.8', memory: 64 }],
    })
    expect(bridge.taskDefinition?.taskDefinitionArn).not.toBe(definition)
    const { tasks } = await ecs.runTask({ cluster, taskDefinition: 'on-ec2', launchType: 'EC2' })
    const task = tasks?.[0]?.taskArn?.split('/').at(-1) ?? ''
    expect(await said(cluster, task)).toContain(`shares a host with others (${instanceId})`)
  })

  it('is refused for a task of every host, for one that has stopped and for one that is forgotten', async () => {
    const daemon = await seedTask(moto.url, { daemon: true })
    await expect(stage(daemon.cluster, daemon.task).plan()).rejects.toThrow(/DAEMON/)
    const { cluster, task } = await seedTask(moto.url)
    await ecs.stopTask({ cluster, task, reason: 'out of memory' })
    await expect(stage(cluster, task).plan()).rejects.toThrow(/already stopped \(out of memory\)/)
    const none = '0f1e2d3c4b5a69788796a5b4c3d2e1f0'
    await expect(stage(cluster, none).plan()).rejects.toThrow(/does not know task/)
  })
})

const finding = findingOn({
  cluster: 'shop-ecs',
  ecsTask: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  ecsService: 'cart',
})

it('ends on the simulated account as on moto: stopped, and the service as before', async () => {
  const ground = simulatedGround(finding, 'incident-1')
  const { run, undo } = rehearse({ playbook: stopTask, finding, open: ground.open })
  const done = await run()
  const clusters = async () => ((await ground.state()) as { clusters: object }).clusters
  const name = 'us-east-1/shop-ecs'
  expect(await clusters()).toMatchObject({ [name]: { desired: 0, stopped: {} } })
  await undo(done)
  expect(await clusters()).toMatchObject({ [name]: { desired: 3, stopped: {} } })
})

afterEach(() => vi.useRealTimers())

it('can be undone when ECS has forgotten the task, since the finding names the service', async () => {
  const ground = simulatedGround(finding, 'incident-1')
  const { run } = rehearse({ playbook: stopTask, finding, open: ground.open })
  const done = await run()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 })
  const later = rehearse({ playbook: stopTask, finding, open: ground.open })
  await expect(later.plan()).rejects.toThrow(/does not know task/)
  const back = await later.undo(done)
  expect(linesOf(back)).toEqual(['hold-service: service/cart desiredCount: 0 -> 3'])
})

it('is not offered for a finding that names no task', () => {
  expect(stopTask.from(findingOn({ cluster: 'shop-eks' }))).toBeUndefined()
})

itUsesExactlyItsPermissions(stopTask)
