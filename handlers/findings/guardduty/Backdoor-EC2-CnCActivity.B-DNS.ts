import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:EC2/C&CActivity.B!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1071.004', 'T1568'],
  playbooks: [
    'capture-memory',
    'isolate-instance',
    'block-domain',
    'snapshot-volumes',
    'scan-for-malware',
  ],
  en: {
    title: 'An instance looks up a command and control domain',
    what: 'The instance asked DNS for a name through which malware takes its orders. A query is not yet a connection, but ordinary software has no reason to know such a name. If the threat name reads “Log4j Related”, suspect a Java service that was fed a JNDI string.',
    legitimate: [
      'Did a colleague test GuardDuty with guarddutyc2activityb.com, the domain that AWS offers for this purpose?',
      'Does a mail filter or a link checker on this host look up names that strangers send to it?',
    ],
    steps: [
      'Take the addresses that the domain resolved to, and search the flow logs for a connection that followed the query.',
      'Isolate the instance and also block the domain in Route 53 Resolver DNS Firewall: security groups let queries to Amazon DNS pass.',
      'Take snapshots and a memory image, then search both for the domain name to find the program that contains it.',
    ],
  },
  ja: {
    title: 'インスタンスによる C&C ドメインの名前解決',
    what: 'マルウェアが指令の受け取りに使うドメインを、インスタンスが DNS に問い合わせました。問い合わせだけでは通信したとは言えませんが、通常のソフトウェアが知っているはずのない名前です。脅威名が「Log4j Related」なら、JNDI 文字列を送り込まれた Java サービスを疑ってください。',
    legitimate: [
      'AWS がテスト用に提供するドメイン guarddutyc2activityb.com で、誰かが動作確認をしていませんか。',
      '外部から届いた名前を機械的に解決する、メールフィルターやリンク検査の仕組みが動いていませんか。',
    ],
    steps: [
      'ドメインの解決先アドレスを調べ、問い合わせの直後にそこへ接続していないかフローログで確認する。',
      'インスタンスを隔離し、Route 53 Resolver DNS Firewall でもドメインをブロックする。Amazon DNS への問い合わせはセキュリティグループでは止まらない。',
      'スナップショットとメモリイメージを取得し、ドメイン名を検索して、それを含むプログラムを特定する。',
    ],
  },
})
