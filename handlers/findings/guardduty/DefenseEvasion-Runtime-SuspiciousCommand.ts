import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Runtime/SuspiciousCommand',
  status: 'active',
  severity: 'high',
  attack: ['T1562.001', 'T1562.004', 'T1574.006'],
  playbooks: ['isolate-instance', 'snapshot-volumes', 'stop-task'],
  en: {
    title: 'A command switched a defense of the host off',
    what: 'Somebody ran a command that turns off or bends a protection of Linux itself: the firewall flushed, a security service stopped, cron entries of others wiped, LD_PRELOAD taken over. Miners and ransomware do this in their first minute, to be alone on the machine.',
    legitimate: [
      'Does a bootstrap script or an Ansible role flush iptables before it loads its own rules?',
      'Was a security agent being upgraded, and did it start again by itself?',
    ],
    steps: [
      'Take the command from commandLineExample and the lineage, and judge the parent: a deployment tool, or an application that never needs a shell.',
      'Isolate the instance from outside with its security group, because the firewall inside is no longer yours.',
      'Verify that the GuardDuty agent, the CloudWatch agent and auditd still run, and preserve volumes before switching anything on again.',
    ],
  },
  ja: {
    title: 'ホストの防御機能を止めるコマンドの実行',
    what: 'Linux 自身の保護機能を無効にする、または歪めるコマンドが実行されました。ファイアウォールの初期化、セキュリティサービスの停止、ほかの cron エントリの削除、LD_PRELOAD の乗っ取りなどです。マイナーやランサムウェアは、マシンを独占するためにまずこれを行います。',
    legitimate: [
      '起動スクリプトや Ansible のロールが、独自のルールを読み込む前に iptables を初期化していませんか。',
      'セキュリティエージェントの更新中で、その後ひとりでに再開していますか。',
    ],
    steps: [
      'commandLineExample とプロセス系統からコマンドを確認し、親を見極める。デプロイツールか、本来シェルを必要としないアプリケーションか。',
      'セキュリティグループを使い、外側からインスタンスを隔離する。内側のファイアウォールはもう信頼できない。',
      'GuardDuty エージェント、CloudWatch エージェント、auditd の稼働を確かめる。止まっていても、再開はボリュームの保全後にする。',
    ],
  },
})
