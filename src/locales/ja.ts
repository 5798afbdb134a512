import care from './care/ja.ts'
import doctor from './doctor/ja.ts'
import drills from './drills/ja.ts'
import type { Phrases } from './en.ts'
import home from './home/ja.ts'
import joined from './joined/ja.ts'
import life from './life/ja.ts'
import login from './login/ja.ts'
import measures from './measures/ja.ts'
import oncall from './oncall/ja.ts'
import passkeys from './passkeys/ja.ts'
import plan from './plan/ja.ts'
import policy from './policy/ja.ts'
import postmortem from './postmortem/ja.ts'
import posture from './posture/ja.ts'
import question from './question/ja.ts'
import room from './room/ja.ts'
import routes from './routes/ja.ts'
import run from './run/ja.ts'
import sorting from './sorting/ja.ts'
import status from './status/ja.ts'
import storms from './storms/ja.ts'

const surprise = (reference: string) =>
  `内部で問題が発生しました。操作が反映されたかどうかは不明です。もう一度試す前にカードを確認してください。参照番号: ${reference}`
const unknownCommand = (name: string) =>
  `${name} というコマンドはありません。/hikeshi help を参照してください。`

/** です・ます for sentences, noun phrases for titles, buttons and fields; AWS's own Japanese terms. */
export default {
  card: {
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
  },
  question,
  buttons: {
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
  },
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
  refusals: {
    'not-found': (what) =>
      `${what} が見つかりません。古いボタンか、ID の誤りかもしれません。最新のカードからやり直すか、/hikeshi incidents で一覧を確認してください。`,
    'not-allowed': (role) =>
      `この操作にはロール ${role} が必要ですが、割り当てられていません。このロールを持つ人に依頼するか、hikeshi.yaml への追加を管理者に依頼してください。`,
    'not-signed-in':
      'サインインしていないか、セッションが終了しています。もう一度サインインしてください。',
    'own-request':
      'ご自身の依頼のため、承認は別の人が行う必要があります。ほかの承認者に、カードの「承認」を押すよう依頼してください。',
    'not-approver': (named) =>
      `このアカウントでは、ポリシーにより次の人だけが行えます: ${named}。該当者に依頼するか、hikeshi.yaml のルールの変更を管理者に依頼してください。`,
    'step-up-needed': (url, minutes) =>
      `この操作にはパスキーが必要です。<${url}|本人確認に進む> を開いてください。このリンクはあなた専用で、${minutes} 分以内に 1 回だけ使用できます。`,
    'no-passkey':
      'この操作にはパスキーが必要ですが、管理者が確認したパスキーがありません。/hikeshi passkey で登録するか、ほかの承認者に依頼してください。',
    'own-passkey':
      '自分のパスキーは確認できません。別の管理者に /hikeshi passkey confirm の入力を依頼してください。',
    'passkey-failed':
      '本人であることを確認できませんでした。別のパスキーまたは別のページによる操作か、キーが複製された可能性があります。何も実行していません。カードのボタンからやり直し、繰り返し失敗する場合は管理者に連絡してください。',
    'link-gone':
      'このリンクは使用済みか、有効期限が切れています。カードのボタンをもう一度押すと、新しいリンクが発行されます。',
    'evidence-first': (playbooks) =>
      `まだ取得していない証拠が失われます。先に実行してください: ${playbooks}。時間がない場合は、計画をもう一度開き、「証拠なしで進める」に理由を入力してください。`,
    'own-review':
      'ご自身が単独で実行したものです。別の人による確認が必要です。ほかの承認者またはリードにレビューを依頼してください。',
    'already-approved':
      'すでに承認済みです。ほかの承認者の承認を待っています。これ以上の操作は必要ありません。',
    'not-waiting': (state) =>
      `このボタンは古くなっています。この実行の現在の状態は「${state}」です。次にできる操作をカードで確認してください。`,
    expired:
      '依頼の有効期限が切れています。何も変更していません。カードのボタンから計画を作り直し、もう一度依頼してください。',
    'plan-changed': (lines) =>
      `依頼の後に AWS の状態が変わったため、この承認は無効です。計画に新しく加わった変更:\n${lines}\n「計画を表示」で新しい計画を確認し、問題がなければもう一度承認してください。`,
    drifted: (lines) =>
      `この実行の後に AWS の設定が別途変更されており、元に戻すとその変更が失われます。実行直後の値と現在の値:\n${lines}\n誰が変更したかを CloudTrail で確認し、調整してからもう一度試してください。`,
    'nothing-to-do':
      'AWS はすでにこのプレイブックの実行後と同じ状態のため、承認するものがありません。インシデントを再確認するか、別のプレイブックを選んでください。',
    'nothing-to-undo':
      'この実行には元に戻すものがありません。何も変更しなかったか、すでに元に戻されています。カードで状態を確認してください。',
    busy: (run) =>
      `このインシデントでは、同じプレイブックがすでに承認待ちまたは実行中です (実行 ${run})。先にそちらを承認または却下するか、完了を待ってください。`,
    'does-not-apply': (because) => `このプレイブックはここでは実行できません: ${because}`,
    'account-not-configured': (account) =>
      `アカウント ${account} は hikeshi.yaml に設定されていないため、参照も変更もできません。レスポンダーロールとあわせて追加するよう、管理者に依頼してください。それまでは AWS コンソールで対応してください。`,
    'resource-gone': (resource) =>
      `${resource} は AWS にもう存在しません。誰がいつ削除したかを CloudTrail で確認してください。スナップショットやログは残っている可能性があります。`,
    'aws-denied': (action, because) =>
      `AWS が ${action} を拒否しました: ${because}。このアカウントのレスポンダーロールと組織のポリシーの確認を管理者に依頼し、その後もう一度試してください。`,
    'aws-failed': (because) =>
      `AWS から正常な応答がありませんでした: ${because}。1 分ほど待ってからもう一度試してください。解消しない場合は AWS Health Dashboard を確認し、AWS コンソールで対応してください。`,
    'drill-open': (drill) =>
      `すでに訓練 ${drill} があります。最後まで行うか、/hikeshi drill stop で終了してください。`,
    'no-drill': '実施中の訓練はありません。/hikeshi drill list で一覧を確認し、開始してください。',
    'nothing-to-come':
      'この訓練でこの後に届くものはありません。残りの対応を終えたら /hikeshi drill stop で終了してください。',
    'not-possible': (because) => `この操作はできません: ${because}`,
    'incident-is': (state) =>
      `このボタンは古くなっています。インシデントの現在の状態は「${state}」です。次にできる操作をカードで確認してください。`,
    merged: (into) =>
      `このインシデントは ${into} に統合されました。以降の操作は統合先のカードで行ってください。`,
    'run-open': (run) =>
      `承認待ちまたは実行中の操作があります (実行 ${run})。却下または停止するか、完了を待ってから、インシデントを終了してください。`,
    'not-asked':
      'この質問には回答できません。ほかの人に宛てたものか、すでに回答済みです。回答は対応者のカードに表示されています。',
    'look-only':
      'ここでは閲覧のみ可能で、操作はできません。対応者に依頼するか、管理者に権限を依頼してください。',
    'bad-input': (field, expected) =>
      `${field} の値が正しくありません。期待する値: ${expected}。修正してもう一度送信してください。`,
  },
  policy,
  handlers: {
    planTitle: '実行計画',
    undoTitle: '元に戻す',
    rejectTitle: '依頼の却下',
    skipTitle: 'ステップの省略',
    skipReason: '省略してよい理由',
    skip: '省略して続行',
    reviewTitle: 'レビュー',
    reviewWords: '確認した内容と、単独での実行が妥当だったか',
    review: 'レビューを完了',
    glassTitle: '緊急実行',
    glassReason: 'いま承認者がいない理由',
    glassNote:
      '承認を待たず、あなたの名前で直ちに実行します。リードに通知され、後から別の人によるレビューが必要です。',
    breakGlass: '単独で実行',
    waiveReason: '証拠なしで進める',
    waiveHint: (playbooks) =>
      `このインシデントで未実施: ${playbooks}。先に証拠を取得する場合は、空欄のままにしてください。`,
    rejectReason: '却下の理由',
    requestApproval: '承認を依頼',
    reject: '却下',
    close: '閉じる',
    requested: '承認を依頼しました。承認の状況と有効期限はカードで確認できます。',
    nothingToRequest: 'AWS はすでに望ましい状態です。承認を依頼するものはありません。',
    sampleSent: '検出結果のサンプルを送信しました。まもなくチャンネルにカードが表示されます。',
    noIncidents: 'インシデントはありません。/hikeshi sample でサンプルを送って試せます。',
    foldedTitle: '集約中のインシデント',
    unfolded: 'まもなくチャンネルにカードを出します。',
    unknownCommand,
    surprise,
  },
  errors: {
    surprise,
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
    unknown: unknownCommand,
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
  lists: {
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
  },
  drills,
  people: {
    viewer: '閲覧者',
    responder: '対応者',
    approver: '承認者',
    lead: '責任者',
    admin: '管理者',
  },
} satisfies Phrases
