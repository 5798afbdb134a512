import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/) })
type Ctx = kit.Look<z.output<typeof input>>

/** AWS leaves every option as it is that the call does not name. */
async function setTokens({ aws, changes }: kit.Act<z.output<typeof input>>): Promise<void> {
  for (const { resource: InstanceId, to } of changes)
    await aws.ec2.modifyInstanceMetadataOptions({
      InstanceId,
      HttpTokens: to === 'required' ? 'required' : 'optional',
    })
}

async function fit({ aws, input: { instanceId } }: Ctx): Promise<kit.Text | undefined> {
  const gone = await kit.instanceGone(aws, instanceId)
  if (gone) return gone
  const { MetadataOptions } = await kit.readInstance(aws, instanceId)
  if (MetadataOptions?.HttpEndpoint !== 'disabled') return undefined
  return {
    en: `The metadata service of ${instanceId} is switched off altogether: there is nothing to require a token for. Look for credentials on its disks instead.`,
    ja: `${instanceId} のメタデータサービス (IMDS) は無効化されているため、トークンを必須にする必要がありません。代わりに、ディスク上の認証情報を調べてください。`,
  }
}

async function notes({ aws, input: { instanceId } }: Ctx): Promise<kit.Note[]> {
  const instance = await kit.readInstance(aws, instanceId)
  const found = [
    ...kit.aboutInstance(instance),
    kit.warn(
      'Software on the instance that still uses IMDSv1 gets no more credentials or metadata: old SDKs, agents and scripts. The CloudWatch metric MetadataNoToken shows whether there is any.',
      'IMDSv1 を使う古い SDK、エージェント、スクリプトは、認証情報やメタデータを取得できなくなります。IMDSv1 の使用の有無は、CloudWatch のメトリクス MetadataNoToken で確認できます。',
    ),
    kit.warn(
      'Credentials that were taken before keep working until they expire: revoke the sessions of the role, too. Whoever runs commands on the instance can get a token like any other program.',
      'すでに盗まれた認証情報は、有効期限まで使えます。ロールのセッションも取り消してください。インスタンス上でコマンドを実行できる相手は、トークンも取得できます。',
    ),
    kit.info(
      'Only this instance is changed. Instances launched later follow their launch template, AMI and account settings.',
      '変更するのはこのインスタンスだけです。今後起動するインスタンスは、起動テンプレート、AMI、アカウントの設定に従います。',
    ),
  ]
  if (instance.MetadataOptions?.HttpPutResponseHopLimit === 1)
    found.push(
      kit.warn(
        'The hop limit is 1: containers with a network of their own cannot get a token.',
        'ホップ制限が 1 のため、独自のネットワークを持つコンテナはトークンを取得できません。',
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'require-imdsv2',
  risk: 'medium',
  en: {
    title: 'Require IMDSv2 on the instance',
    button: 'Require IMDSv2',
    why: 'Without a token nobody gets the credentials of the instance any more: that ends their theft by request forgery and DNS rebinding.',
    undo: 'Lets the metadata service answer as before, without a token too.',
    fields: { HttpTokens: 'metadata token' },
  },
  ja: {
    title: 'インスタンスでの IMDSv2 の必須化',
    button: 'IMDSv2 を必須にする',
    why: 'トークンなしではインスタンスの認証情報を取得できなくなり、SSRF や DNS リバインディングによる窃取を防ぎます。',
    undo: 'トークンなしのリクエストにも応答する、以前の設定に戻します。',
    fields: { HttpTokens: 'メタデータのトークン' },
  },
  permissions: ['ec2:DescribeInstances', 'ec2:ModifyInstanceMetadataOptions'],
  input,
  acts: (on) => kit.ec2Arns(on, `instance/${on.input.instanceId}`),
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit,
  notes,
  steps: [
    {
      id: 'require-token',
      phase: 'contain',
      en: { title: 'Require a token for instance metadata' },
      ja: { title: 'インスタンスメタデータのトークンの必須化' },
      now: async ({ aws, input: { instanceId } }) => {
        const { MetadataOptions } = await kit.readInstance(aws, instanceId)
        return { [instanceId]: { HttpTokens: MetadataOptions?.HttpTokens ?? null } }
      },
      want: ({ input: { instanceId } }) => ({ [instanceId]: { HttpTokens: 'required' } }),
      do: setTokens,
      undo: setTokens,
      repeatable: true,
    },
  ],
})
