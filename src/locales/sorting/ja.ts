import type en from './en.ts'

export default {
  suppressTitle: '類似の検出結果の抑制',
  suppress: '抑制する',
  suppressNote: (type, resource) =>
    `${resource} の ${type} をもとにルールを作成します。抑制された検出結果は保存・集計されますが、カードは投稿されません。重要度が「重大」のものは、リソースを指定したルールでのみ抑制されます。`,
  scope: '抑制する範囲',
  scopes: {
    'type-resource': 'このリソースの、このタイプ',
    'type-actor': 'このアクターによる、このタイプ',
    resource: 'このリソースのすべて',
    actor: 'このアクターによるすべて',
    type: 'アカウント全体の、このタイプ',
  },
  preview: (findings, incidents) =>
    `過去 30 日間: 検出結果 ${findings} 件、インシデント ${incidents} 件`,
  previewNote:
    '各選択肢に、過去 30 日間にこのアカウントで抑制の対象となったはずの件数を示しています。',
  reason: '抑制する理由',
  owner: '問い合わせ先',
  lasting: '期間',
  days: (days) => `${days} 日間`,
  suppressed: (rule, until) =>
    `${rule} により ${until} まで抑制します。一覧と解除には /hikeshi suppressions を使用してください。`,
  splitTitle: '検出結果の分割',
  splitNote:
    '選択した検出結果を独立したインシデントとし、新しいカードを投稿します。以降、ほかの検出結果とは統合されません。実行した操作はこのインシデントに残ります。',
  finding: '分割する検出結果',
  split: (id) => `${id} として分割しました。まもなくカードが投稿されます。`,
  mergeTitle: 'インシデントの統合',
  mergeNote: (id) =>
    `${id} を、選択したインシデントに統合します。検出結果と以降の情報は統合先に表示されます。${id} で実行した操作は、元のカードに残り、引き続き操作できます。`,
  into: '統合先のインシデント',
  merged: (from, into) => `${from} を ${into} に統合しました。`,
  title: '抑制ルール',
  none: '抑制ルールはありません。',
  noneInForce: '有効な抑制ルールはありません。',
  until: (at) => `${at} まで`,
  expired: (at) => `${at} に終了`,
  lifted: (who, at) => `${who} が ${at} に解除`,
  owned: (by, owner) => `設定者: ${by}、問い合わせ先: ${owner}`,
  hidden: (count, last) =>
    count === 0 ? '抑制した検出結果はまだありません' : `抑制 ${count} 件 (最後は ${last})`,
  more: (count) => `… ほか ${count} 件が有効`,
  liftedNow: (rule) => `${rule} を解除しました。以降に届いた検出結果はカードに表示されます。`,
} satisfies typeof en
