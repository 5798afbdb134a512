import type { ContainerDefinition, Service, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import type { Json } from '../core/json.ts'
import type { Look } from './define.ts'

/** A task of ECS, and the service that would replace it. */
export interface OnTask {
  readonly cluster: string
  /** Its id, without cluster. */
  readonly task: string
  /** As the finding names it; ECS forgets a stopped task, and which service it was of. */
  readonly service: string | null
}
type Ctx = Pick<Look<OnTask>, 'aws' | 'input'>

/** Undefined where ECS does not know the task any more: it forgets a stopped one after about an hour. */
export async function taskOf({ aws, input: { cluster, task } }: Ctx): Promise<Task | undefined> {
  const { tasks } = await aws.ecs.describeTasks({ cluster, tasks: [task], include: ['TAGS'] })
  return tasks?.[0]
}

/** A task of a service has the service as its group; any other was run by a person, a schedule or a program. */
const serviceNamed = (group: string | undefined): string | undefined =>
  /^service:(.+)$/.exec(group ?? '')?.[1]

export async function serviceOf({ aws, input }: Ctx): Promise<Service | undefined> {
  const name = input.service ?? serviceNamed((await taskOf({ aws, input }))?.group)
  if (name === undefined) return undefined
  const asked = { cluster: input.cluster, services: [name] }
  return (await aws.ecs.describeServices(asked)).services?.[0]
}

export async function definitionOf({ aws }: Ctx, task: Task): Promise<TaskDefinition> {
  const asked = { taskDefinition: task.taskDefinitionArn }
  return (await aws.ecs.describeTaskDefinition(asked)).taskDefinition ?? {}
}

/** Where the output of the task's containers goes, as far as the definition says: `group/stream` of CloudWatch Logs, or the driver. */
export function logsOf(definition: TaskDefinition, task: string): string[] {
  return (definition.containerDefinitions ?? []).map(({ name, logConfiguration }) => {
    const { logDriver, options = {} } = logConfiguration ?? {}
    if (logDriver !== 'awslogs') return `${name}: ${logDriver ?? 'none'}`
    const stream = options['awslogs-stream-prefix']
    return `${name}: ${options['awslogs-group']}/${stream === undefined ? '*' : `${stream}/${name}/${task}`}`
  })
}

const text = (value: string | undefined): Json => value ?? null

/** Values of variables may be secrets: their names tell enough. */
const container = (one: ContainerDefinition): Json => ({
  name: text(one.name),
  image: text(one.image),
  privileged: one.privileged ?? false,
  entryPoint: one.entryPoint ?? [],
  command: one.command ?? [],
  environment: (one.environment ?? []).map(({ name }) => text(name)),
  secrets: (one.secrets ?? []).map(({ valueFrom }) => text(valueFrom)),
})

/** What ECS will have forgotten in an hour, for the journal. */
export function taskFacts(task: Task, definition: TaskDefinition): Json {
  return {
    taskArn: text(task.taskArn),
    group: text(task.group),
    startedBy: text(task.startedBy),
    launchType: text(task.launchType),
    containerInstanceArn: text(task.containerInstanceArn),
    createdAt: task.createdAt?.toISOString() ?? null,
    startedAt: task.startedAt?.toISOString() ?? null,
    containers: (task.containers ?? []).map((one) => ({
      name: text(one.name),
      image: text(one.image),
      imageDigest: text(one.imageDigest),
      runtimeId: text(one.runtimeId),
      addresses: (one.networkInterfaces ?? []).map((eni) => text(eni.privateIpv4Address)),
    })),
    definition: {
      taskDefinitionArn: text(task.taskDefinitionArn),
      taskRoleArn: text(definition.taskRoleArn),
      executionRoleArn: text(definition.executionRoleArn),
      containers: (definition.containerDefinitions ?? []).map(container),
    },
    logs: logsOf(definition, (task.taskArn ?? '').split('/').at(-1) ?? ''),
  }
}
