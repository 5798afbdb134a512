import { z } from 'zod'
import * as kit from '#kit'

const { at, invented, textAt, valuesAt } = kit

const page = ['/macie/home?region=@region#findings?itemId=@id', 'Macie', 'Macie'] as const

const bucketAt = 'resourcesAffected.s3Bucket'
const objectAt = 'resourcesAffected.s3Object'

const said = {
  data: {
    en: 'Macie found data in this object that must not get out, such as card numbers, secrets or personal data. Check first whether the bucket can be reached from outside; then whether this is where such data belongs, and who has read the object since it was put there.',
    ja: 'カード番号、認証情報、個人情報など、外に出てはならないデータがオブジェクト内で見つかりました。まずバケットが外部に公開されていないかを確認してください。次に、このデータの保管場所として適切か、保存後に誰が読み取ったかを調べます。',
  },
  policy: {
    en: 'The protection of a bucket got weaker: public access, encryption or sharing changed. Put it back if nobody planned it, and look in CloudTrail for who did it and what was read since.',
    ja: 'パブリックアクセス、暗号化、共有などの設定が変わり、バケットの保護が弱くなりました。予定された変更でなければ元に戻し、誰が変更したか、その後に何が読み取られたかを CloudTrail で確認してください。',
  },
} as const

/** What AWS's types say after the slash. */
const titles: Readonly<Record<string, readonly [string, string]>> = {
  S3BlockPublicAccessDisabled: [
    'Public access no longer blocked',
    'ブロックパブリックアクセスの無効化',
  ],
  S3BucketEncryptionDisabled: ['Default encryption was reset', 'デフォルト暗号化のリセット'],
  S3BucketPublic: ['Bucket became public', 'バケットの一般公開'],
  S3BucketReplicatedExternally: [
    'Bucket is copied outside',
    '組織外へのバケットのレプリケーション',
  ],
  S3BucketSharedExternally: ['Bucket is shared outside', '組織外とのバケットの共有'],
  S3BucketSharedWithCloudFront: ['Bucket is shared with CloudFront', 'CloudFront とのバケット共有'],
  Credentials: ['Credentials in an object', 'オブジェクト内の認証情報'],
  CustomIdentifier: ['Data of your own definition in an object', 'カスタム識別子に一致するデータ'],
  Financial: ['Financial data in an object', 'オブジェクト内の財務情報'],
  Multiple: ['Several kinds of sensitive data in an object', '複数種類の機密データ'],
  Personal: ['Personal data in an object', 'オブジェクト内の個人情報'],
}

const dataIn = (one: unknown): string =>
  `${textAt(one, 'type', 'name') ?? '?'} ×${textAt(one, 'count') ?? '?'}`

export default kit.defineFinding({
  id: 'macie',
  en: { title: 'Macie finding' },
  ja: { title: 'Macie の検出結果' },
  match: [{ source: ['aws.macie'], 'detail-type': ['Macie Finding'] }],
  schema: z.record(z.string(), z.unknown()),
  sample: {
    id: '3d2f8a5e6b1c4f0e9a7d2c4b6e8f0a1b',
    accountId: invented.account,
    region: invented.region,
    type: 'SensitiveData:S3Object/Financial',
    severity: { score: 3, description: 'High' },
    // Macie marks its own samples like this.
    sample: true,
    updatedAt: '2026-08-22T01:40:10.000Z',
    resourcesAffected: {
      s3Bucket: { ...invented.bucket, publicAccess: { effectivePermission: 'PUBLIC' } },
      s3Object: { key: 'exports/2026-08/cards.csv' },
    },
    classificationDetails: {
      result: {
        sensitiveData: [
          {
            category: 'FINANCIAL_INFORMATION',
            detections: [{ type: 'CREDIT_CARD_NUMBER', count: 412 }],
          },
        ],
      },
    },
  },
  read(detail, { envelope, describe }) {
    const id = textAt(detail, 'id')
    const { account, region } = kit.placeOf(
      envelope,
      textAt(detail, 'accountId'),
      textAt(detail, 'region'),
    )
    const type = textAt(detail, 'type') ?? 'Macie'
    const bucket = textAt(detail, `${bucketAt}.name`)
    const key = textAt(detail, `${objectAt}.key`)
    const [en, ja] = Object.entries(titles).find(([name]) => type.endsWith(`/${name}`))?.[1] ?? []
    const title = en === undefined || ja === undefined ? describe(type).title : { en, ja }
    const where = bucket === undefined ? '' : `: ${bucket}`
    const result = 'classificationDetails.result'
    const found = ['sensitiveData', 'customDataIdentifiers'].flatMap((one) =>
      valuesAt(detail, `${result}.${one}.detections`),
    )
    const shared = at(detail, 'policyDetails')
    const subject = kit.subjectNamed('AWS::S3::Bucket', bucket)
    return kit.toFinding(detail, envelope, {
      over: kit.yes(at(detail, 'archived')),
      key: `macie2/${account}/${region}/${id ?? envelope.id}`,
      type,
      headline: { en: title.en + where, ja: title.ja + where },
      title: textAt(detail, 'title'),
      what: type.startsWith('Policy') ? said.policy : said.data,
      severity: kit.yes(at(detail, 'archived'))
        ? 'info'
        : (kit.severityNamed(at(detail, 'severity.description')) ?? 'medium'),
      account,
      region,
      resource: kit.resourceNamed(
        key === undefined ? 'AWS::S3::Bucket' : 'AWS::S3::Object',
        [bucket, key].filter(Boolean).join('/'),
      ),
      actor: textAt(
        shared,
        'actor.userIdentity.iamUser.userName',
        'actor.userIdentity.assumedRole.arn',
        'actor.userIdentity.type',
      ),
      remotes: kit.gather(shared, 'ipAddressDetails').flatMap(kit.remotesIn),
      sample: at(detail, 'sample') === true,
      count: at(detail, 'count'),
      first: [at(shared, 'action.apiCallDetails.firstSeen'), at(detail, 'createdAt')],
      last: [
        at(shared, 'action.apiCallDetails.lastSeen'),
        at(detail, 'updatedAt'),
        at(detail, 'createdAt'),
      ],
      facts: [
        ...kit.factRows([['Data found', '見つかったデータ', found.map(dataIn)]]),
        ...kit.factsAt(detail, [
          ['Public access', 'パブリックアクセス', `${bucketAt}.publicAccess.effectivePermission`],
          ['Encryption', '暗号化', `${bucketAt}.defaultServerSideEncryption.encryptionType`],
          ['Object size (bytes)', 'オブジェクトのサイズ (バイト)', `${objectAt}.size`],
          ['Object written', 'オブジェクトの更新時刻', `${objectAt}.lastModified`],
          ['API', 'API', 'policyDetails.action.apiCallDetails.api'],
          ['Full results', '詳細な結果', 'classificationDetails.detailedResultsLocation'],
        ]),
      ],
      links: [...kit.linksTo(region, id, [page]), ...kit.resourceLinks(region, detail, subject)],
      subject,
    })
  },
})
