import type en from './en.ts'

export default {
  real: '🔴 *実際の AWS です。* まだ何も変更していません。承認後に次の変更を行います。',
  drill: '🧪 *訓練: 模擬アカウント。* 実際の AWS には影響しません。',
  sample: '🧪 *検出結果のサンプル: 模擬アカウント。* 実際の AWS には影響しません。',
  why: '実行する理由',
  changes: (changes, steps) => `変更 ${changes} 件、ステップ ${steps} 件 (この順に実行)`,
  nothing: 'AWS はすでに望ましい状態です。実行することはありません。',
  count: (changes) => `変更 ${changes} 件`,
  alreadySo: '適用済みのため確認のみ',
  notes: '承認の前に',
  undo: '元に戻す方法',
  never: (why) => `⚠️ *元に戻せません:* ${why}`,
  none: 'なし',
  emptyText: '空の文字列',
  emptyList: '空のリスト',
  emptyObject: '空のオブジェクト',
  from: '変更前',
  to: '変更後',
  long: (characters, sha) => `以下省略。値全体は ${characters} 文字、JSON の SHA-256 は ${sha}`,
  tooLong: (changes) =>
    `⚠️ *計画が長いため、すべては表示できません。* ほかに ${changes} 件の変更があり、ハッシュにも含まれています。承認の前に、監査証跡 (audit export) で全体を確認してください。`,
  hash: (hash) =>
    `計画 ${hash}。承認の対象はこの内容そのものです。実行前に AWS の状態が変わった場合、承認は無効になります。`,
  risks: { low: '低', medium: '中', high: '高' },
} satisfies typeof en
