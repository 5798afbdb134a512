import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:S3/BucketBlockPublicAccessDisabled',
  status: 'active',
  severity: 'low',
  attack: ['T1562', 'T1530'],
  playbooks: [
    'block-public-access',
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
  ],
  en: {
    title: 'Block Public Access was switched off for a bucket',
    what: 'The safety catch of one bucket was released: its policy and ACLs now count as they are written. It is often the first of two steps, and the second, the public policy itself, gives a finding of its own minutes later.',
    legitimate: [
      'Is the bucket being prepared as a public website with the consent of the data’s owner?',
      'Does the account-wide setting still block, so that the bucket’s own switch changes nothing?',
    ],
    steps: [
      'Look for PutBucketPolicy and PutBucketAcl on this bucket by the same identity after the switch.',
      'Set the four flags again if no owner speaks up, and check whether existing ACLs had made objects readable meanwhile.',
      'Forbid s3:PutBucketPublicAccessBlock by a service control policy to all but the few who need it.',
    ],
  },
  ja: {
    title: 'バケットのパブリックアクセスブロックの無効化',
    what: '一つのバケットの安全装置が外され、ポリシーと ACL が書かれたとおりに効くようになりました。多くの場合これは 2 段階の 1 段目で、数分後に 2 段目の公開ポリシーが別の検出結果として現れます。',
    legitimate: [
      'データの所有者の同意を得て、公開 Web サイトとして準備しているバケットですか。',
      'アカウント全体の設定がまだ有効で、バケット側を外しても影響がない状態ですか。',
    ],
    steps: [
      '解除のあとに、同じアイデンティティがこのバケットで PutBucketPolicy や PutBucketAcl を呼び出していないか調べる。',
      '所有者が名乗り出なければ 4 つのフラグを元に戻し、その間に既存の ACL でオブジェクトが読める状態になっていなかったか確認する。',
      'サービスコントロールポリシーにより、必要な少数の担当者以外には s3:PutBucketPublicAccessBlock を禁止する。',
    ],
  },
})
