import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:S3/PermissionsModification.Unusual',
  status: 'retired',
  severity: 'medium',
  attack: ['T1537', 'T1530'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'block-public-access',
    'contain-user',
    'contain-role',
  ],
  en: {
    title: 'Bucket permissions were modified in an unusual way',
    what: 'An identity with no record of such calls changed who may reach buckets or objects, perhaps to share data outside the account. The type is retired; its task has passed to the anomaly detection for S3, and findings of it that you meet are history or samples.',
    legitimate: [
      'Did the security team itself tighten the policy that day?',
      'Is there a later review that found the policy correct?',
    ],
    steps: [
      'Look at the present policy of the bucket first: what was opened then may still be open.',
      'Run IAM Access Analyzer for S3 to see buckets shared with other accounts or the public.',
      'Replace the retired name in alert rules, and note in the case why the old finding was closed.',
    ],
  },
  ja: {
    title: 'バケットのアクセス許可の普段と異なる変更',
    what: 'こうした操作の記録がないアイデンティティが、データを外部と共有するためか、バケットやオブジェクトのアクセス範囲を変更しました。このタイプは廃止され、役割は S3 の異常検知に引き継がれています。目にするのは過去のものかサンプルです。',
    legitimate: [
      'その日、セキュリティチーム自身がポリシーを厳しくしていませんか。',
      'その後のレビューで、ポリシーに問題がないと確認されていますか。',
    ],
    steps: [
      'まず現在のバケットポリシーを見る。当時開けられたものが、いまも開いているかもしれない。',
      'IAM Access Analyzer for S3 を使い、他アカウントや一般に共有されているバケットを確認する。',
      'アラートルールから廃止された名前を置き換え、古い検出結果を閉じた理由を案件に記録する。',
    ],
  },
})
