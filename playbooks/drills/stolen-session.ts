import { calls, defineDrill, guardDuty, machine, remoteAt, sessionOf } from '#kit'

const [role, instance] = ['orders-api', 'i-0c3a5e7091b2d4f68']
const away = remoteAt('192.0.2.144', 'Frankfurt', 'Germany', 'Example Rented Servers')
const build = remoteAt('198.51.100.61', 'Tokyo', 'Japan', 'Example Office Network')

/** Credentials of an instance that are used elsewhere: two ends to hold, and one of them is not the instance. */
export default defineDrill({
  id: 'stolen-session',
  level: 2,
  minutes: 40,
  en: {
    title: 'orders-api calls from Frankfurt',
    story:
      'Thursday, 16:05, the sale begins at five. orders-api runs on one instance in Tokyo and may read customer records. This morning its team shipped a preview of web links in order comments. A developer uses a session of release-helper from the Tokyo office to watch the sale.',
    lesson:
      'Stolen temporary credentials live on their own: isolating the instance does not end them, only revoking the sessions of the role does. After that the hole has to be closed, and that was IMDSv1, which the link preview could be made to ask. Denying the whole role would have stopped the sale as well.',
  },
  ja: {
    title: 'フランクフルトからの orders-api',
    story:
      '木曜日の 16 時 5 分。17 時からセールが始まります。orders-api は東京のインスタンス 1 台で動いており、顧客情報を読み取れます。担当チームは今朝、注文コメントに Web リンクのプレビューを表示する機能をリリースしました。開発者の一人は、東京オフィスから release-helper のセッションでセールの状況を見ています。',
    lesson:
      '盗まれた一時的な認証情報は、それ自体で使い続けられます。インスタンスを隔離しても無効にならず、ロールのセッションを取り消す必要があります。次に塞ぐべき穴は IMDSv1 で、リンクのプレビュー機能に問い合わせを代行させることができました。ロール全体を拒否すれば、セールまで止まるところでした。',
  },
  world: {
    subjects: [
      { instanceId: instance, roleName: role },
      { roleName: 'release-helper', userType: 'AssumedRole', userName: 'release-helper' },
    ],
    names: { [instance]: 'orders-api-1' },
  },
  injects: [
    {
      id: 'from-outside',
      after: 0,
      event: guardDuty(
        'UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS',
        'high',
        'Credentials of orders-api-1 are used from an address outside AWS.',
        sessionOf(role, instance),
        { action: calls('ListBuckets', 's3.amazonaws.com', away) },
      ),
      en: 'The link preview was made to fetch the credentials of the instance from its metadata service. They are used from Frankfurt.',
      ja: 'リンクのプレビュー機能が悪用され、メタデータサービスからインスタンスの認証情報が取得されました。それがフランクフルトから使われています。',
    },
    {
      id: 'metadata',
      after: 90,
      event: guardDuty(
        'UnauthorizedAccess:EC2/MetadataDNSRebind',
        'high',
        'orders-api-1 was made to ask its own metadata service by way of a domain.',
        machine(instance, 'orders-api-1'),
      ),
      en: 'The same hole from the other side: the instance answers whoever asks, without a token.',
      ja: '同じ穴を内側から見たものです。インスタンスのメタデータサービスは、トークンがなくても応答します。',
    },
    {
      id: 'sale-watch',
      after: 240,
      distractor: true,
      event: guardDuty(
        'Discovery:IAMUser/AnomalousBehavior',
        'low',
        'A session of release-helper calls unusual APIs.',
        sessionOf('release-helper', 'm.tanaka'),
        { action: calls('GetMetricData', 'monitoring.amazonaws.com', build) },
      ),
      en: 'A developer in the Tokyo office watches the figures of the sale more closely than usual.',
      ja: '東京オフィスの開発者が、セールの数値をいつもより細かく見ているだけです。',
    },
    {
      id: 'records',
      after: 780,
      unless: ['revoke'],
      cost: 25,
      event: guardDuty(
        'Exfiltration:IAMUser/AnomalousBehavior',
        'high',
        'A session of orders-api reads unusually many objects.',
        sessionOf(role, instance),
        { action: calls('GetObject', 's3.amazonaws.com', away), count: 5200 },
      ),
      en: 'The sessions are still good in Frankfurt, and the customer records are on their way there.',
      ja: 'フランクフルトではセッションがまだ有効で、顧客情報が持ち出されています。',
    },
  ],
  goal: {
    acknowledge: { within: 300, points: 15 },
    right: [
      {
        id: 'revoke',
        playbooks: ['revoke-role-sessions'],
        on: role,
        role: 'contain',
        within: 720,
        points: 40,
        why: {
          en: 'The sessions of orders-api are revoked; the instance gets fresh ones by itself.',
          ja: 'orders-api のセッションを取り消します。インスタンスは新しい認証情報を自動で取得します。',
        },
      },
      {
        id: 'close-hole',
        playbooks: ['require-imdsv2'],
        on: instance,
        role: 'contain',
        within: 1_200,
        points: 30,
        why: {
          en: 'The metadata service asks for a token, so that the same trick brings nothing.',
          ja: '同じ手口を防ぐため、メタデータサービスでトークンを必須にします。',
        },
      },
    ],
    wrong: [
      {
        id: 'role-denied',
        playbooks: ['contain-role'],
        on: role,
        cost: 20,
        why: {
          en: 'Everything was denied to orders-api, and the sale stood still. Revoking sessions was enough.',
          ja: 'orders-api の操作をすべて拒否し、セールを止めてしまいました。セッションの取り消しで十分でした。',
        },
      },
      {
        id: 'stopped',
        playbooks: ['stop-instance'],
        on: instance,
        cost: 20,
        why: {
          en: 'The instance was stopped: the stolen credentials went on working, the shop did not.',
          ja: 'インスタンスを停止しました。盗まれた認証情報は使えるまま、店舗だけが止まりました。',
        },
      },
    ],
    tell: {
      within: 900,
      points: 15,
      why: {
        en: 'The team of the sale hears about it from you, and before five.',
        ja: '17 時より前に、セールの担当チームへ状況を直接伝えます。',
      },
    },
  },
})
