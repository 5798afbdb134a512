import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:EC2/RDPBruteForce',
  status: 'active',
  severity: 'low',
  attack: ['T1110.001', 'T1021.001'],
  playbooks: ['close-open-port', 'isolate-instance', 'block-ip', 'snapshot-volumes'],
  en: {
    title: 'RDP passwords are being guessed',
    what: 'Remote Desktop logons follow each other too fast for a person. With low severity your Windows host is the target, the daily lot of every public port 3389; with high severity it is the source, and then an intruder is already spreading from it. Ransomware crews buy precisely such logons.',
    legitimate: [
      'Does a connection broker, a vault or a monitoring probe log on by RDP with a password that changed?',
      'Is someone at home trying again and again with a locked account?',
    ],
    steps: [
      'Take the resource role from the finding: if it says ACTOR, isolate the instance right away and continue there.',
      'If it says TARGET, look for event 1149 in TerminalServices-RemoteConnectionManager and for 4624 (type 10, or type 3 with NLA) from the remote address.',
      'Close 3389 to the internet and use Fleet Manager or Session Manager port forwarding; preserve volumes if a logon succeeded.',
    ],
  },
  ja: {
    title: 'RDP パスワードの総当たり',
    what: '人の操作とは思えない間隔で、リモートデスクトップへのログオンが試みられています。重要度が「低」なら自分の Windows ホストが標的で、3389 番ポートを公開していれば毎日のように起こります。「高」なら攻撃元で、侵入者がすでにそこから広がろうとしています。こうしたログオン情報は、ランサムウェア集団が買い求めるものでもあります。',
    legitimate: [
      '接続ブローカー、パスワード保管庫、監視が、変更前のパスワードで RDP 接続を試みていませんか。',
      '在宅勤務の担当者が、ロックされたアカウントで何度も試していませんか。',
    ],
    steps: [
      '検出結果のリソースロールを見る。ACTOR であれば、その場でインスタンスを隔離して調査を続ける。',
      'TARGET であれば、TerminalServices-RemoteConnectionManager のイベント 1149 と、接続元からの 4624 (タイプ 10、NLA ではタイプ 3) を探す。',
      '3389 番のインターネット公開をやめ、Fleet Manager や Session Manager のポート転送を使う。ログオンが成功していればボリュームを保全する。',
    ],
  },
})
