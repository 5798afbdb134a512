import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'AttackSequence:EC2/CompromisedInstanceGroup',
  status: 'active',
  severity: 'critical',
  attack: ['T1190', 'T1105', 'T1496.001', 'T1552.005'],
  playbooks: [
    'attack-sequence-response',
    'capture-memory',
    'isolate-instance',
    'snapshot-volumes',
    'detach-from-service',
    'capture-instance-facts',
    'quarantine-account',
  ],
  en: {
    title: 'A group of instances is taken over in one attack',
    what: 'Signals from runtime monitoring, malware scans, flow logs and DNS were joined into one attack on instances that have something in common: an Auto Scaling group, a launch template, an AMI, a role or a VPC. What they share is often the way in, so replacing one host alone changes nothing.',
    legitimate: [
      'Is a red team at work on this fleet, and are exactly these hosts in its scope?',
      'Did a new AMI or a new agent reach the whole group in the hour when the first signal came?',
    ],
    steps: [
      'Move the members of an Auto Scaling group to Standby before you touch them, because the group terminates an isolated host as unhealthy.',
      'Isolate and snapshot every instance in the resource list of the sequence, also those with a single weak signal.',
      'Compare what the hosts share (AMI, user data, exposed port), and search CloudTrail for calls of their role from elsewhere.',
    ],
  },
  ja: {
    title: 'インスタンスグループ全体に及ぶ一連の攻撃',
    what: 'ランタイムモニタリング、マルウェアスキャン、フローログ、DNS のシグナルが、共通点を持つインスタンス群への一つの攻撃としてまとめられました。共通点は Auto Scaling グループ、起動テンプレート、AMI、ロール、VPC などです。共通点そのものが侵入口であることが多く、1 台だけ入れ替えても解決しません。',
    legitimate: [
      'このインスタンス群を対象とするレッドチーム演習が行われており、該当ホストは対象範囲に含まれていますか。',
      '最初のシグナルと同じ時間帯に、新しい AMI やエージェントをグループ全体へ展開していませんか。',
    ],
    steps: [
      'Auto Scaling グループのメンバーは、先にスタンバイへ移す。隔離すると異常とみなされ、グループに終了されてしまう。',
      'シーケンスのリソース一覧にあるインスタンスを、弱いシグナルが一つだけのものも含めてすべて隔離し、スナップショットを取得する。',
      'AMI、ユーザーデータ、公開ポートなどの共通点を比べ、インスタンスロールがほかの場所から使われていないか CloudTrail で調べる。',
    ],
  },
})
