import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:Runtime/C&CActivity.B!DNS',
  status: 'active',
  severity: 'high',
  attack: ['T1071.004', 'T1568'],
  playbooks: [
    'capture-memory',
    'isolate-instance',
    'block-domain',
    'snapshot-volumes',
    'stop-task',
  ],
  en: {
    title: 'A process looks up a command and control domain',
    what: 'Inside the workload a process asked for a name under which malware meets its operator. The question alone proves no conversation, yet ordinary software has no reason to know that name, and DNS passes most security groups unhindered.',
    legitimate: [
      "Is the asker a log shipper or a mail filter that resolves host names found in other people's traffic?",
      'Did an analyst paste the domain into a tool on this very host?',
    ],
    steps: [
      'See which process asked and who started it; a shell or a web server among its ancestors points at the way in.',
      'Block the domain in Route 53 Resolver DNS Firewall, since an isolation group does not stop queries to the VPC resolver, then isolate the instance.',
      'Check the flow logs for connections to the addresses in the answer; if there are some, treat the case as an active remote control.',
    ],
  },
  ja: {
    title: 'プロセスによる C&C ドメインの名前解決',
    what: 'ワークロード内のプロセスが、マルウェアと操縦者の待ち合わせに使われるドメイン名を問い合わせました。問い合わせだけでは通信が成立した証拠になりませんが、通常のソフトウェアがこの名前を知っているはずはありません。しかも DNS は、ほとんどのセキュリティグループを素通りします。',
    legitimate: [
      '問い合わせたのは、通信ログに現れたホスト名を解決するログ転送ツールやメールフィルターではありませんか。',
      'アナリストがこのホスト上のツールに、調査目的でドメインを入力していませんか。',
    ],
    steps: [
      'どのプロセスが問い合わせ、誰がそれを起動したかを確認する。祖先にシェルや Web サーバーがあれば、そこが侵入口と考えられる。',
      'Route 53 Resolver DNS Firewall でドメインをブロックしてから、インスタンスを隔離する。隔離用のセキュリティグループでは VPC リゾルバーへの問い合わせは止まらない。',
      '応答に含まれる IP アドレスへの接続がフローログにないか調べる。あれば、遠隔操作が進行中と判断する。',
    ],
  },
})
