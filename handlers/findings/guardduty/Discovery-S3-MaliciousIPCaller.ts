import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:S3/MaliciousIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1619', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Buckets are being explored from a known bad address',
    what: 'An S3 call that reveals what is stored or how it is protected, for example ListObjects or GetObjectAcl, came from an address that AWS holds to be malicious. The key behind it works, or the bucket answers anybody; find out which, because the remedies differ.',
    legitimate: [
      'Is the caller anonymous and the bucket public on purpose, such as one that serves a website?',
      'Does a customer or a partner with access of their own come out of a badly reputed network?',
    ],
    steps: [
      'See in the finding whether there is an access key; without one the bucket policy or an ACL is the hole.',
      'For a key, deactivate it and list its other calls; for a public bucket, set Block Public Access after saving the policy.',
      'Search the S3 data events by sourceIPAddress over all buckets, since lists of bucket names are tried from top to bottom.',
    ],
  },
  ja: {
    title: '悪意のある IP アドレスからのバケットの調査',
    what: 'ListObjects や GetObjectAcl など、保存内容や保護の状態が分かる S3 の呼び出しが、AWS が悪意があるとみなす IP アドレスから行われました。有効な鍵が使われたのか、バケットが誰にでも応答しているのか。対処が異なるため、まずそこを見極めます。',
    legitimate: [
      'Web サイトの配信用など、意図して公開したバケットへの匿名の呼び出しではありませんか。',
      '独自にアクセスを許可した顧客や取引先が、評判の悪いネットワークから接続していませんか。',
    ],
    steps: [
      '検出結果にアクセスキーがあるか確認する。なければ、バケットポリシーか ACL に穴がある。',
      '鍵があれば無効化し、ほかの呼び出しを洗い出す。公開バケットなら、ポリシーを保存してからパブリックアクセスをブロックする。',
      'S3 データイベントを全バケットにわたり sourceIPAddress で検索する。バケット名のリストは上から順に試される。',
    ],
  },
})
