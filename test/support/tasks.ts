import { EC2 } from '@aws-sdk/client-ec2'
import { ECS } from '@aws-sdk/client-ecs'
import { motoClient } from './moto.ts'

/** Without this moto's tasks come closer to their end with every look at them. */
export async function holdTasks(url: string): Promise<void> {
  const transition = { progression: 'manual', times: 1_000_000 }
  const answer = await fetch(`${url}/moto-api/state-manager/set-transition`, {
    method: 'POST',
    body: JSON.stringify({ model_name: 'ecs::task', transition }),
  })
  if (!answer.ok) throw new Error(`moto answers ${answer.status}`)
}

/** A cluster with a service of three and one Fargate task that belongs to it, or that somebody ran alone. */
export async function seedTask(
  url: string,
  { group, daemon = false }: { group?: string; daemon?: boolean } = {},
) {
  const ecs = new ECS(motoClient(url))
  const cluster = `shop-${crypto.randomUUID().slice(0, 8)}`
  await ecs.createCluster({ clusterName: cluster })
  const { taskDefinition } = await ecs.registerTaskDefinition({
    family: cluster,
    networkMode: 'awsvpc',
    taskRoleArn: `arn:aws:iam::123456789012:role/${cluster}`,
    containerDefinitions: [
      {
        name: 'cart',
        image: 'shop/cart:2026.8',
        essential: true,
        memory: 512,
        environment: [{ name: 'TOKEN', value: 'not-for-the-journal' }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/ecs/cart', 'awslogs-stream-prefix': 'ecs' },
        },
      },
    ],
  })
  const service = 'cart'
  await ecs.createService({
    cluster,
    serviceName: service,
    taskDefinition: cluster,
    desiredCount: daemon ? undefined : 3,
    schedulingStrategy: daemon ? 'DAEMON' : 'REPLICA',
  })
  const { Subnets = [] } = await new EC2(motoClient(url)).describeSubnets({})
  const subnets = [Subnets[0]?.SubnetId ?? '']
  const { tasks = [] } = await ecs.runTask({
    cluster,
    taskDefinition: cluster,
    launchType: 'FARGATE',
    startedBy: 'night-shift',
    group: group ?? `service:${service}`,
    networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: [] } },
  })
  const arn = tasks[0]?.taskArn ?? ''
  const definition = taskDefinition?.taskDefinitionArn ?? ''
  return { cluster, service, arn, task: arn.split('/').at(-1) ?? '', definition }
}
