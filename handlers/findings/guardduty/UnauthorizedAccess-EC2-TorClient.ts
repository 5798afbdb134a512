import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:EC2/TorClient',
  status: 'active',
  severity: 'high',
  attack: ['T1090.003'],
  playbooks: ['isolate-instance', 'snapshot-volumes'],
  en: {
    title: 'An instance enters the Tor network as a client',
    what: 'The instance connects to Tor guard or authority nodes, the doors through which traffic enters the network. What lies beyond is hidden: orders for malware, stolen data on its way out, or a ransom portal. Servers rarely have an honest reason for it.',
    legitimate: [
      'Does a project of yours measure, test or offer access over Tor?',
      'Was a privacy tool or a Tor Browser installed by a person with an account on the host?',
    ],
    steps: [
      'Note the guard addresses and first contact from the flow logs; later tools of the attacker may use the same ones.',
      'Look for the tor process or a program that embeds it (local port 9050 or 9150, ss -lntp), and capture memory while the circuit stands.',
      'Isolate the instance, snapshot the volumes, and read torrc or the binary for onion addresses.',
    ],
  },
  ja: {
    title: 'インスタンスからの Tor ネットワークへの接続',
    what: 'インスタンスが、Tor ネットワークの入口となるガードノードまたはオーソリティノードに接続しています。その先で行われていることは見えません。マルウェアへの指令、盗んだデータの持ち出し、身代金の交渉窓口との通信などが考えられます。サーバーに正当な理由があることはまれです。',
    legitimate: [
      'Tor の計測、試験、または Tor 経由の公開を行うプロジェクトがありますか。',
      'アカウントを持つ誰かが、匿名化ツールや Tor Browser を導入していませんか。',
    ],
    steps: [
      'フローログからガードノードのアドレスと最初の接続時刻を控える。攻撃者が後で使うツールも、同じノードを利用することがある。',
      'tor のプロセスや Tor を内蔵したプログラム (ローカルの 9050、9150 番、ss -lntp) を探し、回線が生きているうちにメモリを取得する。',
      'インスタンスを隔離してスナップショットを取得し、torrc やバイナリから onion アドレスを読み取る。',
    ],
  },
})
