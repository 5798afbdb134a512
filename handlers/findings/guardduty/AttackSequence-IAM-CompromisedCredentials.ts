import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'AttackSequence:IAM/CompromisedCredentials',
  status: 'active',
  severity: 'critical',
  attack: ['T1078.004', 'T1098', 'T1562.008'],
  playbooks: [
    'attack-sequence-response',
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'quarantine-account',
  ],
  en: {
    title: 'Stolen credentials, seen over several steps',
    what: 'GuardDuty joined calls and findings of up to a day that are harmless one by one and an intrusion together: arrival from a suspicious network, looking around, more rights, logs switched off. Take it as a break-in that goes on while you read.',
    legitimate: [
      'Is an announced attack simulation using this identity, and does the order of the signals fit its script?',
      'Did an administrator travel and repair something large in the same hours?',
    ],
    steps: [
      'Cut off the actor named on the card: deactivate its keys, end its sessions, and block the console password.',
      'Read the signals in order of time and undo what each one changed, beginning with logging and trust policies.',
      'Look for a second identity: whatever was created or assumed during the sequence may already be in use.',
    ],
  },
  ja: {
    title: '複数の兆候が示す認証情報の侵害',
    what: '単独では見過ごされる操作や検出結果を、最大 1 日分つなぎ合わせた結果、侵入と判断されました。不審なネットワークからのアクセス、環境の調査、権限の拡大、ログの停止といった流れです。いまこの瞬間も続いている侵入として扱ってください。',
    legitimate: [
      '予告済みの攻撃シミュレーションがこのアイデンティティで行われており、シグナルの順序が台本と一致しますか。',
      '出張中の管理者が、同じ時間帯に大がかりな復旧作業をしていませんか。',
    ],
    steps: [
      'カードに示された実行者を遮断する。アクセスキーを無効化し、セッションを終了させ、コンソールのパスワードを止める。',
      'シグナルを時系列に読み、変更を一つずつ元に戻す。ログ記録と信頼ポリシーから始める。',
      'ほかのアイデンティティに移っていないかを調べる。この間に作成または引き受けられたものが、すでに使われている可能性がある。',
    ],
  },
})
