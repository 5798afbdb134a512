import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Behavior:EC2/TrafficVolumeUnusual',
  status: 'active',
  severity: 'medium',
  attack: ['T1048', 'T1041'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'turn-on-flow-logs'],
  en: {
    title: 'An instance sends far more data to a host than ever',
    what: 'The amount of traffic from this instance to one remote host is beyond anything in its history. It may be a first backup; it may be your database on its way out. The destination decides between the two, not the size.',
    legitimate: [
      'Did a migration, an initial sync or a large export to this destination begin today?',
      'Is the remote host a storage or backup provider with which you have a contract?',
    ],
    steps: [
      'Look up who owns the remote address, and total the bytes per hour in the flow logs to see whether it goes on.',
      'If no one claims the transfer and it still runs, isolate the instance now; what has not left yet can be saved.',
      'From a snapshot, look for archives, database dumps and tools such as rclone or curl scripts, and list whose data was within reach.',
    ],
  },
  ja: {
    title: '特定の相手への異常に多いデータ送信',
    what: 'このインスタンスから一つの相手への通信量が、過去に例のない水準です。初回のバックアップかもしれませんし、データベースが持ち出されている最中かもしれません。見分ける決め手は、量ではなく宛先です。',
    legitimate: [
      'この宛先への移行、初回同期、大規模なエクスポートを今日始めていませんか。',
      '相手は、契約しているストレージ事業者やバックアップ事業者ですか。',
    ],
    steps: [
      '相手のアドレスの所有者を調べ、フローログで時間ごとのバイト数を集計して、送信が続いているかを確認する。',
      '心当たりのある人がおらず、送信が続いているなら、その場でインスタンスを隔離する。まだ送られていないデータは守れる。',
      'スナップショットから、アーカイブ、データベースのダンプ、rclone や curl を使ったスクリプトを探し、持ち出された可能性のあるデータの範囲を洗い出す。',
    ],
  },
})
