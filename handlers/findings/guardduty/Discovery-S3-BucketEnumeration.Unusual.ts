import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:S3/BucketEnumeration.Unusual',
  status: 'retired',
  severity: 'medium',
  attack: ['T1580', 'T1619'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'An identity asked for the list of buckets unusually',
    what: 'An identity called ListBuckets or the like without a history of doing so. AWS has retired the type and no longer produces it, so what you see is old, a sample, or stored in another tool; bucket names alone are not secret, but the wish to know them tells of a key being tried.',
    legitimate: [
      'Was somebody simply opening the S3 console, which lists all buckets on its first page?',
      'Does an inventory or cost tool own this identity?',
    ],
    steps: [
      'Check the date of the finding; if it is recent and not a sample, find out which system still sends it.',
      'Go through the management events of the same key at that time: GetCallerIdentity before ListBuckets is the usual try-out of a found key.',
      'Deactivate the key when the calls have no owner, and point your rules to the anomaly types of S3 that are in use now.',
    ],
  },
  ja: {
    title: 'バケット一覧の普段と異なる取得',
    what: '履歴のないアイデンティティが ListBuckets などを呼び出しました。AWS はこのタイプを廃止しており、目にするのは古い検出結果、サンプル、または別のツールに保存されたものです。バケット名自体は秘密ではありませんが、それを知ろうとする動きは、拾った鍵を試していることを示します。',
    legitimate: [
      '最初のページで全バケットを一覧表示する S3 コンソールを、誰かが開いただけではありませんか。',
      'インベントリやコスト管理のツールが使うアイデンティティですか。',
    ],
    steps: [
      '検出結果の日付を確認する。最近のものでサンプルでもなければ、どのシステムが送っているかを突き止める。',
      '当時の同じ鍵の管理イベントを読む。ListBuckets の前に GetCallerIdentity があれば、拾った鍵の典型的な試し方である。',
      '呼び出しに持ち主がいなければアクセスキーを無効化し、ルールの対象を現在使われている S3 の異常検知タイプに切り替える。',
    ],
  },
})
