import type en from './en.ts'

export default {
  drill: '訓練',
  sample: 'サンプル',
  headline: (marks, emoji, severity, title) => `${marks}${emoji} 重要度 ${severity}｜${title}`,
  mark: (word) => `【${word}】`,
  drillNote:
    '*これは訓練です。* すべての操作は模擬アカウントで実行され、実際の AWS には影響しません。',
  sampleNote:
    '*これは検出結果のサンプルで、* 実際には何も起きていません。すべての操作は模擬アカウントで実行され、実際の AWS には影響しません。',
  account: 'アカウント',
  resource: '影響を受けるリソース',
  actor: 'アクター',
  remotes: 'リモート IP',
  owner: '担当',
  yes: 'はい',
  no: 'いいえ',
  count: 'カウント',
  counted: (count, arrivals) =>
    arrivals > 1 ? `${count} (受信イベント ${arrivals} 件)` : `${count}`,
  firstSeen: '最初の検出',
  lastSeen: '最後の検出',
  links: '調査',
  enriched: (title, at) => `*${title}* (AWS での確認: ${at})`,
  unread: (what) => `次の情報は、レスポンダーロールに権限がないため確認できませんでした: ${what}`,
  acknowledgedBy: (who, at) => `👀 確認者: ${who} (${at})`,
  notAcknowledged: '👀 まだ誰も確認していません。',
  again: (button) => `${button} (再実行)`,
  footer: (type, incident) => `${type} · インシデント ${incident}`,
  score: (score) => `スコア ${score}`,
  yourZone: '時刻はお使いのタイムゾーンで表示しています。',
} satisfies typeof en
