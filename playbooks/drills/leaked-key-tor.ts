import { calls, defineDrill, guardDuty, keyOf, remoteAt } from '#kit'

const [user, key] = ['ci-publisher', 'AKIACIPUBLISHEXAMPLE']
const [tester, testKey] = ['pentest-vendor', 'AKIAPENTESTVENDEXAMP']
const tor = remoteAt('203.0.113.66', 'Amsterdam', 'Netherlands', 'Example Onion Relay')
const office = remoteAt('198.51.100.20', 'Osaka', 'Japan', 'Example Pentest K.K.')
const takeKey = ['deactivate-access-key', 'contain-user']

/** The most common beginning of all: a key in a public repository. */
export default defineDrill({
  id: 'leaked-key-tor',
  level: 1,
  minutes: 30,
  en: {
    title: 'An access key on its way through Tor',
    story:
      'Tuesday, 11:40. The build server publishes container images with the key of ci-publisher, as it has for two years. Yesterday a colleague made an old repository public for a conference talk. A contracted penetration test is announced for this week; its tester works from the office in Osaka with a user of their own.',
    lesson:
      'Deactivating the key came before finding out how it leaked: the attacker needs minutes, the question can wait. The alarm from Kali Linux was the announced test, which its user and its address said. Before you act, ask who it is and whether somebody expected it.',
  },
  ja: {
    title: 'Tor を経由するアクセスキー',
    story:
      '火曜日の 11 時 40 分。ビルドサーバーは 2 年前から、ci-publisher のキーでコンテナイメージを公開しています。昨日、同僚が講演のために古いリポジトリを公開しました。今週は委託先によるペネトレーションテストが予定されており、担当者は大阪のオフィスから専用のユーザーで作業します。',
    lesson:
      '漏洩の経緯を調べるより先に、キーを無効化することが大切でした。攻撃者には数分あれば足りますが、原因の調査は後でもできます。Kali Linux からのアラートは予告されたテストで、ユーザー名と接続元からわかりました。操作の前に、誰なのか、予定されたものではないかを確認しましょう。',
  },
  world: {
    subjects: [
      { userName: user, userType: 'IAMUser', accessKeyId: key },
      { userName: tester, userType: 'IAMUser', accessKeyId: testKey },
      { bucket: 'shop-releases' },
    ],
  },
  injects: [
    {
      id: 'first-look',
      after: 0,
      event: guardDuty(
        'Recon:IAMUser/TorIPCaller',
        'high',
        'GetCallerIdentity was called from a Tor exit node with the key of ci-publisher.',
        keyOf(user, key),
        { action: calls('GetCallerIdentity', 'sts.amazonaws.com', tor) },
      ),
      en: 'Through Tor, somebody asks whose key this is. It stood in the history of the repository that went public.',
      ja: '何者かが Tor 経由でキーの持ち主を照会しました。公開されたリポジトリの履歴に、キーが残っていました。',
    },
    {
      id: 'announced-test',
      after: 150,
      distractor: true,
      event: guardDuty(
        'PenTest:IAMUser/KaliLinux',
        'medium',
        'ListRoles was called by pentest-vendor from a computer with Kali Linux.',
        keyOf(tester, testKey),
        { action: calls('ListRoles', 'iam.amazonaws.com', office, 'Boto3/1.40 kali') },
      ),
      en: 'The announced penetration test: its own user, its own address in Osaka.',
      ja: '予告されていたペネトレーションテストです。専用のユーザーで、接続元も大阪のオフィスです。',
    },
    {
      id: 'copying',
      after: 600,
      unless: ['take-key'],
      cost: 20,
      event: guardDuty(
        'Exfiltration:S3/MaliciousIPCaller',
        'high',
        'Objects of shop-releases are being read from a known malicious address.',
        { ...keyOf(user, key), s3BucketDetails: [{ name: 'shop-releases' }] },
        { action: calls('GetObject', 's3.amazonaws.com', tor), count: 1840 },
      ),
      en: 'The key still works, and shop-releases is being copied.',
      ja: 'キーがまだ有効なため、shop-releases の内容がコピーされています。',
    },
  ],
  goal: {
    acknowledge: { within: 300, points: 20 },
    right: [
      {
        id: 'take-key',
        playbooks: takeKey,
        on: user,
        role: 'contain',
        within: 600,
        points: 60,
        why: {
          en: 'The key of ci-publisher is deactivated, or its user is contained, before it is used for more than a look.',
          ja: '本格的に悪用される前に、ci-publisher のキーを無効化するか、ユーザーを封じ込めます。',
        },
      },
    ],
    wrong: [
      {
        id: 'stop-test',
        playbooks: takeKey,
        on: tester,
        cost: 25,
        why: {
          en: 'The announced penetration test was cut off. Its user and address were known beforehand.',
          ja: '予告されたペネトレーションテストを止めてしまいました。ユーザーも接続元も事前に共有されていました。',
        },
      },
    ],
    tell: {
      within: 900,
      points: 20,
      why: {
        en: 'The build team is told that publishing stops, and why.',
        ja: 'ビルドチームに、公開処理が止まることとその理由を伝えます。',
      },
    },
  },
})
