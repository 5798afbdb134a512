import type en from './en.ts'

export default {
  title: 'インシデント一覧 (新しい順)',
  none: 'インシデントはありません。',
  comma: '、',
  more: (count) => `… ほか ${count} 件`,
  moreChanges: (count) => `… ほか ${count} 件の変更`,
  moreSteps: (count) => `… ほか ${count} 件のステップ`,
  moreRuns: (count) => `… ほか ${count} 件の実行 (すべて監査証跡にあります)`,
  moreFacts: (count) => `… ほか ${count} 件の情報 (すべて AWS コンソールの検出結果にあります)`,
  moreIncidents: (count) => `… ほか ${count} 件の古いインシデント`,
  lastSeen: (at) => `最後の検出 ${at}`,
  untouched: '未対応',
  acknowledged: (who) => `${who} が対応中`,
  waiting: '承認待ち',
  running: 'プレイブックを実行中',
  stopped: '実行が停止、対応が必要',
  contained: '封じ込め済み',
  undone: '元に戻し済み',
} satisfies typeof en
