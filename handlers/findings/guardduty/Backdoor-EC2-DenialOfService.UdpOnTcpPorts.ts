import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/DenialOfService.UdpOnTcpPorts',
  status: 'active',
  severity: 'high',
  attack: ['T1498.001', 'T1571'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-instance', 'scan-for-malware'],
  en: {
    title: 'An instance sends masses of UDP to TCP ports',
    what: "UDP goes out in bulk to a port where servers normally speak TCP, such as 22 or 80. No application talks like that; flooding tools do, because the packets still have to be carried and dropped by the victim's network and some filters let the port number through.",
    legitimate: [
      'Is it HTTP/3 or a VPN on UDP 443, and do many users connect through this host?',
      'Does one of your own protocols use UDP on a port number that was borrowed from a TCP service?',
    ],
    steps: [
      'Note remote address, port and start time from the finding, and keep the matching flow logs before their retention ends.',
      'Isolate the instance without a reboot, for flooding tools are often deleted from disk once they run.',
      'Recover the binary from /proc/<pid>/exe or from a memory image, take snapshots, and search the fleet for its hash.',
    ],
  },
  ja: {
    title: 'TCP 用ポートへの UDP の大量送信',
    what: '22 番や 80 番など、通常は TCP を使うポートへ大量の UDP が送信されています。一般のアプリケーションはこのような通信をしません。攻撃ツールは、相手のネットワークの帯域と処理を消費させ、ポート番号だけを見るフィルターをすり抜けるためにこの方法を使います。',
    legitimate: [
      'UDP 443 番の HTTP/3 や VPN で、多くの利用者がこのホストを経由していませんか。',
      'TCP サービスと同じポート番号を UDP で使う、自社独自のプロトコルではありませんか。',
    ],
    steps: [
      '検出結果から相手のアドレス、ポート、開始時刻を控え、該当するフローログを保存期間が切れる前に確保する。',
      '再起動せずにインスタンスを隔離する。攻撃ツールは、起動後にディスク上から消されていることが多い。',
      '/proc/<pid>/exe やメモリイメージからバイナリを取り出し、スナップショットを取得したうえで、同じハッシュをほかのホストでも探す。',
    ],
  },
})
