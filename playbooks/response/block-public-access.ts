import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ bucket: z.string().regex(/^[\w.-]{3,255}$/) })
type Ctx = kit.Look<z.output<typeof input>>

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { bucket } = ctx.input
  if (bucket.endsWith('--x-s3'))
    return {
      en: `${bucket} is a directory bucket: public access to it is always blocked.`,
      ja: `${bucket} はディレクトリバケットのため、パブリックアクセスは常にブロックされています。`,
    }
  try {
    await kit.publicAccessBlock(ctx)
    return undefined
  } catch (error) {
    if (kit.errorCode(error) !== 'NoSuchBucket') throw error
    return {
      en: `There is no bucket ${bucket} any more. Look in CloudTrail for who deleted it; its name may be taken by somebody else.`,
      ja: `バケット ${bucket} はもう存在しません。誰が削除したかを CloudTrail で確認してください。同じ名前を第三者が取得するおそれがあります。`,
    }
  }
}

export default kit.definePlaybook({
  id: 'block-public-access',
  risk: 'high',
  en: {
    title: 'Block public access to the bucket',
    button: 'Block public access',
    why: 'Shuts out strangers, whether a policy or an ACL let them in, and without changing either: both are evidence.',
    undo: 'Restores the four settings of the bucket, or removes them where it had none. What was public before is public again.',
    fields: {
      configured: 'has a block of its own',
      BlockPublicAcls: 'refuse new public ACLs',
      IgnorePublicAcls: 'ignore public ACLs',
      BlockPublicPolicy: 'refuse a public policy',
      RestrictPublicBuckets: 'restrict a public policy',
    },
  },
  ja: {
    title: 'バケットのパブリックアクセスのブロック',
    button: '公開をブロック',
    why: 'ポリシーと ACL のどちらで公開されていても、第三者を締め出します。ポリシーと ACL は証拠になるため、変更しません。',
    undo: 'バケットの 4 つの設定を元に戻し、もともと設定がなかった場合は削除します。以前に公開されていたものは再び公開されます。',
    fields: {
      configured: 'バケット自身の設定',
      BlockPublicAcls: '新しい公開 ACL の拒否',
      IgnorePublicAcls: '公開 ACL の無視',
      BlockPublicPolicy: '公開ポリシーの拒否',
      RestrictPublicBuckets: '公開ポリシーの制限',
    },
  },
  permissions: [
    's3:GetBucketAcl',
    's3:GetBucketPolicyStatus',
    's3:GetBucketPublicAccessBlock',
    's3:GetBucketWebsite',
    's3:PutBucketPublicAccessBlock',
  ],
  input,
  acts: (on) => [kit.bucketArn(on, on.input.bucket)],
  from: ({ subject: { bucket } }) => (bucket === undefined ? undefined : { bucket }),
  fit,
  notes: async (ctx) => [
    ...(await kit.aboutBucket(ctx)),
    kit.warn(
      'Whoever reads the bucket without credentials, or from another account by a public policy, is refused: websites, downloads, CDN origins without origin access control.',
      '認証情報を使わない読み取りと、公開ポリシーによるほかのアカウントからのアクセスは拒否されます (ウェブサイト、ダウンロード、オリジンアクセスコントロールを使わない CDN のオリジンなど)。',
    ),
    kit.warn(
      'Not affected: accounts that a policy names, presigned URLs, and objects that were already copied. Look in the data events, if they are recorded, for who has read what.',
      'ポリシーに明記されたアカウント、署名付き URL、すでにコピーされたオブジェクトには影響しません。データイベントを記録していれば、誰が何を読み取ったかを確認してください。',
    ),
    kit.info(
      'A block of the whole account or organization may hold already; this one is the bucket’s own and stays whatever becomes of those.',
      'アカウントまたは組織全体のブロックがすでに有効な場合もあります。ここで設定するのはバケット自身のブロックで、それらが解除されても残ります。',
    ),
  ],
  steps: [kit.blockPublicAccess],
})
