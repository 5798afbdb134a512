import type en from './en.ts'

export default {
  title: (days) => `過去 ${days} 日間の指標`,
  none: 'この期間に作成されたインシデントはありません。',
  kinds: {
    real: '実際のインシデント',
    drill: '訓練',
    sample: 'サンプル',
  },
  groups: {
    all: '全体',
    severity: '重要度別のインシデント',
  },
  volume: (alerts, incidents, folded) =>
    `アラート ${alerts} 件 = インシデント ${incidents} 件 + 集約 ${folded} 件`,
  quiet: (untold, falseAlarms) => `通知先なし ${untold} 件、誤検知 ${falseAlarms} 件`,
  hidden: (count) => `抑制ルールで非表示にした検出結果 (累計): ${count} 件`,
  times: '作成からの所要時間',
  columns: {
    of: '対象',
    incidents: 'インシデント',
    acknowledged: '確認',
    contained: '封じ込め',
    resolved: '解決',
  },
  took: (mean, median, count) => `${mean} (中央値 ${median}、${count} 件)`,
  never: 'なし',
  legend:
    'インシデントの作成から、最初の確認 (MTTA)、最初の封じ込め (MTTC)、解決 (MTTR) までの平均時間です。',
} satisfies typeof en
