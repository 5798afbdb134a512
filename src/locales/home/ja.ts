import type en from './en.ts'

export default {
  approvals: '自分の承認待ち',
  noApprovals: '承認待ちの依頼はありません。',
  approval: (title, incident, who, until) =>
    `*${title}* (${incident}、依頼者: ${who}、期限: ${until})`,
  mine: '担当中のインシデント',
  noneMine:
    '担当中のインシデントはありません。確認済みにしたもの、指揮を執っているもの、タスクがあるものが表示されます。',
  onCall: '現在のオンコール担当',
  posture: 'ポスチャ',
  drills: '最近の訓練の成績',
  noDrills: '訓練の記録はまだありません。/hikeshi drill list で一覧を確認できます。',
  drill: (title, points, outcome, own) =>
    `${title}: ${outcome} (${points} 点、うち自分が関わった対応 ${own} 点)`,
  asOf: (at) => `${at} 時点の情報です。このページを開き直すと更新されます。`,
} satisfies typeof en
