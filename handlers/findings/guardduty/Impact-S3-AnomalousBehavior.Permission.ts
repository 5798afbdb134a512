import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:S3/AnomalousBehavior.Permission',
  status: 'active',
  severity: 'high',
  attack: ['T1537', 'T1530'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'block-public-access',
    'contain-user',
    'contain-role',
  ],
  en: {
    title: 'S3 permissions are being changed in an unusual way',
    what: 'An identity without such a habit changed a bucket policy or an access control list. One statement is enough to read the bucket from another account for years without any further key, and no download will look strange afterwards.',
    legitimate: [
      'Does a new data share with a partner account stand in a ticket or in code?',
      'Was an ACL set by an upload tool that still sends public-read or bucket-owner-full-control?',
    ],
    steps: [
      'Compare today’s policy and ACLs with the AWS Config history, and write down each account number that is not yours.',
      'Put back the former policy, and switch ACLs off with Object Ownership “Bucket owner enforced” where nothing needs them.',
      'Count reads by foreign accounts since the change, and withdraw the credentials that made it.',
    ],
  },
  ja: {
    title: 'S3 のアクセス許可の普段と異なる変更',
    what: '普段は行わないアイデンティティが、バケットポリシーまたはアクセスコントロールリスト (ACL) を変更しました。たった 1 つのステートメントで、別のアカウントから何年も鍵なしに読み取れるようになり、以後のダウンロードは不審に見えません。',
    legitimate: [
      '取引先アカウントとの新しいデータ共有が、チケットやコードに記載されていますか。',
      'public-read や bucket-owner-full-control をいまも送るアップロードツールが、ACL を設定していませんか。',
    ],
    steps: [
      '現在のポリシーと ACL を AWS Config の履歴と比べ、自社のものではないアカウント番号をすべて書き出す。',
      '以前のポリシーに戻し、ACL が不要ならオブジェクト所有者の設定「バケット所有者の強制」で無効にする。',
      '変更以降の外部アカウントによる読み取りを集計し、変更に使われた認証情報を取り消す。',
    ],
  },
})
