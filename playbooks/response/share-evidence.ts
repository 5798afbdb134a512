import { z } from 'zod'
import * as kit from '#kit'

const settings = z.strictObject({
  account: z.string().regex(/^\d{12}$/),
  /** Customer managed keys, one for each region, that the forensic account may use. */
  keys: z.array(z.string().regex(/^arn:[\w-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/)).min(1),
})
const input = z.object({
  instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/),
  /** Null: not configured. */
  account: settings.shape.account.nullable().default(null),
  keys: settings.shape.keys.default([]),
})
const regions =
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 sa-east-1 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2 ap-south-1'.split(
    ' ',
  )
type Ctx = kit.Look<z.output<typeof input>>

const keyFor = ({ input: { keys }, region }: Pick<Ctx, 'input' | 'region'>): string | undefined =>
  keys.find((key) => kit.arnOf(key)?.region === region)

async function unfitKey(ctx: Ctx): Promise<kit.Text | undefined> {
  const key = keyFor(ctx)
  if (ctx.input.account === null || key === undefined)
    return {
      en: `No forensic account with a key in ${ctx.region} is configured: set account and keys in hikeshi.yaml (settings.share-evidence). Until then the snapshots stay where they are; they are safe there.`,
      ja: `フォレンジック用アカウントと ${ctx.region} のキーが設定されていません。hikeshi.yaml の settings.share-evidence に account と keys を指定してください。スナップショットはこのアカウントに残っています。`,
    }
  const found = await kit.orAbsent(ctx.aws.kms.describeKey({ KeyId: key }))
  if (found === undefined)
    return {
      en: `${key} cannot be seen from account ${ctx.account}: it is not there, or its key policy does not let this account use it. See to that first; until then the snapshots stay where they are.`,
      ja: `アカウント ${ctx.account} から ${key} が見えません。キーが存在しないか、キーポリシーでこのアカウントに使用が許可されていません。先に確認してください。スナップショットはこのアカウントに残っています。`,
    }
  const { KeyMetadata } = found
  if (KeyMetadata?.KeyManager === 'AWS' || KeyMetadata?.Enabled !== true)
    return {
      en: `${key} cannot be used (${KeyMetadata?.KeyManager}, ${KeyMetadata?.KeyState}). It takes an enabled customer managed key: one of AWS’s own cannot be shared.`,
      ja: `${key} は使えません (${KeyMetadata?.KeyManager}、${KeyMetadata?.KeyState})。有効なカスタマーマネージドキーが必要です。AWS マネージドキーは共有できません。`,
    }
  return undefined
}

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const taken = await kit.evidenceSnapshots(ctx)
  if (taken.length === 0)
    return {
      en: 'There is no snapshot of this incident yet. Snapshot the volumes of the instance first.',
      ja: 'このインシデントのスナップショットがまだありません。先にインスタンスのボリュームのスナップショットを取得してください。',
    }
  const pending = taken.filter(({ State }) => State !== 'completed')
  const ids = pending.map(({ SnapshotId, Progress }) => `${SnapshotId} (${Progress || '0%'})`)
  if (pending.length > 0)
    return {
      en: `AWS is still making ${ids.join(', ')}; only a completed snapshot can be copied. Look again later.`,
      ja: `${ids.join('、')} は作成中です。コピーできるのは完了したスナップショットだけなので、後でもう一度確認してください。`,
    }
  if (ctx.input.account !== ctx.account) return unfitKey(ctx)
  return {
    en: `${ctx.account} is the forensic account itself: the snapshots are there already.`,
    ja: `${ctx.account} 自体がフォレンジック用アカウントのため、スナップショットはすでにそこにあります。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const taken = await kit.evidenceSnapshots(ctx)
  const total = taken.reduce((sum, { VolumeSize = 0 }) => sum + VolumeSize, 0)
  const { account } = ctx.input
  return [
    kit.info(
      `${taken.length} snapshot(s) of this incident, ${total} GiB, are copied whole under ${keyFor(ctx)}: COST of storage for as long as the copies exist.`,
      `このインシデントのスナップショット ${taken.length} 個 (${total} GiB) を、${keyFor(ctx)} で暗号化してすべてコピーします。コピーが存在する間、保存料金がかかります。`,
    ),
    kit.warn(
      `Whoever may use snapshots in ${account} can read everything on these disks, secrets of the application too.`,
      `${account} でスナップショットを使える人は、アプリケーションの機密情報を含め、ディスクの内容をすべて読めるようになります。`,
    ),
    kit.info(
      `The key’s policy must let ${account} use it (DescribeKey, CreateGrant, Decrypt, ReEncrypt); that is not checked here. The copies belong to ${ctx.account}: for a copy that an attacker here cannot delete, copy them once more over there.`,
      `キーポリシーで ${account} に使用 (DescribeKey、CreateGrant、Decrypt、ReEncrypt) を許可しておく必要があります (ここでは確認しません)。コピーの所有者は ${ctx.account} のままです。攻撃者に削除されないよう、共有先でもう一度コピーしてください。`,
    ),
    kit.info(
      'The run waits for the copies, an hour at most; if they take longer, retry it, and it goes on with the same copies.',
      'コピーの完了を最大 1 時間待ちます。それ以上かかる場合は、再試行すると同じコピーの続きから進みます。',
    ),
    kit.warn(
      'An undo stops the sharing and deletes the copies; what the other account has copied or restored stays there.',
      '元に戻すと、共有を解除してコピーを削除します。共有先のアカウントですでにコピーまたは復元されたものは残ります。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'share-evidence',
  risk: 'medium',
  en: {
    title: 'Share the snapshots with the forensic account',
    button: 'Share evidence',
    why: 'Lets the examiners work on copies in an account of their own, out of the reach of whoever has broken into this one.',
    undo: 'Stops the sharing and deletes the copies of this run. The original snapshots stay.',
    fields: { copy: 'copy with tag', sharedWith: 'copy shared with' },
  },
  ja: {
    title: 'フォレンジック用アカウントとのスナップショットの共有',
    button: '証拠を共有',
    why: '侵害されたアカウントの外で、調査担当者がコピーを使って調べられるようにします。',
    undo: '共有を解除し、この実行で作成したコピーを削除します。元のスナップショットは残します。',
    fields: { copy: 'コピーのタグ', sharedWith: 'コピーの共有先' },
  },
  permissions: [
    'ec2:CopySnapshot',
    'ec2:CreateTags',
    'ec2:DeleteSnapshot',
    'ec2:DescribeSnapshotAttribute',
    'ec2:DescribeSnapshots',
    'ec2:ModifySnapshotAttribute',
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:DescribeKey',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
  ],
  input,
  acts: (on) => kit.actsOnCopies(on, keyFor(on) ?? ''),
  settings: {
    schema: settings,
    sample: {
      account: '999988887777',
      // A sample may say any region.
      keys: regions.map(
        (region) => `arn:aws:kms:${region}:999988887777:key/6f1d2c3b-4a59-4e68-8d77-0b1a2c3d4e5f`,
      ),
    },
  },
  whole: true,
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit,
  notes,
  steps: [kit.copySnapshots(keyFor), kit.shareCopies],
})
