import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ kmsKey: z.string().regex(kit.keyIdShape) })
type Ctx = kit.Look<z.output<typeof input>>

/** The primary of a multi-Region key waits for its replicas first, and has no date until they are gone. */
const waiting = (state: unknown): boolean =>
  state === 'PendingDeletion' || state === 'PendingReplicaDeletion'

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const key = await kit.readKey(ctx)
  const unfit = kit.keyBeyondReach(key, ctx)
  if (unfit || key?.KeyState !== 'Disabled') return unfit
  return {
    en: `No deletion of ${ctx.input.kmsKey} is scheduled; it is merely disabled. Run "Enable the KMS key" to use it again.`,
    ja: `${ctx.input.kmsKey} の削除は予約されておらず、無効になっているだけです。再び使うには「KMS キーの有効化」を実行してください。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const key = await kit.readKey(ctx)
  const found = [
    ...(await kit.aboutKey(ctx)),
    kit.warn(
      'The key stays disabled: what is encrypted with it cannot be read until "Enable the KMS key" is run, too. So there is time to read its policy and its grants first.',
      'キーは無効のまま残ります。暗号化されたデータは「KMS キーの有効化」を実行するまで読み取れません。その前に、キーポリシーとグラントを確認できます。',
    ),
    kit.warn(
      'Contain whoever scheduled it: they can schedule this key, and others, again.',
      '削除を予約した人物は、このキーやほかのキーの削除を再び予約できるため、封じ込めも必要です。',
    ),
  ]
  if (key?.DeletionDate)
    found.unshift(
      kit.warn(
        `The key, and with it all that only it can decrypt, is lost for ever at ${key.DeletionDate.toISOString().slice(0, 16)}Z.`,
        `${key.DeletionDate.toISOString().slice(0, 16)}Z を過ぎると、キーも、そのキーでしか復号できないデータも、永久に失われます。`,
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'cancel-key-deletion',
  risk: 'low',
  en: {
    title: 'Cancel the deletion of the KMS key',
    button: 'Cancel deletion',
    why: 'A deleted key cannot be brought back by anybody, AWS included, and all data under it is lost. While the deletion waits, it can be cancelled.',
    undo: 'There is none: a deletion of a key is never scheduled from here.',
    fields: { KeyState: 'state of the key', DeletionDate: 'to be deleted at' },
  },
  ja: {
    title: 'KMS キーの削除の取り消し',
    button: '削除を取り消す',
    why: '削除されたキーは AWS でも復元できず、そのキーで暗号化されたデータもすべて失われます。待機期間中であれば、削除を取り消せます。',
    undo: '元に戻すことはできません。Hikeshi がキーの削除を予約することはありません。',
    fields: { KeyState: 'キーの状態', DeletionDate: '削除予定日時' },
  },
  permissions: ['kms:CancelKeyDeletion', 'kms:DescribeKey', 'kms:ListAliases', 'kms:ListGrants'],
  input,
  acts: (on) => kit.arnsIn(on, 'kms', `key/${on.input.kmsKey}`),
  from: kit.keyIn,
  fit,
  notes,
  steps: [
    {
      id: 'cancel',
      phase: 'recover',
      en: { title: 'Cancel the deletion' },
      ja: { title: '削除の取り消し' },
      now: async (ctx) => {
        const key = await kit.readKey(ctx)
        const DeletionDate = key?.DeletionDate?.toISOString() ?? null
        return { [ctx.input.kmsKey]: { KeyState: key?.KeyState ?? null, DeletionDate } }
      },
      want: ({ input: { kmsKey }, now }) =>
        waiting(now[kmsKey]?.['KeyState'])
          ? { [kmsKey]: { KeyState: 'Disabled', DeletionDate: null } }
          : {},
      do: async ({ aws, input: { kmsKey: KeyId } }) => {
        await aws.kms.cancelKeyDeletion({ KeyId })
      },
      undo: {
        never: {
          en: 'To schedule it again could destroy data for ever, and its waiting period would begin anew. A disabled key does no harm.',
          ja: '再び予約するとデータを永久に失うおそれがあり、待機期間も最初からになります。無効のキーに害はないため、元に戻しません。',
        },
      },
      repeatable: false,
      settle: 60,
    },
  ],
})
