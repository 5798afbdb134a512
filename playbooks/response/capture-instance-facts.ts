import { z } from 'zod'
import * as kit from '#kit'

const settings = z.strictObject({ bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{2,62}$/) })
const input = z.object({
  instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/),
  /** Null: none is configured. */
  bucket: settings.shape.bucket.nullable().default(null),
})
type Ctx = kit.Look<z.output<typeof input>>

const folderOf = ({ incident, run }: Pick<Ctx, 'incident' | 'run'>): string =>
  `hikeshi/${incident}/${run}`

/** The files go to the evidence bucket, the journal gets what proves them: names, sizes and hashes, and ids that are no secret. */
async function capture(ctx: Ctx) {
  const { aws, input: ask } = ctx
  const files = await kit.filesOf(aws, ask.instanceId)
  const kept: string[] = []
  for (const [name, file] of Object.entries(files)) {
    if (ask.bucket === null || !(file instanceof Uint8Array)) continue
    const Key = `${folderOf(ctx)}/${name}`
    await aws.s3.putObject({ Bucket: ask.bucket, Key, Body: file, ChecksumAlgorithm: 'SHA256' })
    kept.push(`s3://${ask.bucket}/${Key}`)
  }
  const userData = await kit.userDataDigest(aws, ask.instanceId)
  const agent = await kit.orUnread(kit.agentOn(aws, ask.instanceId))
  const seen = 'unread' in agent ? agent : facts(agent.answer)
  // Last, so that a tag says that everything before it went well.
  await kit.setTags(aws, [{ resource: ask.instanceId, field, from: null, to: ctx.run }])
  const digests = Object.entries(files).map(([name, file]) => [name, kit.digestOf(file)] as const)
  return { ...Object.fromEntries(digests), userData, agent: seen, kept }
}
const field = 'tag:hikeshi:facts'

const facts = (agent: Awaited<ReturnType<typeof kit.agentOn>>) =>
  agent === undefined
    ? null
    : {
        PingStatus: agent.PingStatus ?? null,
        LastPingDateTime: agent.LastPingDateTime?.toISOString() ?? null,
        AgentVersion: agent.AgentVersion ?? null,
        Platform: `${agent.PlatformName ?? ''} ${agent.PlatformVersion ?? ''}`.slice(0, 200),
      }

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { instanceId, bucket } = ctx.input
  const where =
    bucket === null
      ? kit.warn(
          'No evidence bucket is configured: the journal keeps size and SHA-256 of each file, but the files themselves are NOT kept. Name a bucket in hikeshi.yaml (settings.capture-instance-facts.bucket), or save console output and screenshot by hand now.',
          '証拠用のバケットが設定されていません。ジャーナルには各ファイルのサイズと SHA-256 だけが残り、ファイル自体は残りません。hikeshi.yaml の settings.capture-instance-facts.bucket にバケットを指定するか、コンソール出力とスクリーンショットを今すぐ手動で保存してください。',
        )
      : kit.info(
          `The files go to s3://${bucket}/${folderOf(ctx)}/; the journal keeps size and SHA-256 of each. The bucket should have Object Lock and be in ${ctx.region}.`,
          `ファイルは s3://${bucket}/${folderOf(ctx)}/ に保存し、ジャーナルには各ファイルのサイズと SHA-256 を残します。バケットは ${ctx.region} に置き、オブジェクトロックを有効にしてください。`,
        )
  return [
    ...kit.aboutInstance(await kit.readInstance(ctx.aws, instanceId)),
    where,
    kit.info(
      'Taken: description, console output, screenshot of the console, installed applications (SSM inventory, where its agent reports). Nothing runs on the instance. What AWS does not give is noted with its reason.',
      '取得するもの: インスタンスの構成、コンソール出力、コンソールのスクリーンショット、インストール済みアプリケーション (SSM エージェントがある場合のインベントリ)。インスタンス上では何も実行しません。取得できなかったものは理由を記録します。',
    ),
    kit.info(
      'User data is recorded by size and SHA-256 only, since secrets often stand in it. Console output may hold secrets, too: only those who may read the evidence bucket see it.',
      'ユーザーデータには機密情報が含まれやすいため、サイズと SHA-256 だけを記録します。コンソール出力にも機密情報が含まれることがあり、見られるのは証拠用バケットを読める人だけです。',
    ),
    kit.info(
      'A tag with this run on the instance says that it was done; whoever controls the instance may see it.',
      '取得済みの印として、この実行の ID をインスタンスにタグ付けします。インスタンスを操作できる相手には見えることがあります。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'capture-instance-facts',
  risk: 'low',
  en: {
    title: 'Capture the facts about the instance',
    button: 'Capture facts',
    why: 'Console output, screen and settings change or vanish with the next boot. This takes them from outside, unseen by what runs there.',
    undo: 'Restores the tag on the instance. What was captured stays in the bucket and in the journal.',
    fields: { [field]: 'facts captured by run' },
  },
  ja: {
    title: 'インスタンスの情報の取得',
    button: '情報を取得',
    why: 'コンソール出力、画面、設定は、次の起動で変わったり消えたりします。インスタンス内のプログラムに気付かれないよう、外側から取得します。',
    undo: 'インスタンスのタグを元に戻します。取得した内容は、バケットとジャーナルに残ります。',
    fields: { [field]: '情報を取得した実行' },
  },
  permissions: [
    'ec2:CreateTags',
    'ec2:DeleteTags',
    'ec2:DescribeInstanceAttribute',
    'ec2:DescribeInstances',
    'ec2:GetConsoleOutput',
    'ec2:GetConsoleScreenshot',
    's3:PutObject',
    'ssm:DescribeInstanceInformation',
    'ssm:ListInventoryEntries',
  ],
  input,
  acts: (on) => [
    ...kit.ec2Arns(on, `instance/${on.input.instanceId}`),
    ...(on.input.bucket === null
      ? []
      : [`${kit.bucketArn(on, on.input.bucket)}/${folderOf(on)}/*`]),
  ],
  settings: { schema: settings, sample: { bucket: 'forensic-evidence' } },
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit: ({ aws, input: { instanceId } }) => kit.instanceGone(aws, instanceId),
  notes,
  steps: [
    {
      id: 'capture',
      phase: 'evidence',
      en: { title: 'Capture what AWS shows of the instance' },
      ja: { title: 'AWS から見えるインスタンスの情報の取得' },
      now: async ({ aws, input: { instanceId } }) => {
        const { Tags } = await kit.readInstance(aws, instanceId)
        return kit.tagFields(instanceId, Tags, ['hikeshi:facts'])
      },
      want: ({ input: { instanceId }, run }) => ({ [instanceId]: { [field]: run } }),
      do: capture,
      undo: ({ aws, changes }) => kit.setTags(aws, changes),
      repeatable: true,
    },
  ],
})
