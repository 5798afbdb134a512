import { z } from 'zod'
import * as kit from '#kit'

const settings = z
  .strictObject({
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,62}$/),
    document: z.string().regex(/^[\w.:/-]{3,200}$/),
    parameters: z.record(z.string(), z.array(z.string())),
  })
  .partial()
const { bucket, document, parameters } = settings.shape
const input = z.object({
  instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/),
  /** Null: not configured. */
  bucket: bucket.nullable().default(null),
  document: document.nullable().default(null),
  parameters: parameters.nullable().default(null),
})
type Ctx = kit.Look<z.output<typeof input>>

async function fit({ aws, input: ask }: Ctx): Promise<kit.Text | undefined> {
  const id = ask.instanceId
  const gone = await kit.instanceGone(aws, id)
  if (gone) return gone
  const state = (await kit.readInstance(aws, id)).State?.Name
  if (state !== 'running')
    return {
      en: `${id} is ${state}: there is no memory to read. If it was hibernated, its memory is on the root volume; snapshot the volumes.`,
      ja: `${id} は ${state} のため、読み取れるメモリがありません。休止の場合はメモリの内容がルートボリュームに残っているため、スナップショットを取得してください。`,
    }
  const agent = await kit.agentOn(aws, id)
  if (agent?.PingStatus !== 'Online')
    return {
      en: `No Systems Manager agent answers on ${id} (${agent?.PingStatus ?? 'never registered'}): its memory cannot be read from here. Do not stop or reboot it. Isolate it without delay, and read the memory by the EC2 serial console, or stop it with hibernation if that is configured.`,
      ja: `${id} の Systems Manager エージェントが応答しないため (${agent?.PingStatus ?? '未登録'})、ここからはメモリを取得できません。停止や再起動はせず、すぐに隔離してください。メモリは EC2 シリアルコンソールから取得するか、設定済みであれば休止して残してください。`,
    }
  if (agent.PlatformType === 'Linux' || ask.document !== null) return undefined
  return {
    en: `${id} runs ${agent.PlatformType}; without a document of your own only Linux can be read. Name one in hikeshi.yaml (settings.capture-memory.document).`,
    ja: `${id} は ${agent.PlatformType} です。独自のドキュメントがない場合、メモリを取得できるのは Linux だけです。hikeshi.yaml の settings.capture-memory.document で指定してください。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { instanceId, document: own, bucket: to } = ctx.input
  const file = kit.memoryFile(ctx)
  const how =
    own === null
      ? kit.info(
          `AWS-RunShellScript runs AVML, which must be installed, and writes ${file}. Without AVML the step fails and nothing was changed.`,
          `AWS-RunShellScript で AVML (要インストール) を実行し、${file} に保存します。AVML がない場合、このステップは失敗し、何も変更されません。`,
        )
      : kit.info(
          `The configured document ${own} does it; where the file goes is its affair.`,
          `設定されたドキュメント ${own} で取得します。ファイルの保存先はドキュメントによります。`,
        )
  const found = [
    ...kit.aboutInstance(await kit.readInstance(ctx.aws, instanceId)),
    how,
    kit.warn(
      'BEFORE ISOLATION: the agent needs the network. It runs as root on a machine that the attacker may control: they may notice, and may lie to it.',
      '隔離の前に実行してください。エージェントにはネットワークが必要です。また、攻撃者の支配下にあるかもしれない環境で root として動くため、気付かれたり、結果を改ざんされたりするおそれがあります。',
    ),
    kit.info(
      `The run waits for the end of the command, ${kit.captureLimit / 60} minutes at most. Big memories take longer to write than small ones; the instance slows down meanwhile.`,
      `コマンドの完了を最大 ${kit.captureLimit / 60} 分待ちます。メモリが大きいほど時間がかかり、その間はインスタンスが遅くなります。`,
    ),
    kit.info(
      'Memory holds passwords and keys. The journal keeps the command, the place and the SHA-256, never a part of it.',
      'メモリにはパスワードや鍵が含まれます。ジャーナルに残すのはコマンド、保存先、SHA-256 だけで、内容は残しません。',
    ),
  ]
  if (own !== null) return found
  const where =
    to === null
      ? kit.warn(
          'No bucket is configured: the file stays on the root volume, overwrites free space there and needs as much of it as the instance has memory. Snapshot the volumes afterwards to keep it.',
          'バケットが設定されていないため、ファイルはルートボリュームに残り、空き領域を上書きします。メモリと同じだけの空きが必要です。残すには、取得後にボリュームのスナップショットを取得してください。',
        )
      : kit.warn(
          `COST: storage in S3 of a file up to the size of the memory. The instance itself uploads, with its own role, which must be allowed to write to ${to}; the file lies on its root volume until then.`,
          `料金: 最大でメモリと同じ容量の S3 ストレージ。アップロードはインスタンス自身のロールで行うため、${to} への書き込み権限が必要です。完了までファイルはルートボリュームに置かれます。`,
        )
  return [...found, where]
}

const never = {
  en: 'What was read cannot be unread. The file is evidence and stays where it is.',
  ja: '取得した内容は取り消せません。ファイルは証拠なので、そのまま残します。',
}

export default kit.definePlaybook({
  id: 'capture-memory',
  risk: 'medium',
  en: {
    title: 'Capture the memory of the instance',
    button: 'Capture memory',
    why: 'Processes, connections, injected code and keys are in memory only, and are lost once the instance stops or is cut off from its agent.',
    undo: never.en,
    fields: { memory: 'capture by run' },
  },
  ja: {
    title: 'インスタンスのメモリの取得',
    button: 'メモリを取得',
    why: 'プロセス、接続、注入されたコード、鍵はメモリ上にしかなく、停止すると失われ、隔離するとエージェントからも取得できなくなります。',
    undo: never.ja,
    fields: { memory: '取得の状態' },
  },
  permissions: [
    'ec2:DescribeInstances',
    'ssm:DescribeInstanceInformation',
    'ssm:GetCommandInvocation',
    'ssm:ListCommands',
    'ssm:SendCommand',
  ],
  input,
  acts: (on) => [
    ...kit.ec2Arns(on, `instance/${on.input.instanceId}`),
    kit.documentArn(on, on.input.document ?? kit.shellDocument),
  ],
  settings: { schema: settings, sample: { bucket: 'forensic-evidence' } },
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit,
  notes,
  steps: [
    {
      id: 'memory',
      phase: 'evidence',
      en: { title: 'Read the memory by Systems Manager' },
      ja: { title: 'Systems Manager によるメモリの取得' },
      now: async (ctx) => {
        const sent = await kit.captureOf(ctx)
        return { [ctx.input.instanceId]: { memory: sent?.Status ?? null } }
      },
      want: ({ input: { instanceId } }) => ({ [instanceId]: { memory: 'Success' } }),
      do: kit.captureMemory,
      undo: { never },
      repeatable: false,
      settle: 10,
    },
  ],
})
