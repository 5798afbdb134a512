import { calls, defineDrill, guardDuty, invented, outbound, remoteAt, sessionOf } from '#kit'

const [rogue, rates, role] = ['shop-thumbnails', 'fx-rates', 'thumbnail-maker']
const away = remoteAt('203.0.113.77', 'Kuala Lumpur', 'Malaysia', 'Example Command Servers')
const partner = remoteAt('198.51.100.90', 'Zurich', 'Switzerland', 'Example Exchange')
const lambda = (name: string, roleName: string) => ({
  resourceType: 'Lambda',
  lambdaDetails: {
    ...invented.function,
    functionName: name,
    functionArn: invented.arn('lambda', `function:${name}`),
    role: invented.arn('iam', `role/${roleName}`, ''),
  },
})

/** Code that comes with the dependencies runs with the rights of the function. */
export default defineDrill({
  id: 'rogue-function',
  level: 2,
  minutes: 40,
  en: {
    title: 'Thumbnails that talk back',
    story:
      'Wednesday, 10:05. shop-thumbnails was deployed this morning with updated packages. fx-rates asks an exchange in Zurich every minute; its address is on an old threat list of ours, which nobody maintains since the man who wrote it left.',
    lesson:
      'A function has no machine to isolate: freezing it ends its runs and keeps the code as evidence. What it had in its hands, the credentials of its role, goes on working elsewhere until those sessions are revoked. And a list of our own that nobody maintains cries wolf.',
  },
  ja: {
    title: '外部と通信するサムネイル関数',
    story:
      '水曜日の 10 時 5 分。shop-thumbnails は今朝、パッケージを更新してデプロイされました。fx-rates は毎分、チューリッヒの取引所にレートを問い合わせています。その接続先は社内の古い脅威リストに載っていますが、作成者の退職後、リストは管理されていません。',
    lesson:
      '関数には隔離できるマシンがありません。凍結すれば実行が止まり、コードは証拠として残ります。しかし、関数が使っていたロールの認証情報は、セッションを取り消すまで外部で使われ続けます。また、管理されていない自作のリストは、誤報の原因になります。',
  },
  world: {
    subjects: [{ functionName: rogue, roleName: role }, { functionName: rates }],
  },
  injects: [
    {
      id: 'calls-home',
      after: 0,
      event: guardDuty(
        'Backdoor:Lambda/CnCActivity.B',
        'high',
        'shop-thumbnails talks to a known command and control server.',
        lambda(rogue, role),
        { action: outbound(away) },
      ),
      en: 'One of the updated packages was taken over last night; it asks a server in Kuala Lumpur what to do.',
      ja: '更新したパッケージの一つが昨夜乗っ取られており、クアラルンプールのサーバーに指示を問い合わせています。',
    },
    {
      id: 'old-list',
      after: 100,
      distractor: true,
      event: guardDuty(
        'UnauthorizedAccess:Lambda/MaliciousIPCaller.Custom',
        'medium',
        'fx-rates talks to an address on a threat list of yours.',
        lambda(rates, 'fx-rates'),
        { action: outbound(partner) },
      ),
      en: 'fx-rates asks the exchange for its rates. The list is wrong, not the function.',
      ja: 'fx-rates は取引所にレートを問い合わせているだけです。誤っているのは関数ではなくリストです。',
    },
    {
      id: 'role-abroad',
      after: 280,
      event: guardDuty(
        'UnauthorizedAccess:IAMUser/ResourceCredentialExfiltration.OutsideAWS',
        'high',
        'Credentials of shop-thumbnails are used outside AWS.',
        sessionOf(role, rogue),
        { action: calls('ListFunctions', 'lambda.amazonaws.com', away) },
      ),
      en: 'The package sent the credentials of the role along. They are tried out from the same server.',
      ja: 'パッケージがロールの認証情報も送信しており、同じサーバーから試されています。',
    },
    {
      id: 'second-function',
      after: 1_100,
      unless: ['freeze', 'revoke'],
      cost: 25,
      event: guardDuty(
        'Persistence:IAMUser/AnomalousBehavior',
        'medium',
        'A session of thumbnail-maker creates a function and a schedule for it.',
        sessionOf(role, rogue),
        { action: calls('CreateFunction20150331', 'lambda.amazonaws.com', away) },
      ),
      en: 'A function of their own, with a schedule: it will be there when yours is repaired.',
      ja: '攻撃者の関数が、スケジュール付きで作成されました。元の関数を修正しても残ります。',
    },
  ],
  goal: {
    acknowledge: { within: 300, points: 15 },
    right: [
      {
        id: 'freeze',
        playbooks: ['freeze-function'],
        on: rogue,
        role: 'contain',
        within: 720,
        points: 40,
        why: { en: 'shop-thumbnails is frozen.', ja: 'shop-thumbnails を凍結します。' },
      },
      {
        id: 'revoke',
        playbooks: ['revoke-role-sessions', 'contain-role'],
        on: role,
        role: 'contain',
        within: 720,
        from: 'role-abroad',
        points: 30,
        why: {
          en: 'The sessions of thumbnail-maker are revoked.',
          ja: 'thumbnail-maker のセッションを取り消します。',
        },
      },
    ],
    wrong: [
      {
        id: 'rates-frozen',
        playbooks: ['freeze-function'],
        on: rates,
        cost: 25,
        why: {
          en: 'fx-rates was frozen for an entry on a list that nobody maintains.',
          ja: '管理されていないリストを理由に、fx-rates を凍結してしまいました。',
        },
      },
    ],
    tell: {
      within: 1_200,
      points: 15,
      why: {
        en: 'Every team that uses the same package is warned.',
        ja: '同じパッケージを使うすべてのチームに警告します。',
      },
    },
  },
})
