import type en from './en.ts'
import failures from './failures/ja.ts'
import targets from './targets/ja.ts'

export default {
  undoOf: (title) => `元に戻す: ${title}`,
  waiting: (title) => `✋ *承認待ち: ${title}*`,
  asked: (who) => `依頼者は ${who} です。依頼者以外の承認が必要です。`,
  approvals: (given, needed) => `*承認:* ${needed} 件中 ${given} 件`,
  expires: (at) => `*有効期限:* ${at}`,
  plan: (hash) => `*計画:* ${hash}`,
  risk: (risk) => `*リスク:* ${risk}`,
  cannotUndo: (steps) => `⚠️ 元に戻せないステップが ${steps} 件あります。計画を確認してください。`,
  approved: (title, who) => `👍 *${title}* – ${who} が承認しました。まもなく開始します。`,
  running: (title, who) => `⏳ *${title}* – 実行中 (承認者: ${who})`,
  broken: (title, who, reason) =>
    `🔨 *${title}* – ${who} が *緊急実行 (ブレークグラス)* により単独で実行しています: ${reason}`,
  reviewOpen: (who, reason, leads) =>
    `🔨 ${who} が緊急実行しました: ${reason}\n*レビューがまだ済んでいません。* 実行者以外の人が確認し、結果を記録する必要があります。${leads}`,
  reviewed: (who, words) => `🔍 ${who} がレビューしました: ${words}`,
  waived: (playbooks, reason) => `⚠️ *証拠を取得せずに実行* (未実施: ${playbooks}): ${reason}`,
  halting: (who) => `✋ ${who} が停止を指示しました。このステップの後は何も始まりません。`,
  skipped: (why) => `省略: ${why}`,
  stillStands: (hours) =>
    `⏰ *${hours} 時間この状態が続いています。* 延長しますか、元に戻しますか、それとも根絶に進みますか。`,
  stopped: (title) =>
    `⛔ *${title}* – *停止しました。* ✅ は適用済み、❌ は失敗 (一部適用の可能性あり)、▫️ は未実行です。`,
  stoppedHint:
    '*再試行* で失敗したステップから再開し、*元に戻す* で変更した内容を戻します。自動では何も行いません。',
  contained: (title, at) => `✅ *${title}* – *封じ込め・検証済み* (${at})`,
  finished: (title, at) => `✅ *${title}* – *完了・検証済み* (${at})`,
  undone: (title, at) => `↩️ *${title}* – *元に戻し、検証済み* (${at})`,
  undoneSince: (title) => `↩️ *${title}* – その後、元に戻されました。`,
  rejected: (title, who, reason) =>
    `🚫 *${title}* – ${who} が却下しました: ${reason}\n何も変更していません。`,
  expired: (title) =>
    `⌛ *${title}* – 承認されないまま有効期限が切れました。何も変更していません。`,
  verifiedAt: (at) => `${at} に検証済み`,
  stepRunning: '実行中',
  progress: (done, of) => `ステップ ${of} 件中 ${done} 件完了`,
  made: (what) => `作成: ${what}`,
  wider: {
    'same-kind':
      '⚠️ 対象が多く AWS のセッションポリシーに収まらないため、同じアカウント・リージョンの同種のリソースも変更できるセッションを使用 (変更を依頼したのは計画の対象のみ)',
    anything:
      '⚠️ 対象が多く AWS のセッションポリシーに収まらないため、プレイブックの API でどのリソースも変更できるセッションを使用 (変更を依頼したのは計画の対象のみ)',
  },
  kept: (why) => `残したもの: ${why}`,
  failures,
  targets,
} satisfies typeof en
