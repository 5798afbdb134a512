import {
  calls,
  defineDrill,
  guardDuty,
  inbound,
  invented,
  keepDisks,
  keyOf,
  machine,
  remoteAt,
  survey,
} from '#kit'

const { userName: user, accessKeyId: key } = invented.accessKey
const bucket = invented.bucket.name
const [planted, website] = [invented.instance.instanceId, 'i-0b1c2d3e4f5061728']
/** Does all of it in one run. */
const all = 'attack-sequence-response'
const attacker = remoteAt('203.0.113.57', 'Reykjavik', 'Iceland', 'Example Hosting')

/** One attack, three places at once: who does what is half of the answer. */
export default defineDrill({
  id: 'whole-account',
  level: 3,
  minutes: 60,
  en: {
    title: 'All over the account',
    story:
      'Wednesday, 08:30. shop-deploy deploys the shop; its key is on the laptop of a developer whose machine was slow all week. shop-web-1 serves the shop and shop-invoices-111122223333 keeps its invoices. www-2 is the public web site.',
    lesson:
      'The attack sequence told the whole story in one card: key, bucket and instance are one attack. Take the key first, since everything else was done with it; then close what it opened. One person decides, others carry out, and the disks are kept before the instance goes.',
  },
  ja: {
    title: 'アカウント全体への攻撃',
    story:
      '水曜日の 8 時 30 分。shop-deploy は店舗のデプロイに使うユーザーで、キーは、今週ずっと動作の遅かった開発者のノート PC に保存されています。shop-web-1 は店舗のサーバーで、請求書は shop-invoices-111122223333 にあります。www-2 は公開の Web サイトです。',
    lesson:
      '攻撃シーケンスの検出結果は、1 枚のカードで全体像を伝えていました。キー、バケット、インスタンスは一つの攻撃です。すべての操作に使われたキーを最初に無効化し、次にそのキーで開かれたものを閉じます。判断は一人が行い、ほかの人が実行します。インスタンスは、ディスクを保全してから隔離します。',
  },
  world: {
    subjects: [
      { userName: user, userType: 'IAMUser', accessKeyId: key, bucket, instanceId: planted },
      { instanceId: website },
    ],
    names: { [planted]: 'shop-web-1', [website]: 'www-2' },
  },
  injects: [
    {
      id: 'sequence',
      after: 0,
      event: { source: 'guardduty', type: 'AttackSequence:IAM/CompromisedCredentials' },
      en: 'GuardDuty puts it together: the key of shop-deploy, taken from a laptop, made a user, opened a bucket and reached an instance.',
      ja: 'GuardDuty が関連付けました。ノート PC から盗まれた shop-deploy のキーで、ユーザーの作成、バケットの公開、インスタンスへの侵入が行われています。',
    },
    {
      id: 'survey',
      after: 150,
      distractor: true,
      event: survey(website, 'www-2'),
      en: 'Somebody counts web servers. It has nothing to do with the rest.',
      ja: 'Web サーバーの調査が行われただけで、ほかの出来事とは無関係です。',
    },
    {
      id: 'command',
      after: 300,
      event: guardDuty(
        'Backdoor:EC2/CnCActivity.B',
        'high',
        'shop-web-1 talks to a known command and control server.',
        machine(planted, 'shop-web-1'),
        { action: inbound(22, attacker) },
      ),
      en: 'What was left on shop-web-1 reports for orders.',
      ja: 'shop-web-1 に残されたプログラムが、指示を求めて通信しています。',
    },
    {
      id: 'deleting',
      after: 1_800,
      unless: ['take-key', 'close-bucket'],
      cost: 25,
      event: guardDuty(
        'Impact:S3/ObjectDelete.Unusual',
        'high',
        `shop-deploy deletes objects of ${bucket}.`,
        { ...keyOf(user, key), s3BucketDetails: [invented.bucket] },
        { action: calls('DeleteObject', 's3.amazonaws.com', attacker), count: 2600 },
      ),
      en: 'The invoices are copied, and now they are deleted.',
      ja: '請求書がコピーされ、続いて削除されています。',
    },
  ],
  goal: {
    acknowledge: { within: 240, points: 10 },
    right: [
      {
        id: 'take-key',
        playbooks: ['deactivate-access-key', 'contain-user', all],
        on: user,
        role: 'contain',
        within: 900,
        points: 25,
        why: { en: 'The key comes first.', ja: '最初にキーを無効化します。' },
      },
      {
        id: 'close-bucket',
        playbooks: ['block-public-access', all],
        on: bucket,
        role: 'contain',
        within: 1_200,
        points: 20,
        why: { en: 'The bucket is closed.', ja: 'バケットの公開を止めます。' },
      },
      keepDisks(planted, 'shop-web-1', { points: 10, within: 1_500 }, all),
      {
        id: 'cut-off',
        playbooks: ['isolate-instance', all],
        on: planted,
        role: 'contain',
        within: 1_500,
        points: 20,
        why: { en: 'shop-web-1 is isolated.', ja: 'shop-web-1 を隔離します。' },
      },
    ],
    wrong: [
      {
        id: 'website-cut',
        playbooks: ['isolate-instance', 'stop-instance', 'close-open-port'],
        on: website,
        cost: 25,
        why: {
          en: 'The public web site was taken down because of a survey.',
          ja: 'ただの調査を理由に、公開の Web サイトを止めてしまいました。',
        },
      },
    ],
    tell: {
      within: 900,
      points: 15,
      why: {
        en: 'Management is told in two sentences what is known and what is being done.',
        ja: '判明していることと対応中のことを、経営層に 2 文で伝えます。',
      },
    },
  },
})
