import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({
  cluster: z.string().regex(/^[\w-]{1,255}$/),
  task: z.string().regex(/^[0-9a-f-]{32,36}$/),
  service: z
    .string()
    .regex(/^[\w-]{1,255}$/)
    .nullable()
    .default(null),
})
type Ctx = kit.Look<z.output<typeof input>>

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { task: id } = ctx.input
  const task = await kit.orAbsent(kit.taskOf(ctx))
  if (task === undefined)
    return {
      en: `ECS does not know task ${id} any more: stopped tasks are forgotten after an hour. Look at its logs and at the tasks that replaced it, and revoke the sessions of its task role.`,
      ja: `タスク ${id} の情報は ECS にもうありません (停止したタスクの情報は約 1 時間で消えます)。ログと後続のタスクを確認し、タスクロールのセッションを取り消してください。`,
    }
  if (task.lastStatus === 'STOPPED')
    return {
      en: `Task ${id} has already stopped (${task.stoppedReason ?? '-'}). Look at the tasks that replaced it, and revoke the sessions of its task role.`,
      ja: `タスク ${id} はすでに停止しています (${task.stoppedReason ?? '-'})。後続のタスクを確認し、タスクロールのセッションを取り消してください。`,
    }
  const service = await kit.serviceOf(ctx)
  if (service?.schedulingStrategy !== 'DAEMON') return undefined
  return {
    en: `${service.serviceName} runs one task on each container instance (DAEMON) and would start it again at once. Drain the container instance and isolate it as an EC2 instance instead.`,
    ja: `${service.serviceName} は各コンテナインスタンスで 1 つずつタスクを実行するサービス (DAEMON) のため、停止してもすぐに再起動されます。代わりに、コンテナインスタンスをドレインし、EC2 インスタンスとして隔離してください。`,
  }
}

/** What is lost with the container, and where else to look: not the same on the two. */
function aboutPlace(isFargate: boolean, instance: string | undefined): kit.Note {
  if (isFargate)
    return kit.warn(
      'Fargate: memory and the container’s disk are gone once the task stops, and there is no host to snapshot. If they matter, take them with ECS Exec before.',
      'Fargate のため、タスクを停止するとメモリとコンテナのディスクは失われ、スナップショットを取得できるホストもありません。必要な場合は、停止前に ECS Exec で取得してください。',
    )
  const host = instance ?? 'not registered with EC2'
  return kit.warn(
    `The task shares a host with others (${host}): whoever broke out of the container is on it. The stopped container stays on its disk for about three hours, so snapshot the volumes of the instance first, and isolate it if in doubt.`,
    `このタスクはほかのタスクとホスト (${host}) を共有しており、コンテナから侵入が広がっていれば、ホストに攻撃者がいます。停止したコンテナは約 3 時間ディスクに残るため、先にインスタンスのボリュームのスナップショットを取得し、疑わしければ隔離してください。`,
  )
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { aws, input: ask } = ctx
  const task = (await kit.taskOf(ctx)) ?? {}
  const definition = await kit.definitionOf(ctx, task)
  const service = await kit.serviceOf(ctx)
  const arn = task.containerInstanceArn
  const hosts =
    arn &&
    (await aws.ecs.describeContainerInstances({ cluster: ask.cluster, containerInstances: [arn] }))
  const host = hosts ? hosts.containerInstances?.[0]?.ec2InstanceId : undefined
  const images = (task.containers ?? []).map(({ image }) => image).join(', ')
  const role = definition.taskRoleArn ?? '-'
  const logs = kit.logsOf(definition, ask.task).join(', ')
  return [
    kit.info(
      `Images: ${images || '-'}. Task role: ${role}. Logs: ${logs || '-'}.`,
      `イメージ: ${images || '-'}。タスクロール: ${role}。ログ: ${logs || '-'}。`,
    ),
    aboutPlace(arn === undefined || arn === '', host),
    service === undefined
      ? kit.info(
          `No service would replace the task; started by: ${task.startedBy || '-'}. A schedule or program that started it may do so again.`,
          `このタスクを置き換えるサービスはありません (起動元: ${task.startedBy || '-'})。起動元のスケジュールやプログラムが、再び起動することがあります。`,
        )
      : kit.warn(
          `All ${service.runningCount ?? 0} task(s) of service ${service.serviceName} stop: only so does it start no other of the same image. With auto scaling, suspend that, too, or it raises the count again.`,
          `サービス ${service.serviceName} のタスク ${service.runningCount ?? 0} 個がすべて停止します。同じイメージのタスクを再び起動させないためです。Auto Scaling を設定している場合は、必要タスク数が再び増やされないよう、併せて停止してください。`,
        ),
    kit.warn(
      'Credentials of the task role that were taken keep working until they expire: revoke the sessions of the role, too.',
      '盗まれたタスクロールの認証情報は、有効期限まで使えます。ロールのセッションも取り消してください。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'stop-task',
  risk: 'high',
  en: {
    title: 'Stop the ECS task',
    button: 'Stop task',
    why: 'Ends what runs in the container and keeps its service from starting the same again. What ECS knows of it is recorded first.',
    undo: 'Restores the desired count, so that the service starts fresh tasks. The task itself does not come back.',
    fields: {
      'hikeshi:facts': 'facts recorded by run',
      desiredCount: 'desired count',
      status: 'task',
    },
  },
  ja: {
    title: 'ECS タスクの停止',
    button: 'タスクを停止',
    why: 'コンテナ内の処理を終わらせ、サービスが同じタスクを再び起動しないようにします。先に、ECS が持つ情報を記録します。',
    undo: '必要タスク数を元に戻します。サービスは新しいタスクを起動しますが、停止したタスク自体は戻りません。',
    fields: {
      'hikeshi:facts': '情報を記録した実行',
      desiredCount: '必要タスク数',
      status: 'タスク',
    },
  },
  permissions: [
    'ecs:DescribeContainerInstances',
    'ecs:DescribeServices',
    'ecs:DescribeTaskDefinition',
    'ecs:DescribeTasks',
    'ecs:StopTask',
    'ecs:TagResource',
    'ecs:UpdateService',
  ],
  input,
  acts: kit.actsOnTask,
  from: ({ subject: { cluster, ecsTask: task, ecsService: service = null } }) =>
    cluster === undefined || task === undefined ? undefined : { cluster, task, service },
  fit,
  notes,
  steps: [kit.recordTask, kit.holdService, kit.stopTask],
})
