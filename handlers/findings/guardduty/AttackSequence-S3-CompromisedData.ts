import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'AttackSequence:S3/CompromisedData',
  status: 'active',
  severity: 'critical',
  attack: ['T1530', 'T1485', 'T1490'],
  playbooks: [
    'attack-sequence-response',
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'lock-down-bucket',
    'quarantine-account',
  ],
  en: {
    title: 'Data in S3 is being stolen or destroyed, in several steps',
    what: 'The same credentials looked through buckets, weakened their protection and then touched the objects, and GuardDuty reads this as one attack on the data. The order fits ransomware in S3: copy first, delete or re-encrypt next, and leave a note in the bucket.',
    legitimate: [
      'Is a data migration under way that lists, copies and empties buckets by design, with a ticket?',
      'Does a ransomware drill use these very buckets and this identity?',
    ],
    steps: [
      'Stop the credentials, then block the bucket for all but a break-glass role with a deny statement in its policy.',
      'Suspend lifecycle rules and replication, and check whether versioning, Object Lock or AWS Backup still hold a clean copy.',
      'Make two lists from the S3 data events, objects read and objects deleted or overwritten, because each leads to different duties.',
    ],
  },
  ja: {
    title: 'S3 のデータを狙った一連の窃取または破壊',
    what: '同じ認証情報がバケットを調べ、保護を弱め、その後オブジェクトに手を付けました。GuardDuty はこれをデータに対する一つの攻撃と判断しています。まずコピーし、次に削除または再暗号化し、最後に脅迫文を置くという、S3 のランサムウェアに典型的な順序です。',
    legitimate: [
      'バケットの一覧取得、コピー、削除を計画どおりに行うデータ移行が、チケットに基づいて進んでいませんか。',
      'ランサムウェアを想定した訓練で、これらのバケットとアイデンティティを使っていませんか。',
    ],
    steps: [
      '認証情報を止め、続いてバケットポリシーの拒否ステートメントにより、緊急用ロール以外のアクセスを遮断する。',
      'ライフサイクルルールとレプリケーションを一時停止し、バージョニング、Object Lock、AWS Backup に無傷のコピーが残っているか確認する。',
      'S3 データイベントから、読み出されたオブジェクトと、削除または上書きされたオブジェクトの一覧を別々に作る。それぞれ求められる対応が異なる。',
    ],
  },
})
