import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/C&CActivity.B',
  status: 'active',
  severity: 'high',
  attack: ['T1071', 'T1105'],
  playbooks: [
    'capture-memory',
    'isolate-instance',
    'block-ip',
    'snapshot-volumes',
    'scan-for-malware',
  ],
  en: {
    title: 'An instance talks to a command and control server',
    what: 'Traffic flows between the instance and an address from which malware is known to be steered. Whoever sits there may fetch data, load further tools or join the host to an attack on others at any moment; the threat name tells whether the address is tied to Log4j.',
    legitimate: [
      'Is the machine a honeypot or a malware laboratory?',
      'Does the address belong to shared hosting on which you also use an ordinary service?',
    ],
    steps: [
      'Isolate the instance and leave it running: a shutdown wipes the memory in which implants live.',
      'Take snapshots, then name the process behind the connection, its parent and its start time.',
      'Treat every secret on the host as known to the attacker, the instance role included, and look for its use elsewhere.',
    ],
  },
  ja: {
    title: 'インスタンスと C&C サーバーとの通信',
    what: 'マルウェアの指令元として知られる IP アドレスとの間で通信が発生しています。相手は、データの窃取、追加ツールの送り込み、他者への攻撃への加担をいつでも指示できる状態にあります。Log4j に関連するアドレスかどうかは、検出結果の脅威名で分かります。',
    legitimate: [
      'このマシンはハニーポットや、マルウェア解析用の検証環境ではありませんか。',
      '相手のアドレスは共用ホスティングで、通常のサービスの利用先と重なっていませんか。',
    ],
    steps: [
      'インスタンスを稼働させたまま隔離する。停止すると、マルウェアが潜むメモリの内容が失われる。',
      'スナップショットを取得し、通信元のプロセス、その親プロセス、起動時刻を特定する。',
      'インスタンスロールを含め、ホスト上の秘密情報はすべて攻撃者に知られたものとして、他所での使用の有無を調べる。',
    ],
  },
})
