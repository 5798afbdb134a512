import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ kmsKey: z.string().regex(kit.keyIdShape) })
type Input = z.output<typeof input>

async function fit(ctx: kit.Look<Input>): Promise<kit.Text | undefined> {
  const key = await kit.readKey(ctx)
  const unfit = kit.keyBeyondReach(key, ctx)
  if (unfit || !key?.KeyState?.startsWith('Pending')) return unfit
  return {
    en: `${ctx.input.kmsKey} is waiting for its deletion, and can be enabled only after that is cancelled: run "Cancel the deletion of the KMS key" first.`,
    ja: `${ctx.input.kmsKey} は削除待ちのため、このままでは有効化できません。先に「KMS キーの削除の取り消し」を実行してください。`,
  }
}

async function setState({ aws, changes }: kit.Act<Input>): Promise<void> {
  for (const { resource: KeyId, to } of changes)
    await (to === 'Enabled' ? aws.kms.enableKey({ KeyId }) : aws.kms.disableKey({ KeyId }))
}

export default kit.definePlaybook({
  id: 'enable-key',
  risk: 'medium',
  en: {
    title: 'Enable the KMS key',
    button: 'Enable key',
    why: 'While the key is disabled, nothing that was encrypted with it can be read: volumes do not attach, databases do not start, backups do not restore.',
    undo: 'Disables the key again.',
    fields: { KeyState: 'state of the key' },
  },
  ja: {
    title: 'KMS キーの有効化',
    button: 'キーを有効化',
    why: 'キーが無効な間は、それで暗号化されたデータを読み取れません。ボリュームのアタッチ、データベースの起動、バックアップからの復元もできません。',
    undo: 'キーを再び無効化します。',
    fields: { KeyState: 'キーの状態' },
  },
  permissions: [
    'kms:DescribeKey',
    'kms:DisableKey',
    'kms:EnableKey',
    'kms:ListAliases',
    'kms:ListGrants',
  ],
  input,
  acts: (on) => kit.arnsIn(on, 'kms', `key/${on.input.kmsKey}`),
  from: kit.keyIn,
  fit,
  notes: async (ctx) => [
    ...(await kit.aboutKey(ctx)),
    kit.warn(
      'Whoever could decrypt with the key before can do so again, an intruder too: if it was disabled to keep somebody out, leave it as it is. Read the key policy and the grants first.',
      '以前このキーで復号できた人は、侵入者も含めて再び復号できます。誰かを締め出すために無効化された場合は、そのままにしてください。先にキーポリシーとグラントを確認してください。',
    ),
    kit.warn(
      'Contain whoever disabled it: they can do so again.',
      '無効化した人物は再び無効化できるため、封じ込めも必要です。',
    ),
    kit.info(
      'Services notice within minutes. What has stopped meanwhile may have to be started by hand: databases in an inaccessible state, instances that did not boot.',
      'サービスには数分で反映されます。その間に止まったもの (アクセス不能になったデータベース、起動に失敗したインスタンスなど) は、手動での再開が必要な場合があります。',
    ),
  ],
  steps: [
    {
      id: 'enable',
      phase: 'recover',
      en: { title: 'Enable the key' },
      ja: { title: 'キーの有効化' },
      now: async (ctx) => {
        const key = await kit.readKey(ctx)
        return { [ctx.input.kmsKey]: { KeyState: key?.KeyState ?? null } }
      },
      want: ({ input: { kmsKey } }) => ({ [kmsKey]: { KeyState: 'Enabled' } }),
      do: setState,
      undo: setState,
      repeatable: true,
      settle: 60,
    },
  ],
})
