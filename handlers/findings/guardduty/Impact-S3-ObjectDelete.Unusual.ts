import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:S3/ObjectDelete.Unusual',
  status: 'retired',
  severity: 'medium',
  attack: ['T1485'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'lock-down-bucket',
  ],
  en: {
    title: 'A bucket was deleted in an unusual way',
    what: 'The type reported that an identity without such a history tried to delete data by deleting the bucket itself. AWS has withdrawn it; the anomaly type for deletions covers objects as well, so use this one to understand old incidents only.',
    legitimate: [
      'Was the bucket part of a stack that CloudFormation or Terraform tore down that day?',
      'Was the finding sent by create-sample-findings, as samples still do?',
    ],
    steps: [
      'Find out whether the bucket name exists today and in whose account; a free name can be taken over by a stranger.',
      'Search code and DNS for references to the name, and remove them or register the bucket again.',
      'Read in CloudTrail what the identity did before DeleteBucket, as a bucket must be emptied first.',
    ],
  },
  ja: {
    title: 'バケットの普段と異なる削除',
    what: '履歴のないアイデンティティが、バケットごとデータを削除しようとしたことを報告するタイプです。AWS はこのタイプを取り下げ、削除の異常検知タイプがオブジェクトも含めて担っています。過去のインシデントを理解するためにだけ使ってください。',
    legitimate: [
      '当日 CloudFormation や Terraform で取り壊したスタックに含まれるバケットでしたか。',
      'create-sample-findings で送られたサンプルではありませんか。',
    ],
    steps: [
      'そのバケット名がいま存在するか、誰のアカウントにあるかを調べる。空いた名前は他人に取得されうる。',
      'コードと DNS からその名前への参照を探し、取り除くか、バケットを登録し直す。',
      'DeleteBucket の前にアイデンティティが何をしたかを CloudTrail で読む。バケットは先に空にする必要がある。',
    ],
  },
})
