import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:S3/AccountBlockPublicAccessDisabled',
  status: 'active',
  severity: 'low',
  attack: ['T1562', 'T1530'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'The account’s Block Public Access for S3 was switched off',
    what: 'The setting that overrules public policies and ACLs in all buckets of the account was removed. Nothing is public by that alone, but every old mistake it used to cover takes effect at once, in each region and each bucket.',
    legitimate: [
      'Is one bucket to become public, so that somebody removed the account setting instead of using CloudFront?',
      'Does the infrastructure code of the account contain the change?',
    ],
    steps: [
      'Turn the account setting on again, unless a public bucket is in service, and note the four flags as they were.',
      'Check with IAM Access Analyzer which buckets were open in between, then read their access logs for that time.',
      'Talk to whoever called PutAccountPublicAccessBlock or its delete call, and deactivate the key if they deny it.',
    ],
  },
  ja: {
    title: 'アカウント単位の S3 パブリックアクセスブロックの無効化',
    what: 'アカウントの全バケットで公開ポリシーや ACL を打ち消す設定が外されました。これだけで公開されるわけではありませんが、隠れていた過去の設定ミスが、すべてのリージョンとバケットで一斉に効力を持ちます。',
    legitimate: [
      '1 つのバケットを公開するために、CloudFront を使わずアカウント全体の設定を外していませんか。',
      'この変更は、アカウントのインフラコードに含まれていますか。',
    ],
    steps: [
      '公開バケットを運用中でなければ、4 つのフラグの現在値を控えてからアカウントの設定を有効に戻す。',
      'IAM Access Analyzer でその間に公開されていたバケットを確認し、該当時間帯のアクセスログを読む。',
      'PutAccountPublicAccessBlock または削除の呼び出しを行った本人に確認し、否定された場合は鍵を無効化する。',
    ],
  },
})
