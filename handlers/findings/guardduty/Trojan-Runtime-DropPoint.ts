import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Runtime/DropPoint',
  status: 'active',
  severity: 'medium',
  attack: ['T1041', 'T1048'],
  playbooks: ['isolate-instance', 'block-ip', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A process sends to a drop point for stolen data',
    what: 'A process exchanged traffic with an address on which malware is known to unload what it has gathered: passwords, keys, documents. If bytes went out, ask first which data the process could read, and only then how it came there.',
    legitimate: [
      'Does the address also host a service that you use, such as a paste or file exchange site?',
      'Is the process a collector of threat intelligence?',
    ],
    steps: [
      'Sum up the bytes from the workload to that address in the VPC flow logs, from the first contact on.',
      'Snapshot the volumes and search them for archives and dumps that were staged for sending; isolate at once if traffic still flows.',
      'Rotate every secret within the reach of the process: environment variables, mounted secrets, task or instance role, database passwords.',
    ],
  },
  ja: {
    title: '窃取データの集積先へのプロセスの通信',
    what: 'マルウェアが集めたパスワード、鍵、文書などを送り込む先として知られる IP アドレスと、プロセスが通信しました。送信されたバイトがあるなら、侵入の経緯より先に、そのプロセスがどのデータを読めたのかを確かめてください。',
    legitimate: [
      '同じアドレスで、ペーストサイトやファイル交換など、利用中のサービスも提供されていませんか。',
      'そのプロセスは、脅威情報を収集するためのものですか。',
    ],
    steps: [
      'VPC フローログで、最初の接触以降にワークロードからそのアドレスへ送られたバイト数を合計する。',
      'ボリュームのスナップショットを取得し、送信用に集められたアーカイブやダンプを探す。通信が続いていれば直ちに隔離する。',
      'プロセスの手が届いた秘密情報をすべてローテーションする。環境変数、マウントされたシークレット、タスクやインスタンスのロール、データベースのパスワードが対象になる。',
    ],
  },
})
