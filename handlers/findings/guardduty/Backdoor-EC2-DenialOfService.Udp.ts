import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/DenialOfService.Udp',
  status: 'active',
  severity: 'high',
  attack: ['T1498.001', 'T1498.002'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-instance', 'scan-for-malware'],
  en: {
    title: 'An instance floods a public address over UDP',
    what: 'A stream of UDP packets leaves the instance for a public address, far beyond what such a host normally sends. UDP needs no handshake, so a bot can fire blindly, and an exposed service such as memcached, NTP or SSDP can be made to do it without any break-in at all.',
    legitimate: [
      'Is it a game, voice, video or VPN server whose users explain the stream?',
      'Does a throughput test with iperf or the like use UDP towards the internet?',
    ],
    steps: [
      'Look at the local port in the flow logs: 123, 389, 1900 or 11211 points at an abused service, a high port at a program on the host.',
      'Remove the inbound rule of an abused service; if a program sends of itself, isolate the instance before anything else.',
      'With a foreign program, take memory and volume snapshots and trace its parent process back to a login, a cron entry or a web server.',
    ],
  },
  ja: {
    title: 'インスタンスから外部への UDP 大量送信',
    what: 'パブリック IP アドレスに向けて、通常をはるかに超える UDP パケットが送信されています。UDP には接続手順がないため、ボットは相手を問わず送りつけられます。また、memcached、NTP、SSDP などを公開していると、侵入されていなくても攻撃の踏み台にされます。',
    legitimate: [
      'ゲーム、音声、動画、VPN のサーバーで、利用者の増加によるものではありませんか。',
      'iperf などのスループット測定を、インターネットに向けて UDP で行っていませんか。',
    ],
    steps: [
      'フローログでローカルポートを見る。123、389、1900、11211 番なら公開サービスの悪用、大きな番号ならホスト上のプログラムを疑う。',
      '公開サービスの悪用なら、そのインバウンドルールを削除する。プログラムが自ら送信しているなら、何よりも先にインスタンスを隔離する。',
      '不審なプログラムがあれば、メモリとボリュームを保全し、親プロセスをたどってログイン、cron、Web サーバーのいずれから起動されたかを調べる。',
    ],
  },
})
