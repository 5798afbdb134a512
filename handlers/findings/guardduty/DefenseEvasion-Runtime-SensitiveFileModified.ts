import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Runtime/SensitiveFileModified',
  status: 'active',
  severity: 'medium',
  attack: ['T1070.002', 'T1070.003', 'T1562.012'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'Files that record activity on the host were changed',
    what: 'A process wrote to, renamed, linked or removed a file on which your view of the host depends: a system log, the audit configuration, a shell history. Such edits follow a break-in rather than precede one, so something worth hiding has probably happened already.',
    legitimate: [
      'Was logrotate, a log agent or a configuration tool at work at that minute?',
      'Has the team changed audit rules on this host on purpose, with a ticket?',
    ],
    steps: [
      'Read fileOperation, filePath and the process in the finding, and who was logged in at that time according to Session Manager and wtmp.',
      'Fetch the copy of the missing lines from CloudWatch Logs or your SIEM before its retention ends; what was removed there and only there is the story.',
      'Snapshot the volumes soon and write as little as possible to them, since deleted log blocks can still be recovered.',
    ],
  },
  ja: {
    title: 'ホストの活動を記録するファイルの改ざん',
    what: 'システムログ、監査設定、シェル履歴など、ホストの状況を知る手がかりとなるファイルに対し、あるプロセスが書き込み、名前の変更、リンク、削除のいずれかを行いました。こうした改ざんは侵入の前ではなく後に行われるものです。隠すべき何かがすでに起きたと考えられます。',
    legitimate: [
      'その時刻に、logrotate、ログエージェント、構成管理ツールが動いていませんでしたか。',
      'チームがチケットに基づき、このホストの監査ルールを意図的に変更していませんか。',
    ],
    steps: [
      '検出結果の fileOperation、filePath、プロセスを確認し、その時間帯のログイン者を Session Manager の履歴と wtmp で調べる。',
      '消された行の写しを、保持期間が切れる前に CloudWatch Logs や SIEM から取り出す。ホスト側だけで欠けている部分に真相がある。',
      '早めにボリュームのスナップショットを取得し、書き込みは最小限に抑える。削除されたログのブロックはまだ復元できる可能性がある。',
    ],
  },
})
