import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/DenialOfService.Tcp',
  status: 'active',
  severity: 'high',
  attack: ['T1498.001', 'T1499.001'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-instance', 'scan-for-malware'],
  en: {
    title: 'An instance floods a public address over TCP',
    what: "Outbound TCP traffic to a public address has reached the volume of an attack. The usual picture is a bot that sends SYN packets or opens connections by the thousand on somebody's order. You pay for the traffic, and AWS may act on the abuse reports.",
    legitimate: [
      'Is a load test running against a target that belongs to you or has agreed to it?',
      'Does a backup, a replication or a large upload to a public endpoint explain the volume in this hour?',
    ],
    steps: [
      'Compare packets with bytes in the flow logs: tiny packets with only the SYN flag are a flood, full ones are a data transfer.',
      'Isolate the instance to spare the victim; the process stays in memory as long as the host runs.',
      'Snapshot the volumes and look for the bot in /tmp, /dev/shm and /var/tmp, and for the login or exploit that put it there.',
    ],
  },
  ja: {
    title: 'インスタンスから外部への TCP 大量送信',
    what: 'パブリック IP アドレスに向けた TCP の送信量が、攻撃と言える水準に達しています。ボットが指示を受けて SYN パケットや接続を大量に送りつけているのが典型です。通信料金は自分たちの負担になり、通報を受けた AWS が対応に乗り出すこともあります。',
    legitimate: [
      '自社の環境または同意を得た相手に対して、負荷テストを実施していませんか。',
      'この時間帯のバックアップ、レプリケーション、パブリックエンドポイントへの大容量アップロードで説明できる量ですか。',
    ],
    steps: [
      'フローログのパケット数とバイト数を比べる。SYN だけの小さなパケットなら攻撃、サイズの大きなパケットならデータ転送と考えられる。',
      '被害の拡大を防ぐためインスタンスを隔離する。稼働させておけば、プロセスはメモリに残る。',
      'ボリュームのスナップショットを取得して /tmp、/dev/shm、/var/tmp にボットがないか探し、それを置いたログインや脆弱性を突き止める。',
    ],
  },
})
