import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:S3/AnomalousBehavior.Delete',
  status: 'active',
  severity: 'high',
  attack: ['T1485', 'T1490'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'lock-down-bucket',
  ],
  en: {
    title: 'Objects or buckets are being deleted in an unusual way',
    what: 'An identity calls S3 deletions that do not fit its past in number, place or target. With versioning the data often still lies under a delete marker; without it each minute destroys more, and a ransom note usually comes next.',
    legitimate: [
      'Is a retention job, a test clean-up or a terraform destroy running with a wide pattern?',
      'Did somebody empty a bucket by hand in the console before its planned removal?',
    ],
    steps: [
      'Stop the identity first, then suspend lifecycle rules that would expire old versions while you investigate.',
      'Tell delete markers from deletions with a versionId in the data events: the former are undone by removing the marker.',
      'Restore from versions, replication target or AWS Backup into a new bucket, and keep the damaged one as it is.',
    ],
  },
  ja: {
    title: 'オブジェクトまたはバケットの普段と異なる削除',
    what: 'あるアイデンティティが、過去の傾向に合わない数、場所、対象で S3 の削除を行っています。バージョニングが有効なら、多くの場合データは削除マーカーの下に残っています。無効なら 1 分ごとに失われ続け、次に届くのはたいてい脅迫文です。',
    legitimate: [
      '保持期間の処理、テストの後片付け、terraform destroy が、広すぎる条件で動いていませんか。',
      '廃止予定のバケットを、誰かがコンソールから手作業で空にしていませんか。',
    ],
    steps: [
      'まずアイデンティティを止め、調査中に古いバージョンを失効させるライフサイクルルールを一時停止する。',
      'データイベントで、削除マーカーの作成と versionId 付きの削除を区別する。前者はマーカーを消せば元に戻る。',
      'バージョン、レプリケーション先、AWS Backup から新しいバケットに復元し、被害を受けたバケットはそのまま残す。',
    ],
  },
})
