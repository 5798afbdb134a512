import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Exfiltration:S3/AnomalousBehavior',
  status: 'active',
  severity: 'high',
  attack: ['T1530', 'T1537'],
  playbooks: [
    'revoke-role-sessions',
    'deactivate-access-key',
    'contain-user',
    'contain-role',
    'lock-down-bucket',
  ],
  en: {
    title: 'Objects leave a bucket in an unusual way',
    what: 'An identity reads or copies objects from S3 in a volume, from a place or with a tool that its history does not know. Data that has left cannot be called back, so minutes count more here than certainty.',
    legitimate: [
      'Is a backup, an analytics export or a bucket migration running for the first time today?',
      'Did the identity just move to a new office, runner or VPN whose network was never seen before?',
    ],
    steps: [
      'Stop the reading identity first, then work out whether it was meant to read.',
      'Count from the S3 data events which objects were read, and ask the owner of the data how sensitive they are.',
      'Tell legal or privacy colleagues early if personal data is among them; notification deadlines start with your knowledge.',
    ],
  },
  ja: {
    title: 'バケットからの通常と異なるデータ取得',
    what: 'あるアイデンティティが、過去の傾向にない量、場所、ツールで S3 のオブジェクトを読み出しまたはコピーしています。一度持ち出されたデータは取り戻せないため、確証を待つより、数分でも早く止めることが重要です。',
    legitimate: [
      'バックアップ、分析用エクスポート、バケットの移行が今日初めて実行されていませんか。',
      '担当者が新しいオフィス、ランナー、VPN に移り、初めてのネットワークから接続していませんか。',
    ],
    steps: [
      'まず読み出しているアイデンティティを止め、正当な操作だったかどうかはその後に判断する。',
      'S3 データイベントから読み出されたオブジェクトを集計し、機密度をデータの所有者に確認する。',
      '個人データが含まれるなら早めに法務やプライバシー担当へ知らせる。報告期限は事態を知った時点から始まる。',
    ],
  },
})
