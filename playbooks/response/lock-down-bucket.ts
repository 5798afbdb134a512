import { z } from 'zod'
import * as kit from '#kit'

const settings = z.strictObject({
  /** Break-glass roles: who may still work with a bucket that is locked. */
  except: z.array(z.string().regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[^*?]+$/)).max(10),
})
const input = z.object({
  bucket: z.string().regex(/^[\w.-]{3,255}$/),
  except: settings.shape.except.default([]),
})
type Ctx = kit.Look<z.output<typeof input>>

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { bucket } = ctx.input
  if (bucket.endsWith('--x-s3'))
    return {
      en: `${bucket} is a directory bucket, without versions and without rules of this kind. Deny s3express:CreateSession in its policy instead.`,
      ja: `${bucket} はディレクトリバケットのため、バージョニングなどの機能がありません。代わりに、バケットポリシーで s3express:CreateSession を拒否してください。`,
    }
  const versioning = await kit.unless(
    'NoSuchBucket',
    ctx.aws.s3.getBucketVersioning(kit.bucketOf(ctx)),
  )
  if (versioning === undefined)
    return {
      en: `There is no bucket ${bucket} any more. Look in CloudTrail for who deleted it, and for a copy that replication made.`,
      ja: `バケット ${bucket} はもう存在しません。誰が削除したか、レプリケーションによるコピーがないかを CloudTrail で確認してください。`,
    }
  if (versioning.MFADelete === 'Enabled' && versioning.Status !== 'Enabled')
    return {
      en: `${bucket} has MFA delete: only the root user, with its device, can turn its versioning on. Do that first.`,
      ja: `${bucket} では MFA Delete が有効なため、バージョニングを有効にできるのは、MFA デバイスを持つルートユーザーだけです。先に有効にしてください。`,
    }
  const policy = await kit.bucketPolicy(ctx)
  const block = await kit.publicAccessBlock(ctx)
  if (block?.BlockPublicPolicy === true && kit.allowsIn(JSON.stringify(policy)).everybody)
    return {
      en: `The policy of ${bucket} is public, and the bucket refuses any new one that is (BlockPublicPolicy). Undo the blocking of public access, lock the bucket down, then block it again.`,
      ja: `${bucket} のポリシーは公開状態ですが、公開ポリシーの書き込みは拒否されます (BlockPublicPolicy)。パブリックアクセスのブロックを元に戻し、このロックを実行してから、再度ブロックしてください。`,
    }
  if (kit.hasRoomFor(policy, kit.lockStatement(ctx, await kit.exceptedFrom(ctx)))) return undefined
  return {
    en: `The policy of ${bucket} has no room for another statement (20 KB). Shorten it, or contain the principals that use the bucket.`,
    ja: `${bucket} のポリシーに、ステートメントを追加する空きがありません (20 KB)。ポリシーを短くするか、利用しているプリンシパルを封じ込めてください。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const who = (await kit.exceptedFrom(ctx)).join(', ')
  const found = [
    ...(await kit.aboutBucket(ctx)),
    kit.warn(
      `Everybody else is refused at once, for reading and writing: applications, users, administrators, other accounts, presigned URLs. Excepted are ${who}; the root user can still remove the policy.`,
      `ほかはすべて、読み書きとも直ちに拒否されます (アプリケーション、ユーザー、管理者、ほかのアカウント、署名付き URL)。除外: ${who}。ルートユーザーはポリシーを削除できます。`,
    ),
    kit.warn(
      'AWS services that the policy lets in are not refused: log delivery goes on, and so does a CloudFront distribution with origin access control. Disable that distribution, too, if it gives the data out.',
      'ポリシーで許可された AWS サービスは拒否されません。ログの配信は続き、オリジンアクセスコントロールを使う CloudFront からの配信も続きます。データが公開されている場合は、ディストリビューションも無効にしてください。',
    ),
    kit.warn(
      'Versions cost storage. Once on, versioning can be suspended, and never removed.',
      'バージョンの分だけストレージ料金がかかります。一度有効にしたバージョニングは、停止はできますが、未設定には戻せません。',
    ),
  ]
  if (ctx.input.except.length === 0)
    found.push(
      kit.warn(
        'No break-glass role is configured (settings.lock-down-bucket.except in hikeshi.yaml): nobody but the bot can look into the bucket.',
        '緊急用ロールが設定されていません (hikeshi.yaml の settings.lock-down-bucket.except)。ボット以外は誰もバケットの中を確認できなくなります。',
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'lock-down-bucket',
  risk: 'high',
  en: {
    title: 'Lock the bucket down',
    button: 'Lock down bucket',
    why: 'Stops theft and destruction at the data itself, whoever’s credentials are used, and keeps what is there: nothing expires, is overwritten or copied away.',
    undo: 'Takes the denial of this run away and switches the rules on again that were on. Versioning is suspended where there was none.',
    fields: { Deny: 'denied', Versioning: 'versioning' },
  },
  ja: {
    title: 'バケットのロックダウン',
    button: 'バケットをロック',
    why: '誰の認証情報が使われても、持ち出しと破壊をデータの側で止めます。期限切れ、上書き、ほかへのコピーも止まり、今ある内容が残ります。',
    undo: 'この実行で追加した拒否を削除し、有効だったルールを再開します。バージョニングが未設定だった場合は、停止の状態になります。',
    fields: { Deny: '拒否', Versioning: 'バージョニング' },
  },
  permissions: [
    'iam:PassRole',
    's3:DeleteBucketPolicy',
    's3:GetBucketAcl',
    's3:GetBucketPolicy',
    's3:GetBucketPolicyStatus',
    's3:GetBucketPublicAccessBlock',
    's3:GetBucketVersioning',
    's3:GetBucketWebsite',
    's3:GetLifecycleConfiguration',
    's3:GetReplicationConfiguration',
    's3:PutBucketPolicy',
    's3:PutBucketVersioning',
    's3:PutLifecycleConfiguration',
    's3:PutReplicationConfiguration',
    'sts:GetCallerIdentity',
  ],
  input,
  acts: (on) => [kit.bucketArn(on, on.input.bucket), kit.passesRole(on, 's3')],
  settings: {
    schema: settings,
    sample: { except: ['arn:aws:iam::111122223333:role/break-glass'] },
  },
  from: ({ subject: { bucket } }) => (bucket === undefined ? undefined : { bucket }),
  fit,
  notes,
  steps: [kit.keepVersions, kit.pauseLifecycle, kit.pauseReplication, kit.lockBucket],
})
