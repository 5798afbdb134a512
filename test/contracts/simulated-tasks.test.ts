import { afterAll, beforeAll, expect, it } from 'vitest'
import stopTask from '../../playbooks/response/stop-task.ts'
import type { Aws } from '../../src/kit/index.ts'
import { type Moto, startMoto } from '../support/moto.ts'
import { holdTasks, seedTask } from '../support/tasks.ts'
import { twinAccounts } from '../support/twin-accounts.ts'
import { refusal } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
  await holdTasks(moto.url)
})
afterAll(() => moto.stop())

interface Stage {
  readonly ecs: Aws['ecs']
  readonly cluster: string
  readonly task: string
}
/** One task of one service in both; what is told of it must be the same. */
async function expectAlike(tell: (stage: Stage) => Promise<object>): Promise<void> {
  const { cluster, task } = await seedTask(moto.url)
  const subject = { cluster, ecsTask: task, ecsService: 'cart' }
  const { moto: one, simulated } = twinAccounts(moto.url, subject, stopTask.permissions)
  const told = await tell({ ecs: one.ecs, cluster, task })
  expect(await tell({ ecs: simulated.ecs, cluster, task })).toEqual(told)
}

it('a task is described, tagged and stopped', () =>
  expectAlike(async ({ ecs, cluster, task }) => {
    const read = async () => {
      const { tasks } = await ecs.describeTasks({ cluster, tasks: [task], include: ['TAGS'] })
      const { lastStatus, desiredStatus, stoppedReason, group, tags } = tasks?.[0] ?? {}
      return { lastStatus, desiredStatus, stoppedReason: stoppedReason || null, group, tags }
    }
    const before = await read()
    const { tasks } = await ecs.describeTasks({ cluster, tasks: [task] })
    const tags = [{ key: 'hikeshi:facts', value: 'run-1' }]
    await ecs.tagResource({ resourceArn: tasks?.[0]?.taskArn, tags })
    await ecs.stopTask({ cluster, task, reason: 'Hikeshi' })
    return { before, after: await read(), bare: tasks?.[0]?.tags ?? [] }
  }))

it('a service has a desired count that can be zero', () =>
  expectAlike(async ({ ecs, cluster }) => {
    const read = async () => {
      const { services } = await ecs.describeServices({ cluster, services: ['cart'] })
      return services?.map(({ desiredCount, schedulingStrategy, status }) => ({
        desiredCount,
        schedulingStrategy,
        status,
      }))
    }
    const before = await read()
    await ecs.updateService({ cluster, service: 'cart', desiredCount: 0 })
    return { before, after: await read() }
  }))

it('what does not exist is not found', () =>
  expectAlike(async ({ ecs, cluster }) => ({
    cluster: await refusal(ecs.describeTasks({ cluster: 'none', tasks: ['none'] })),
    service: await refusal(ecs.updateService({ cluster, service: 'none', desiredCount: 0 })),
    task: (await ecs.describeTasks({ cluster, tasks: ['none'] })).tasks,
  })))
