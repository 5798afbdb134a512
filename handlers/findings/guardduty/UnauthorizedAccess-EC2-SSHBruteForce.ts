import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:EC2/SSHBruteForce',
  status: 'active',
  severity: 'low',
  attack: ['T1110.001', 'T1021.004'],
  playbooks: ['close-open-port', 'isolate-instance', 'block-ip', 'snapshot-volumes'],
  en: {
    title: 'SSH passwords are being guessed',
    what: 'One address opens SSH sessions in the rhythm of a password list. Low severity means that your instance is the one being tried, which any open port 22 sees; high severity means that your instance is doing the guessing, so someone already runs code on it.',
    legitimate: [
      'Does a configuration tool or a monitoring check retry SSH with an expired key?',
      'Is the remote address your own scanner or a penetration test with dates agreed?',
    ],
    steps: [
      'Read the role: for ACTOR isolate the instance at once, for TARGET go on reading.',
      'Look in /var/log/secure or auth.log for "Accepted" from the remote address; one such line turns noise into a break-in.',
      'Close port 22 to the internet in the security group and reach the host through Session Manager.',
    ],
  },
  ja: {
    title: 'SSH パスワードの総当たり',
    what: '一つの IP アドレスから、パスワードリストを試すような間隔で SSH 接続が繰り返されています。重要度が「低」なら自分のインスタンスが狙われている側で、22 番ポートを公開していれば珍しくありません。「高」なら自分のインスタンスが攻撃元であり、すでに何者かがそこでコードを実行しています。',
    legitimate: [
      '構成管理ツールや監視が、期限切れの鍵で SSH 接続を再試行していませんか。',
      '接続元は自社のスキャナー、または日程を合意済みのペネトレーションテストではありませんか。',
    ],
    steps: [
      '役割を確認する。ACTOR なら直ちにインスタンスを隔離し、TARGET なら次の調査に進む。',
      '/var/log/secure や auth.log に接続元からの「Accepted」がないか探す。1 行でもあれば侵入されたと判断する。',
      'セキュリティグループで 22 番ポートのインターネット公開をやめ、Session Manager での接続に切り替える。',
    ],
  },
})
