import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:IAMUser/AnomalousBehavior',
  status: 'active',
  severity: 'high',
  attack: ['T1485', 'T1490', 'T1531'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity changes or destroys in an unusual way',
    what: 'Delete, update or put calls such as DeleteSecurityGroup, UpdateUser or PutBucketPolicy were made by an identity outside its habits. This is the stage at which an intrusion becomes an outage or a ransom note, so stop first and ask afterwards.',
    legitimate: [
      'Is an infrastructure run, for example terraform destroy of a test stack, logged at the same minute?',
      'Did on-call staff repair production by hand, and does the incident channel say so?',
    ],
    steps: [
      "Deactivate the key at once, or deny the role's older sessions if the caller is a role.",
      'Protect what can still be saved: deletion protection on databases, versioning and Object Lock on buckets, a copy of the backups in another account.',
      'Draw up the list of destroyed and altered resources from CloudTrail and restore in the order in which the business needs them.',
    ],
  },
  ja: {
    title: '普段と異なる変更や破壊の操作',
    what: 'DeleteSecurityGroup、UpdateUser、PutBucketPolicy など、削除、更新、設定の API が、そのアイデンティティの習慣にない形で呼び出されました。侵入がサービス停止や身代金要求に変わる段階です。まず止め、確認はその後にしてください。',
    legitimate: [
      '同じ時刻に、検証スタックの terraform destroy などインフラの自動実行が記録されていませんか。',
      '当番が本番環境を手作業で直しており、インシデントのチャンネルにその記録がありますか。',
    ],
    steps: [
      'アクセスキーを直ちに無効化する。呼び出し元がロールなら、発行済みのセッションを拒否する。',
      'まだ守れるものを守る。データベースの削除保護、バケットのバージョニングや Object Lock、別アカウントへのバックアップの複製を行う。',
      '削除や変更を受けたリソースを CloudTrail から一覧にし、業務への影響が大きい順に復元する。',
    ],
  },
})
