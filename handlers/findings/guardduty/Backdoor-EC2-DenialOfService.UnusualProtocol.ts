import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/DenialOfService.UnusualProtocol',
  status: 'active',
  severity: 'high',
  attack: ['T1498.001', 'T1095'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-instance', 'scan-for-malware'],
  en: {
    title: 'An instance sends masses of packets in a rare protocol',
    what: 'The flood is neither TCP nor UDP but a protocol that EC2 hosts hardly use, IGMP for example. Writing raw packets of this kind takes root, so whoever does it owns the operating system and not only an application.',
    legitimate: [
      'Is the host a router, firewall or SD-WAN appliance that builds GRE, IPsec or similar tunnels?',
      'Did a routing daemon or a clustering product with multicast move onto this machine lately?',
    ],
    steps: [
      'Look up the protocol number in the flow logs (2 is IGMP, 47 GRE, 50 ESP) and ask the network team who uses it.',
      'If nobody does, isolate the instance at once and treat the root account and the instance role as lost.',
      'Preserve memory before disk: loaded kernel modules (lsmod, dmesg) and raw sockets (ss -wap) tell what sends, and a rootkit may hide them on disk.',
    ],
  },
  ja: {
    title: '特殊なプロトコルによる大量送信',
    what: 'TCP でも UDP でもなく、IGMP など EC2 ではほとんど使われないプロトコルで大量のパケットが送信されています。この種のパケットの送信には root 権限が必要です。つまり、アプリケーションだけでなく OS 全体が掌握されているおそれがあります。',
    legitimate: [
      'GRE や IPsec などのトンネルを張る、ルーター、ファイアウォール、SD-WAN 製品のホストですか。',
      'マルチキャストを使うルーティングデーモンやクラスター製品を、最近このマシンに導入していませんか。',
    ],
    steps: [
      'フローログのプロトコル番号 (2 は IGMP、47 は GRE、50 は ESP) を調べ、利用の有無をネットワーク担当に確認する。',
      '心当たりがなければ直ちにインスタンスを隔離し、root アカウントとインスタンスロールは奪われたものとして扱う。',
      'ディスクより先にメモリを保全する。カーネルモジュール (lsmod、dmesg) と raw ソケット (ss -wap) から送信元を探る。ディスク上ではルートキットに隠されていることがある。',
    ],
  },
})
