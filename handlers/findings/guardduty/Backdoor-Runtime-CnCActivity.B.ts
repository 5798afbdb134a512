import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:Runtime/C&CActivity.B',
  status: 'active',
  severity: 'high',
  attack: ['T1071', 'T1095'],
  playbooks: ['capture-memory', 'isolate-instance', 'block-ip', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process is connected to a command and control server',
    what: 'The agent on the workload saw which process opened a connection to an address from which malware is steered, so you know not only the machine but the program. That program takes orders from outside, and its user and its role limit what the orders can reach.',
    legitimate: [
      'Is the named process a security product or a threat intelligence collector that visits such addresses on purpose?',
      'Does the process belong to a container whose only job is to test egress filters?',
    ],
    steps: [
      'Copy the binary from /proc/PID/exe and note the lineage on the card before anybody kills the process; a deleted file survives only there.',
      'Isolate the instance, or for a pod apply a deny-all NetworkPolicy and cordon the node, so that the memory stays and the orders stop.',
      "Search other workloads for the executable's SHA-256 and for the same remote address in the VPC flow logs.",
    ],
  },
  ja: {
    title: 'C&C サーバーと接続中のプロセス',
    what: 'マルウェアの指令元として知られる IP アドレスへの接続を、どのプロセスが開いたかまでエージェントが捉えました。マシンだけでなくプログラムも特定できています。このプログラムは外部からの指示で動いており、被害の範囲は実行ユーザーとロールの権限で決まります。',
    legitimate: [
      '示されたプロセスは、こうしたアドレスをあえて訪れるセキュリティ製品や脅威情報の収集ツールではありませんか。',
      '外向き通信の制限を確かめるためだけのコンテナで動いているプロセスですか。',
    ],
    steps: [
      '誰かがプロセスを終了させる前に、/proc/PID/exe からバイナリをコピーし、カードのプロセス系統を控える。削除済みのファイルはここにしか残っていない。',
      'インスタンスを隔離する。Pod の場合はすべてを拒否する NetworkPolicy を適用し、ノードを cordon する。メモリを残したまま指令を断てる。',
      '実行ファイルの SHA-256 と接続先アドレスを手がかりに、ほかのワークロードと VPC フローログを検索する。',
    ],
  },
})
