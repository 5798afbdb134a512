import type en from './en.ts'

export default {
  merged: (into, by) =>
    `🔀 *このインシデントは ${into} に統合されました。* 以降の情報は統合先のカードに表示されます。ここで実行した操作は、引き続きこのカードで扱えます。${by}`,
  mergedBy: (who) => `${who} が統合しました。`,
  because: (why) => `統合の理由: ${why}。`,
  absorbed: (ids) =>
    `🔀 ${ids} がこのインシデントに統合されました。統合前に実行した操作は、それぞれのカードにあります。`,
  splitFrom: (id, who) => `✂️ ${who} が ${id} から分割しました。`,
  title: (count) => `*このインシデントの検出結果: ${count} 件*`,
  more: (count) => `… ほか ${count} 件`,
  over: (at) =>
    `✅ *AWS 側では解消済みです* (${at})。検出結果が解消されても、原因が取り除かれたとは限りません。`,
  memberOver: 'AWS 側で解消済み',
  suppressed: (until, rule, who, reason) =>
    `🔇 類似の検出結果を ${until} まで抑制中 (${rule}、設定者: ${who}): ${reason}`,
} satisfies typeof en
