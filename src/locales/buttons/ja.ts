import type en from './en.ts'

export default {
  acknowledge: '確認済みにする',
  ask: '本人に確認',
  otherPlaybooks: 'その他のプレイブック…',
  approve: '承認',
  reject: '却下',
  showPlan: '計画を表示',
  retry: '再試行',
  skip: 'このステップを省略',
  halt: '停止',
  extend: 'このまま維持',
  review: 'レビューを完了',
  breakGlass: '緊急実行',
  undo: '元に戻す',
  suppress: '抑制',
  merge: '統合',
  split: '分割',
  lift: '解除',
} satisfies typeof en
