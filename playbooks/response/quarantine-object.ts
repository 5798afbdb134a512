import { z } from 'zod'
import * as kit from '#kit'

const settings = z.strictObject({
  /** Roles that may still read it, for the examination. */
  except: z.array(z.string().regex(/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/)).max(10),
})
const input = z.object({
  bucket: z.string().regex(/^[\w.-]{3,255}$/),
  key: z.string().min(1).max(1024),
  version: z.string().nullable(),
  except: settings.shape.except.default([]),
})
type Ctx = kit.Look<z.output<typeof input>>

/** Versions of exactly this key; undefined where the bucket is gone. */
async function versions(ctx: Ctx) {
  try {
    const asked = { ...kit.bucketOf(ctx), Prefix: ctx.input.key }
    const { Versions = [] } = await ctx.aws.s3.listObjectVersions(asked)
    return Versions.filter(({ Key }) => Key === ctx.input.key)
  } catch (error) {
    if (kit.errorCode(error) === 'NoSuchBucket') return undefined
    throw error
  }
}

async function fit(ctx: Ctx): Promise<kit.Text | undefined> {
  const { bucket, key, version } = ctx.input
  if (bucket.endsWith('--x-s3'))
    return {
      en: `${bucket} is a directory bucket: its policy cannot name single objects. Deny s3express:CreateSession on the whole bucket instead.`,
      ja: `${bucket} はディレクトリバケットのため、バケットポリシーで個別のオブジェクトを指定できません。代わりに、バケット全体で s3express:CreateSession を拒否してください。`,
    }
  const all = await versions(ctx)
  if (!all?.some(({ VersionId }) => version === null || VersionId === version))
    return {
      en: `There is no such object (or version) in ${bucket} any more. Look in the data events of CloudTrail for who deleted it and who had fetched it before.`,
      ja: `${bucket} に該当するオブジェクト (またはバージョン) はもうありません。誰が削除し、それまでに誰が取得したかを CloudTrail のデータイベントで確認してください。`,
    }
  const policy = await kit.bucketPolicy(ctx)
  if (policy.Version === '2008-10-17' && kit.literally(key) !== key)
    return {
      en: `The policy of ${bucket} is of version 2008-10-17, in which this key cannot be named. Set its version to 2012-10-17 first.`,
      ja: `${bucket} のポリシーのバージョンが 2008-10-17 のため、このキーを指定できません。先にバージョンを 2012-10-17 にしてください。`,
    }
  if (kit.hasRoomFor(policy, kit.denialOf(ctx))) return undefined
  return {
    en: `The policy of ${bucket} has no room for another statement (20 KB). Deny the object at the principals that read it, or shorten the policy.`,
    ja: `${bucket} のポリシーに、ステートメントを追加する空きがありません (20 KB)。読み取るプリンシパルの側で拒否するか、ポリシーを短くしてください。`,
  }
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { version, except } = ctx.input
  const all = (await versions(ctx)) ?? []
  const one = all.find(({ VersionId }) => version === null || VersionId === version)
  const [size, since] = [one?.Size ?? 0, one?.LastModified?.toISOString() ?? '-']
  const who = except.join(', ')
  return [
    kit.info(
      `${size} bytes, uploaded ${since}. Versions of this key: ${all.length}; all of them are denied.`,
      `${size} バイト、アップロード日時 ${since}。このキーのバージョン数: ${all.length} (すべて拒否の対象)。`,
    ),
    who === ''
      ? kit.warn(
          'Nobody can read it, for an examination either, and no scanner: name a role in hikeshi.yaml (settings.quarantine-object.except) if somebody must.',
          '調査担当者やスキャナーを含め、誰も読み取れなくなります。読み取りが必要な場合は、hikeshi.yaml の settings.quarantine-object.except にロールを指定してください。',
        )
      : kit.info(`Only these can read it: ${who}.`, `読み取れるのは次のロールだけです: ${who}。`),
    kit.warn(
      'Copies are not reached: replicas in other buckets, what CloudFront has cached, and whatever was downloaded. Look in the data events of CloudTrail for who fetched it.',
      '複製 (別バケットのレプリカ、CloudFront のキャッシュ、ダウンロード済みのもの) には効きません。誰が取得したかを CloudTrail のデータイベントで確認してください。',
    ),
    kit.warn(
      'A lifecycle rule can still delete it: suspend rules that match, if it is needed as evidence. Programs that list the bucket get errors at this key.',
      'ライフサイクルルールによる削除は止まりません。証拠として必要な場合は、該当するルールを停止してください。バケットを一覧して処理するプログラムは、このキーでエラーになります。',
    ),
  ]
}

export default kit.definePlaybook({
  id: 'quarantine-object',
  risk: 'medium',
  en: {
    title: 'Quarantine the S3 object',
    button: 'Quarantine object',
    why: 'Nobody opens, overwrites or deletes the malicious object any more. It stays where it is, since it is evidence.',
    undo: 'Takes the statement of this run out of the bucket policy. Other statements stay.',
    fields: { policy: 'bucket policy' },
  },
  ja: {
    title: 'S3 オブジェクトの隔離',
    button: 'オブジェクトを隔離',
    why: '悪意のあるオブジェクトの読み取り、上書き、削除をできなくします。証拠になるため、移動や削除はしません。',
    undo: 'この実行で追加したステートメントだけをバケットポリシーから削除します。ほかのステートメントは変わりません。',
    fields: { policy: 'バケットポリシー' },
  },
  permissions: [
    's3:DeleteBucketPolicy',
    's3:GetBucketPolicy',
    's3:ListBucketVersions',
    's3:PutBucketPolicy',
  ],
  input,
  acts: (on) => [kit.bucketArn(on, on.input.bucket)],
  settings: { schema: settings, sample: { except: ['arn:aws:iam::111122223333:role/forensics'] } },
  from: ({ subject: { bucket, objectKey: key, objectVersion: version = null } }) =>
    bucket === undefined || key === undefined ? undefined : { bucket, key, version },
  fit,
  notes,
  steps: [kit.denyObject],
})
