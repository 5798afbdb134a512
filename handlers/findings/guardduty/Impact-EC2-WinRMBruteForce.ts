import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:EC2/WinRMBruteForce',
  status: 'active',
  severity: 'low',
  attack: ['T1110', 'T1021.006'],
  playbooks: ['isolate-instance', 'snapshot-volumes'],
  en: {
    title: 'Windows Remote Management logins are being guessed',
    what: 'WinRM sessions on port 5985 or 5986 are tried again and again in the manner of password guessing. High severity means that your instance is the one that guesses, which is lateral movement by someone who already sits on it. Low severity means that it is the target, and that the port can be reached from where it should not be.',
    legitimate: [
      'Does Ansible, a backup agent or a monitoring product log in by WinRM with an expired password?',
      'Was an account renamed or locked out, so that its scheduled jobs fail in series?',
    ],
    steps: [
      'See under resource role whether your instance is ACTOR or TARGET; an ACTOR is isolated before you read on.',
      'On the target search the Security log for event 4624 of type 3 after the row of 4625 from the same address.',
      'On the actor snapshot the volumes, then find the account and parent process that started the attempts (event 4688 or Sysmon).',
    ],
  },
  ja: {
    title: 'WinRM ログオンの総当たり',
    what: '5985 番または 5986 番ポートの WinRM (Windows リモート管理) に対し、パスワードを推測するような接続が繰り返されています。重要度が「高」なら自分のインスタンスが攻撃元で、すでに潜む何者かが横展開を試みています。「低」なら標的の側で、本来届かないはずの場所からポートに到達できる状態です。',
    legitimate: [
      'Ansible、バックアップエージェント、監視製品が、期限切れのパスワードで WinRM に接続していませんか。',
      'アカウントの名前変更やロックアウトで、定期ジョブが連続して失敗していませんか。',
    ],
    steps: [
      'リソースロールが ACTOR か TARGET かを見る。ACTOR なら、詳しく調べる前に隔離する。',
      '標的側では、セキュリティログで同じ接続元からの 4625 の連続の後に、タイプ 3 の 4624 がないか探す。',
      '攻撃元ではボリュームのスナップショットを取得し、イベント 4688 や Sysmon から、試行を始めたアカウントと親プロセスを特定する。',
    ],
  },
})
