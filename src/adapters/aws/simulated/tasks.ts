import type {
  DescribeServicesRequest,
  DescribeServicesResponse,
  DescribeTaskDefinitionRequest,
  DescribeTaskDefinitionResponse,
  DescribeTasksRequest,
  DescribeTasksResponse,
  StopTaskRequest,
  TagResourceRequest,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs'
import { awsError, type Call, type Operations, operation } from './operation.ts'
import { own, type World } from './world.ts'

/** One service of ECS and its one task, by the cluster's `region/name` in the world: all on Fargate. */
export interface Cluster {
  readonly name: string
  readonly task: string
  readonly service: string
  readonly started: string
  readonly tags: Record<string, string>
  desired: number
  stopped: { readonly at: string; readonly reason: string } | null
}

function clusterOf(world: World, name: string | undefined, call: Call): Cluster {
  const found = own(world.clusters, `${call.region}/${(name ?? 'default').split('/').at(-1)}`)
  if (found) return found
  throw awsError('ClusterNotFoundException', 'Cluster not found.')
}

const arn = (call: Call, rest: string): string =>
  `arn:aws:ecs:${call.region}:${call.account}:${rest}`
const image = 'shop/cart:2026.8'

function describe(one: Cluster, call: Call, withTags: boolean) {
  const tags = Object.entries(one.tags).map(([key, value]) => ({ key, value }))
  return {
    taskArn: arn(call, `task/${one.name}/${one.task}`),
    clusterArn: arn(call, `cluster/${one.name}`),
    taskDefinitionArn: arn(call, 'task-definition/cart:42'),
    group: `service:${one.service}`,
    startedBy: 'ecs-svc/1234567890123456789',
    launchType: 'FARGATE' as const,
    lastStatus: one.stopped === null ? 'RUNNING' : 'STOPPED',
    desiredStatus: one.stopped === null ? 'RUNNING' : 'STOPPED',
    ...(one.stopped && { stoppedReason: one.stopped.reason, stoppedAt: new Date(one.stopped.at) }),
    createdAt: new Date(one.started),
    startedAt: new Date(one.started),
    containers: [{ name: 'cart', image, runtimeId: `${one.task}-0179205828` }],
    ...(withTags && { tags }),
  }
}

const hour = 3_600_000

/** Is it this task, and does ECS still know it? */
const isTask = (one: Cluster, asked: string, call: Call): boolean =>
  asked.split('/').at(-1) === one.task &&
  (one.stopped === null || Date.parse(call.now) - Date.parse(one.stopped.at) < hour)

export const taskOperations: Operations = {
  'ecs:DescribeTasks': operation<DescribeTasksRequest, DescribeTasksResponse>(
    ['cluster', 'tasks', 'include'],
    (world, input, call) => {
      const one = clusterOf(world, input.cluster, call)
      const asked = input.tasks ?? []
      const withTags = input.include?.includes('TAGS') ?? false
      return {
        tasks: asked.filter((id) => isTask(one, id, call)).map(() => describe(one, call, withTags)),
        failures: asked
          .filter((id) => !isTask(one, id, call))
          .map((id) => ({ arn: arn(call, `task/${one.name}/${id}`), reason: 'MISSING' })),
      }
    },
  ),

  'ecs:DescribeTaskDefinition': operation<
    DescribeTaskDefinitionRequest,
    DescribeTaskDefinitionResponse
  >(['taskDefinition'], (_, input, call) => {
    const options = { 'awslogs-group': '/ecs/cart', 'awslogs-stream-prefix': 'ecs' }
    const logConfiguration = { logDriver: 'awslogs' as const, options }
    return {
      taskDefinition: {
        taskDefinitionArn: input.taskDefinition,
        family: 'cart',
        revision: 42,
        taskRoleArn: `arn:aws:iam::${call.account}:role/cart`,
        networkMode: 'awsvpc',
        containerDefinitions: [{ name: 'cart', image, essential: true, logConfiguration }],
      },
    }
  }),

  'ecs:DescribeServices': operation<DescribeServicesRequest, DescribeServicesResponse>(
    ['cluster', 'services'],
    (world, input, call) => {
      const one = clusterOf(world, input.cluster, call)
      const found = input.services?.includes(one.service) ?? false
      const service = {
        serviceName: one.service,
        status: 'ACTIVE',
        schedulingStrategy: 'REPLICA' as const,
        desiredCount: one.desired,
        runningCount: one.desired,
      }
      return { services: found ? [service] : [] }
    },
  ),

  'ecs:UpdateService': operation<UpdateServiceRequest, object>(
    ['cluster', 'service', 'desiredCount'],
    (world, input, call) => {
      const one = clusterOf(world, input.cluster, call)
      if (input.service !== one.service)
        throw awsError('ServiceNotFoundException', 'Service not found.')
      one.desired = input.desiredCount ?? one.desired
      return {}
    },
  ),

  'ecs:TagResource': operation<TagResourceRequest, object>(
    ['resourceArn', 'tags'],
    (world, input, call) => {
      const [, cluster, id = ''] = (input.resourceArn ?? '').split('/')
      const one = clusterOf(world, cluster, call)
      if (!isTask(one, id, call))
        throw awsError('ResourceNotFoundException', 'The specified task is inactive or missing.')
      for (const { key = '', value = '' } of input.tags ?? []) one.tags[key] = value
      return {}
    },
  ),

  'ecs:StopTask': operation<StopTaskRequest, object>(
    ['cluster', 'task', 'reason'],
    (world, input, call) => {
      const one = clusterOf(world, input.cluster, call)
      if (!isTask(one, input.task ?? '', call))
        throw awsError('InvalidParameterException', 'The referenced task was not found.')
      one.stopped ??= { at: call.now, reason: input.reason ?? '' }
      return { task: describe(one, call, false) }
    },
  ),
}

interface Asked {
  readonly cluster?: string | undefined
  readonly ecsTask?: string | undefined
  readonly ecsService?: string | undefined
}
export function addCluster(world: World, asked: Asked, region: string, then: string): void {
  const name = asked.cluster ?? 'shop-ecs'
  world.clusters[`${region}/${name}`] = {
    name,
    task: asked.ecsTask ?? '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    service: asked.ecsService ?? 'cart',
    started: then,
    tags: {},
    desired: 3,
    stopped: null,
  }
}
