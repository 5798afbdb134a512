import type en from './en.ts'

export default {
  planTitle: '実行計画',
  undoTitle: '元に戻す',
  rejectTitle: '依頼の却下',
  skipTitle: 'ステップの省略',
  skipReason: '省略してよい理由',
  skip: '省略して続行',
  reviewTitle: 'レビュー',
  reviewWords: '確認した内容と、単独での実行が妥当だったか',
  review: 'レビューを完了',
  glassTitle: '緊急実行',
  glassReason: 'いま承認者がいない理由',
  glassNote:
    '承認を待たず、あなたの名前で直ちに実行します。リードに通知され、後から別の人によるレビューが必要です。',
  breakGlass: '単独で実行',
  waiveReason: '証拠なしで進める',
  waiveHint: (playbooks) =>
    `このインシデントで未実施: ${playbooks}。先に証拠を取得する場合は、空欄のままにしてください。`,
  rejectReason: '却下の理由',
  requestApproval: '承認を依頼',
  reject: '却下',
  close: '閉じる',
  requested: '承認を依頼しました。承認の状況と有効期限はカードで確認できます。',
  nothingToRequest: 'AWS はすでに望ましい状態です。承認を依頼するものはありません。',
  sampleSent: '検出結果のサンプルを送信しました。まもなくチャンネルにカードが表示されます。',
  noIncidents: 'インシデントはありません。/hikeshi sample でサンプルを送って試せます。',
  foldedTitle: '集約中のインシデント',
  unfolded: 'まもなくチャンネルにカードを出します。',
  unknownCommand: (name) =>
    `${name} というコマンドはありません。/hikeshi help を参照してください。`,
  surprise: (reference) =>
    `内部で問題が発生しました。操作が反映されたかどうかは不明です。もう一度試す前にカードを確認してください。参照番号: ${reference}`,
} satisfies typeof en
