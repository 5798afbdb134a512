import type en from './en.ts'

export default {
  title: (who, playbook, account) => `*${who}*、${playbook}、アカウント ${account}`,
  roles: (roles) => `ロール: ${roles}`,
  asks: '実行の依頼',
  approves: '承認 (自分の依頼は承認できません)',
  breaks: '緊急実行',
  may: (what) => `✅ 可能: ${what}`,
  mayNot: (what) => `🚫 不可: ${what}`,
  approvals: (needed, risk, by) => `必要な承認: ${needed} 件 (リスク ${risk}) – ${by}`,
  approvers: (who, by) => `承認者: ${who} – ${by}`,
  expires: (minutes, by) => `依頼の有効期限: ${minutes} 分 – ${by}`,
  glass: (who, by) => `緊急実行できる人: ${who} – ${by}`,
  stepUp: (by) => `パスキー: 必要 – ${by}`,
  noStepUp: (by) => `パスキー: 不要 – ${by}`,
  remind: (hours, by) => `継続の確認: ${hours} 時間後 – ${by}`,
  rule: (nth) => `ルール ${nth}`,
  default: '既定値',
  nobody: 'なし',
} satisfies typeof en
