import { asUser, calls, defineDrill, guardDuty, invented, keyOf, office, remoteAt } from '#kit'

const [user, key] = ['media-sync', 'AKIAMEDIASYNCEXAMPLE']
const [bucket, website] = ['shop-member-photos', 'shop-www-assets']
const home = remoteAt('203.0.113.201', 'Bucharest', 'Romania', 'Example Residential ISP')
const bucketOf = (name: string) => ({
  ...invented.bucket,
  name,
  arn: `arn:aws:s3:::${name}`,
  publicAccess: { effectivePermission: 'PUBLIC' },
})

/** Open first, empty next: the gap between the two is all there is. */
export default defineDrill({
  id: 'emptied-bucket',
  level: 1,
  minutes: 35,
  en: {
    title: 'Photographs for everybody',
    story:
      'Monday, 09:20. Members of the shop keep photographs of what they bought in shop-member-photos, which nobody but the shop may read. media-sync copies them at night, from our own network. The pictures of the web site are in shop-www-assets, which is public and always was.',
    lesson:
      'Two ends again: closing the bucket stops the readers, taking the key stops the one who opened it and would do so again. A public bucket is no alarm by itself. Know which of yours are meant to be.',
  },
  ja: {
    title: '全世界に公開された写真',
    story:
      '月曜日の 9 時 20 分。会員が購入品の写真を保管する shop-member-photos は、店舗だけが読み取れるバケットです。media-sync が夜間に社内ネットワークから写真をコピーしています。Web サイトの画像は shop-www-assets にあり、こちらは以前から公開しています。',
    lesson:
      '押さえるべき点は今回も二つです。バケットの公開を止めれば閲覧を防げますが、公開した本人のキーを無効化しなければ、また公開されます。公開バケットであること自体は異常ではありません。どれが意図した公開なのかを把握しておきましょう。',
  },
  world: {
    subjects: [
      { bucket, userName: user, userType: 'IAMUser', accessKeyId: key },
      { bucket: website },
    ],
  },
  injects: [
    {
      id: 'opened',
      after: 0,
      event: {
        source: 's3-bucket-changes',
        detail: {
          userIdentity: asUser(user, key),
          sourceIPAddress: home.ipAddressV4,
          requestParameters: {
            bucketName: bucket,
            bucketPolicy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: ['s3:GetObject', 's3:ListBucket'],
                  Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
                },
              ],
            },
          },
        },
      },
      en: 'With the key of media-sync, and from a home connection in Bucharest, somebody opens the bucket to the world.',
      ja: 'ブカレストの一般家庭の回線から、media-sync のキーを使ってバケットが全世界に公開されました。',
    },
    {
      id: 'website',
      after: 100,
      distractor: true,
      event: guardDuty(
        'Policy:S3/BucketAnonymousAccessGranted',
        'high',
        'shop-www-assets may be read by anybody.',
        {
          resourceType: 'S3Bucket',
          s3BucketDetails: [bucketOf(website)],
          accessKeyDetails: { userType: 'Role', userName: 'web-release' },
        },
        { action: calls('PutBucketPolicy', 's3.amazonaws.com', office) },
      ),
      en: 'The weekly release of the web site wrote the policy of its public bucket anew, as it always does.',
      ja: '週次の Web サイトのリリースで、公開バケットのポリシーがいつもどおり書き直されただけです。',
    },
    {
      id: 'emptied',
      after: 840,
      unless: ['close', 'take-key'],
      cost: 25,
      event: guardDuty(
        'Impact:S3/AnomalousBehavior.Delete',
        'high',
        'media-sync deletes objects of shop-member-photos in large numbers.',
        { ...keyOf(user, key), s3BucketDetails: [bucketOf(bucket)] },
        { action: calls('DeleteObjects', 's3.amazonaws.com', home), count: 9400 },
      ),
      en: 'What was copied is deleted, and a note asks for money.',
      ja: 'コピーされた写真が削除され、金銭を要求するメモが残されました。',
    },
  ],
  goal: {
    acknowledge: { within: 300, points: 15 },
    right: [
      {
        id: 'close',
        playbooks: ['block-public-access', 'lock-down-bucket'],
        on: bucket,
        role: 'contain',
        within: 600,
        points: 35,
        why: {
          en: 'shop-member-photos is closed again.',
          ja: 'shop-member-photos の公開を止めます。',
        },
      },
      {
        id: 'take-key',
        playbooks: ['deactivate-access-key', 'contain-user'],
        on: user,
        role: 'contain',
        within: 780,
        points: 35,
        why: {
          en: 'media-sync can do nothing more: whoever opened the bucket can delete it, too.',
          ja: 'media-sync を使えなくします。バケットを公開した人物は、削除もできるからです。',
        },
      },
    ],
    wrong: [
      {
        id: 'website-closed',
        playbooks: ['block-public-access'],
        on: website,
        cost: 25,
        why: {
          en: 'The public bucket of the web site was closed: the shop had no pictures.',
          ja: 'Web サイトの公開バケットを閉じたため、店舗の画像が表示されなくなりました。',
        },
      },
    ],
    tell: {
      within: 900,
      points: 15,
      why: {
        en: 'Whoever speaks for privacy hears of it at once: the clock of the law runs from now.',
        ja: '個人情報の担当者に直ちに伝えます。法令上の報告期限は、この時点から数えられます。',
      },
    },
  },
})
