import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:EC2/TorIPCaller',
  status: 'retired',
  severity: 'medium',
  attack: ['T1090.003', 'T1133'],
  playbooks: ['close-open-port', 'isolate-instance'],
  en: {
    title: 'Inbound connections from Tor reached an instance',
    what: 'A Tor exit node connected to the instance from outside. For a public web site that is everyday traffic, for an administration port it is a visitor who hides. AWS has retired the type; where it appears today, it comes from history or from rules nobody has cleaned up.',
    legitimate: [
      'Is the reached port a public site that may be visited by anyone?',
      'Did an import into your SIEM or a sample of an old integration bring the finding back?',
    ],
    steps: [
      'Check the port and whether a session was established, in the flow logs or in the archive of that time.',
      'For SSH, RDP or an admin console read the logon records for success from the exit node.',
      "Restrict that port to known networks, or let AWS WAF's anonymous IP list keep Tor away from a public site.",
    ],
  },
  ja: {
    title: 'Tor からのインスタンスへの着信接続',
    what: 'Tor の出口ノードから、インスタンスへの接続がありました。公開 Web サイトなら日常的な通信ですが、管理用ポートなら素性を隠した訪問者です。AWS はこのタイプを廃止しており、いま目にするのは、過去の記録か、整理されていないルールによるものです。',
    legitimate: [
      '接続されたのは、誰でも訪問できる公開サイトのポートですか。',
      'SIEM への取り込みや古い連携のサンプルで、過去の検出結果が再び現れていませんか。',
    ],
    steps: [
      'フローログや当時のアーカイブで、接続されたポートとセッションが成立したかどうかを確認する。',
      'SSH、RDP、管理コンソールなら、出口ノードからのログイン成功の記録を探す。',
      'そのポートを既知のネットワークに限定する。公開サイトなら、AWS WAF の匿名 IP リストで Tor からのアクセスを遮断する。',
    ],
  },
})
