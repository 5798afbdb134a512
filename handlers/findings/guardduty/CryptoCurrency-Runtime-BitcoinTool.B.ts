import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CryptoCurrency:Runtime/BitcoinTool.B',
  status: 'active',
  severity: 'high',
  attack: ['T1496.001'],
  playbooks: ['isolate-instance', 'block-ip', 'snapshot-volumes', 'stop-instance', 'stop-task'],
  en: {
    title: 'A process is connected to a cryptocurrency host',
    what: 'A named process talks to an address of a mining pool or another cryptocurrency service. The bill for the stolen processor time is the visible part of the damage; whoever could start a miner here can also read the environment variables and the role of the workload.',
    legitimate: [
      'Is this container a wallet backend or a chain indexer that product colleagues run?',
      "Has a customer's job on a shared build or notebook host brought the program along?",
    ],
    steps: [
      'Keep snapshots and a copy of /proc/PID/environ and cmdline, where miners carry their pool account and proxy.',
      'Stop the traffic by isolating the instance; in ECS or EKS find the task definition or manifest that carries the image, or the miner will be scheduled again.',
      'Trace how the program arrived: an exposed Docker API, a kubelet, a Jenkins or a notebook without a password are the usual doors.',
    ],
  },
  ja: {
    title: '暗号通貨関連ホストと通信するプロセス',
    what: '特定のプロセスが、マイニングプールなど暗号通貨関連サービスの IP アドレスと通信しています。利用料金の増加は、被害のうち目に見える部分にすぎません。ここでマイナーを起動できた攻撃者は、ワークロードの環境変数やロールの認証情報も読み取れます。',
    legitimate: [
      'このコンテナは、事業部門が運用するウォレットのバックエンドやブロックチェーンのインデクサーですか。',
      '共用のビルド環境やノートブック環境で、利用者のジョブがこのプログラムを持ち込んでいませんか。',
    ],
    steps: [
      'スナップショットを取得し、/proc/PID/environ と cmdline のコピーを残す。マイナーのプールアカウントやプロキシはそこに書かれている。',
      'インスタンスを隔離して通信を止める。ECS や EKS では、イメージを指定しているタスク定義やマニフェストを特定しないと、マイナーが再び配置される。',
      'プログラムが入り込んだ経路をたどる。公開された Docker API や kubelet、パスワードのない Jenkins やノートブックがよくある入口である。',
    ],
  },
})
