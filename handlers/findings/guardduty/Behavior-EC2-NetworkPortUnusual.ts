import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Behavior:EC2/NetworkPortUnusual',
  status: 'active',
  severity: 'medium',
  attack: ['T1571', 'T1071'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'turn-on-flow-logs'],
  en: {
    title: 'An instance uses a remote port it never used before',
    what: 'The instance talks to a server port that its history does not contain. That alone proves nothing, but implants love odd ports, and servers change their habits only when somebody changes them. Ports 389 and 1389 raise the severity: a Java process that calls LDAP on a stranger may just have been exploited through Log4j.',
    legitimate: [
      'Was a new service, agent or partner endpoint put into use here today?',
      'Does the remote address belong to a supplier whose software runs on the host?',
    ],
    steps: [
      'Ask first who changed the host: deployments, Systems Manager commands and logins in the hour before.',
      'On port 389 or 1389 isolate the instance at once and search the application log for "jndi:".',
      'Otherwise connect through Session Manager, name the process with ss -tnp, and snapshot the volumes if nobody knows it.',
    ],
  },
  ja: {
    title: '初めて使われたリモートポートへの通信',
    what: 'これまでに使われたことのないサーバーポートへの通信です。それだけで侵入とは言えませんが、マルウェアは珍しいポートを好み、サーバーの振る舞いは誰かが変えない限り変わりません。389 番と 1389 番では重要度が上がります。Java プロセスが見知らぬ相手へ LDAP で接続していれば、Log4j の脆弱性を突かれた直後かもしれません。',
    legitimate: [
      '新しいサービス、エージェント、取引先との接続を、今日からこのホストで使い始めていませんか。',
      '相手のアドレスは、ホストで動くソフトウェアの提供元のものですか。',
    ],
    steps: [
      'まずホストを変更した人を探す。直前 1 時間のデプロイ、Systems Manager のコマンド、ログインを調べる。',
      '389 番か 1389 番なら直ちにインスタンスを隔離し、アプリケーションログで「jndi:」を検索する。',
      'それ以外は Session Manager で接続して ss -tnp でプロセスを特定し、誰も知らないものならボリュームのスナップショットを取得する。',
    ],
  },
})
