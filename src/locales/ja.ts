import buttons from './buttons/ja.ts'
import card from './card/ja.ts'
import care from './care/ja.ts'
import doctor from './doctor/ja.ts'
import drills from './drills/ja.ts'
import type { Phrases } from './en.ts'
import handlers from './handlers/ja.ts'
import home from './home/ja.ts'
import joined from './joined/ja.ts'
import life from './life/ja.ts'
import lists from './lists/ja.ts'
import login from './login/ja.ts'
import measures from './measures/ja.ts'
import oncall from './oncall/ja.ts'
import passkeys from './passkeys/ja.ts'
import plan from './plan/ja.ts'
import policy from './policy/ja.ts'
import postmortem from './postmortem/ja.ts'
import posture from './posture/ja.ts'
import question from './question/ja.ts'
import refusals from './refusals/ja.ts'
import room from './room/ja.ts'
import routes from './routes/ja.ts'
import run from './run/ja.ts'
import sorting from './sorting/ja.ts'
import status from './status/ja.ts'
import storms from './storms/ja.ts'

/** です・ます for sentences, noun phrases for titles, buttons and fields; AWS's own Japanese terms. */
export default {
  card,
  question,
  buttons,
  joined,
  sorting,
  confirm: {
    approveTitle: 'この計画の承認',
    approve: (title, account, region, hash) =>
      `${account} (${region}) で「${title}」を実行します。計画 ${hash}。必要な承認がそろうと、すぐに開始します。`,
    retryTitle: 'この実行の再試行',
    retry: (title, account) =>
      `${account} での「${title}」を、失敗したステップから再開します。再度の承認なしに、すぐに AWS を変更します。`,
    cancel: 'キャンセル',
  },
  run,
  plan,
  states: {
    planned: '計画済み (未依頼)',
    requested: '承認待ち',
    approved: '承認済み',
    running: '実行中',
    done: '完了',
    stopped: '停止',
    rejected: '却下',
    expired: '期限切れ',
  },
  severities: { info: '情報', low: '低', medium: '中', high: '高', critical: '重大' },
  phases: { evidence: '証拠の保全', contain: '封じ込め', eradicate: '根絶', recover: '復旧' },
  refusals,
  policy,
  handlers,
  errors: {
    surprise: handlers.surprise,
  },
  slack: {
    loading: 'AWS の状態を読み取り中…',
    cannotAct: 'ここでは閲覧のみ可能で、操作はできません。対応者に依頼してください。',
    unknownPerson:
      '対応者として登録されていません。hikeshi.yaml への追加を管理者に依頼してください。',
    guest:
      'ゲストと別のワークスペースの方は Hikeshi を利用できません。このワークスペースのメンバーに依頼してください。',
  },
  commands: {
    title: '使えるコマンド',
    usage: (usage) => `使い方: ${usage}`,
    unknown: handlers.unknownCommand,
    badArguments: (usage) => `内容を解釈できませんでした。使い方: ${usage}`,
  },
  anchored: (root, day) =>
    `⚓ ${day} 時点の監査証跡: \`${root}\`\nこのメッセージは保管してください。後で \`hikeshi audit verify --anchor ${root}\` を実行すると、これより前の記録に変更や削除がないかを確認できます。`,
  calls: {
    graver: (severity: string) => `重要度が「${severity}」に上がりました。`,
    joined: '確認済みまたはクローズ済みのこのインシデントで、新たな検出がありました。',
    newest: (title: string) => `新たな検出: ${title}`,
    above: '詳細と操作ボタンは、返信元のカードにあります。',
  },
  storms,
  status,
  doctor,
  routes,
  room,
  care,
  home,
  life,
  login,
  oncall,
  passkeys,
  measures,
  posture,
  postmortem,
  lists,
  drills,
  people: {
    viewer: '閲覧者',
    responder: '対応者',
    approver: '承認者',
    lead: '責任者',
    admin: '管理者',
  },
} satisfies Phrases
