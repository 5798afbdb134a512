import type { Act, Step } from './define.ts'
import { definitionOf, type OnTask, serviceOf, taskFacts, taskOf } from './ecs.ts'

const tag = 'hikeshi:facts'

/** ECS forgets a stopped task after an hour: what it was is journalled before. A tag on the task says that it was done. */
export const recordTask: Step<OnTask> = {
  id: 'record',
  phase: 'evidence',
  en: { title: 'Record the task and its definition' },
  ja: { title: 'タスクとタスク定義の記録' },
  now: async (ctx) => {
    const task = await taskOf(ctx)
    const value = task?.tags?.find(({ key }) => key === tag)?.value
    return { [ctx.input.task]: { [tag]: value ?? null } }
  },
  want: ({ input: { task }, run }) => ({ [task]: { [tag]: run } }),
  do: async (ctx) => {
    const task = await taskOf(ctx)
    if (task === undefined) return null
    const facts = taskFacts(task, await definitionOf(ctx, task))
    const tags = [{ key: tag, value: ctx.run }]
    await ctx.aws.ecs.tagResource({ resourceArn: task.taskArn, tags })
    return facts
  },
  undo: {
    never: {
      en: 'The record stays in the journal, and the tag goes with the task.',
      ja: '記録はジャーナルに残り、タグはタスクとともに消えます。',
    },
  },
  repeatable: true,
}

/** A service starts another task of the same image for each one that is stopped, unless it is to have none. */
export const holdService: Step<OnTask> = {
  id: 'hold-service',
  phase: 'contain',
  en: { title: 'Set the desired count of the service to zero' },
  ja: { title: 'サービスの必要タスク数を 0 に設定' },
  now: async (ctx) => {
    const service = await serviceOf(ctx)
    return service === undefined
      ? {}
      : { [`service/${service.serviceName}`]: { desiredCount: service.desiredCount ?? 0 } }
  },
  want: ({ now }) =>
    Object.fromEntries(Object.keys(now).map((service) => [service, { desiredCount: 0 }])),
  do: setCount,
  undo: setCount,
  repeatable: true,
}

async function setCount({ aws, input: { cluster }, changes }: Act<OnTask>): Promise<void> {
  for (const { resource, to } of changes) {
    const service = resource.replace(/^service\//, '')
    await aws.ecs.updateService({ cluster, service, desiredCount: Number(to) })
  }
}

/** Containers get SIGTERM and then, after 30 seconds unless the definition says otherwise, SIGKILL. */
export const stopTask: Step<OnTask> = {
  id: 'stop',
  phase: 'contain',
  en: { title: 'Stop the task' },
  ja: { title: 'タスクの停止' },
  now: async (ctx) => {
    const { lastStatus, desiredStatus } = (await taskOf(ctx)) ?? { lastStatus: 'STOPPED' }
    const isEnding = desiredStatus === 'STOPPED' ? 'STOPPING' : 'RUNNING'
    return { [ctx.input.task]: { status: lastStatus === 'STOPPED' ? 'STOPPED' : isEnding } }
  },
  want: ({ input: { task } }) => ({ [task]: { status: 'STOPPED' } }),
  do: async (ctx) => {
    const { cluster, task } = ctx.input
    const reason = `Hikeshi: incident ${ctx.incident}`
    await ctx.aws.ecs.stopTask({ cluster, task, reason })
  },
  undo: {
    never: {
      en: 'A stopped task is not started again. Its service starts fresh ones once it may; whatever ran a task on its own must run it anew.',
      ja: '停止したタスクは再開できません。サービスは必要タスク数が戻ると新しいタスクを起動します。単独で実行したタスクは、改めて実行してください。',
    },
  },
  repeatable: true,
  settle: 180,
}
