import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:Runtime/TorClient',
  status: 'active',
  severity: 'high',
  attack: ['T1090.003'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process enters the Tor network',
    what: 'A process connects to a Tor guard or directory authority, the doors by which clients come in. Malware uses Tor to reach its operator without showing where that is, and thieves to carry data off; a server of yours seldom has either wish.',
    legitimate: [
      'Does the team run a privacy service, or research for which Tor access was approved?',
      'Has a container image bundled a Tor client, for instance a cryptocurrency wallet or an onion site mirror?',
    ],
    steps: [
      'From the process name the executable and its torrc or embedded library; hidden services listed there mean a way in, not only out.',
      'Isolate the instance rather than blocking single addresses, since Tor just picks the next guard.',
      'Preserve memory and volumes, then measure in the flow logs how much left by this road since the first contact.',
    ],
  },
  ja: {
    title: 'プロセスの Tor ネットワークへの接続',
    what: 'プロセスが、Tor の入口であるガードノードまたはディレクトリオーソリティに接続しています。マルウェアは操縦者の居場所を隠したまま通信するために、窃取者はデータを持ち出すために Tor を使います。自社のサーバーに、そのどちらの用もないはずです。',
    legitimate: [
      '匿名化サービスの運営や、Tor の利用を承認された調査を行っていますか。',
      '暗号通貨のウォレットやオニオンサイトのミラーなど、Tor クライアントを同梱したイメージではありませんか。',
    ],
    steps: [
      'プロセスから実行ファイルと torrc、または組み込みライブラリを特定する。オニオンサービスの設定があれば、出口だけでなく入口にもなっている。',
      '個々のアドレスをブロックせず、インスタンスごと隔離する。Tor は次のガードノードを選ぶだけである。',
      'メモリとボリュームを保全し、最初の接触以降にこの経路で出ていった量をフローログで測る。',
    ],
  },
})
