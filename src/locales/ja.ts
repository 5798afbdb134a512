import type { Phrases } from './en.ts'

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
    count: 'カウント',
    counted: (count, arrivals) =>
      arrivals > 1 ? `${count} (受信イベント ${arrivals} 件)` : `${count}`,
    firstSeen: '最初の検出',
    lastSeen: '最後の検出',
    links: '調査',
    acknowledgedBy: (who, at) => `👀 確認者: ${who} (${at})`,
    notAcknowledged: '👀 まだ誰も確認していません。',
    again: (button) => `${button} (再実行)`,
    footer: (type, incident) => `${type} · インシデント ${incident}`,
    score: (score) => `スコア ${score}`,
    yourZone: '時刻はお使いのタイムゾーンで表示しています。',
  },
  buttons: {
    acknowledge: '確認済みにする',
    approve: '承認',
    reject: '却下',
    showPlan: '計画を表示',
    retry: '再試行',
    undo: '元に戻す',
  },
  confirm: {
    approveTitle: 'この計画の承認',
    approve: (title, account, region, hash) =>
      `${account} (${region}) で「${title}」を実行します。計画 ${hash}。必要な承認がそろうと、すぐに開始します。`,
    retryTitle: 'この実行の再試行',
    retry: (title, account) =>
      `${account} での「${title}」を、失敗したステップから再開します。再度の承認なしに、すぐに AWS を変更します。`,
    cancel: 'キャンセル',
  },
  run: {
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
    made: (what) => `作成: ${what}`,
    kept: (why) => `残したもの: ${why}`,
  },
  plan: {
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
  },
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
    'own-request':
      'ご自身の依頼のため、承認は別の人が行う必要があります。ほかの承認者に、カードの「承認」を押すよう依頼してください。',
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
    'look-only':
      'ここでは閲覧のみ可能で、操作はできません。対応者に依頼するか、管理者に権限を依頼してください。',
    'bad-input': (field, expected) =>
      `${field} の値が正しくありません。期待する値: ${expected}。修正してもう一度送信してください。`,
  },
  handlers: {
    planTitle: '実行計画',
    undoTitle: '元に戻す',
    rejectTitle: '依頼の却下',
    rejectReason: '却下の理由',
    requestApproval: '承認を依頼',
    reject: '却下',
    close: '閉じる',
    requested: '承認を依頼しました。承認の状況と有効期限はカードで確認できます。',
    nothingToRequest: 'AWS はすでに望ましい状態です。承認を依頼するものはありません。',
    sampleSent: '検出結果のサンプルを送信しました。まもなくチャンネルにカードが表示されます。',
    noIncidents: 'インシデントはありません。/hikeshi sample でサンプルを送って試せます。',
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
  people: {
    viewer: '閲覧者',
    responder: '対応者',
    approver: '承認者',
    lead: '責任者',
    admin: '管理者',
  },
} satisfies Phrases
