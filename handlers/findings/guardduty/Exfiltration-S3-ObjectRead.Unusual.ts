import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Exfiltration:S3/ObjectRead.Unusual',
  status: 'unlisted',
  severity: 'medium',
  attack: ['T1530'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'lock-down-bucket',
  ],
  en: {
    title: 'Objects were read from a bucket in an unusual way',
    what: 'An IAM identity read objects contrary to its own baseline; with credentials made on an EC2 instance the severity was high. The type made way in 2022 for the anomaly types of S3, which give the reasons too, but older findings of it are still worth reading when you date a theft.',
    legitimate: [
      'Had this job read the bucket under another role before, so that only the name was new?',
      'Does the time of the finding fall into a migration that is documented?',
    ],
    steps: [
      'Compare the time and key of the finding with newer S3 findings: the first unusual read may be weeks older than the alarm.',
      'Retrieve the data events of that day from the trail’s bucket, as Event history never contained them.',
      'If the key is still active and nobody explains the reads, deactivate it, even after a long time.',
    ],
  },
  ja: {
    title: 'バケットのオブジェクトの普段と異なる読み取り',
    what: 'IAM アイデンティティが、自身の平常時の傾向に反してオブジェクトを読み取りました。EC2 インスタンスで発行された認証情報の場合、重要度は「高」でした。2022 年に、理由も示される S3 の異常検知タイプへ道を譲りましたが、窃取の時期を割り出すうえで古い検出結果を読む価値はあります。',
    legitimate: [
      'このジョブは以前から別のロールでバケットを読んでおり、新しいのは名前だけではありませんか。',
      '検出結果の時刻は、記録に残る移行作業の期間と重なりますか。',
    ],
    steps: [
      '検出結果の時刻と鍵を、より新しい S3 の検出結果と比べる。最初の異常な読み取りは、警報の数週間前かもしれない。',
      '当日のデータイベントを証跡のバケットから取り出す。イベント履歴には元々含まれていない。',
      '鍵がまだ有効で読み取りの説明がつかなければ、時間が経っていても無効化する。',
    ],
  },
})
