import doctor from './doctor/ja.ts'
import type { Phrases } from './en.ts'
import home from './home/ja.ts'
import life from './life/ja.ts'
import measures from './measures/ja.ts'
import oncall from './oncall/ja.ts'
import passkeys from './passkeys/ja.ts'
import postmortem from './postmortem/ja.ts'
import posture from './posture/ja.ts'

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
  question: {
    title: 'あなたの操作ですか?',
    about: (what, who) =>
      `AWS に、あなたの名義で次の操作が記録されています: *${what}*\n${who} が、あなた自身 (またはあなたが動かしているもの) による操作かどうかを確認しています。`,
    yes: 'はい、自分の操作',
    no: 'いいえ、身に覚えなし',
    saidYes:
      '✅ ご本人の操作と回答いただきました。ありがとうございます。ほかに必要な対応はありません。',
    saidNo:
      '🚨 ご本人の操作ではないと回答いただきました。対応者に伝わっています。この認証情報ではサインインせず、連絡が取れるようにしておいてください。',
    only: '回答は対応者の判断材料になるだけで、これによって自動的に何かが実行されることはありません。パスワードやコードをお聞きすることもありません。',
    waiting: (who, at) => `❔ ${who} に本人の操作かどうかを確認中です (${at} に送信、未回答)。`,
    wasThem: (who, at) => `🙋 ${who} は、本人の操作だと回答しました (${at})。`,
    wasNotThem: (who, at) => `🚨 *${who} は、本人の操作ではないと回答しました* (${at})。`,
  },
  buttons: {
    acknowledge: '確認済みにする',
    ask: '本人に確認',
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
  joined: {
    merged: (into, by) =>
      `🔀 *このインシデントは ${into} に統合されました。* 以降の情報は統合先のカードに表示されます。ここで実行した操作は、引き続きこのカードで扱えます。${by}`,
    mergedBy: (who) => `${who} が統合しました。`,
    because: (why) => `統合の理由: ${why}。`,
    absorbed: (ids) =>
      `🔀 ${ids} がこのインシデントに統合されました。統合前に実行した操作は、それぞれのカードにあります。`,
    splitFrom: (id, who) => `✂️ ${who} が ${id} から分割しました。`,
    title: (count) => `*このインシデントの検出結果: ${count} 件*`,
    more: (count) => `… ほか ${count} 件`,
    over: (at) =>
      `✅ *AWS 側では解消済みです* (${at})。検出結果が解消されても、原因が取り除かれたとは限りません。`,
    memberOver: 'AWS 側で解消済み',
    suppressed: (until, rule, who, reason) =>
      `🔇 類似の検出結果を ${until} まで抑制中 (${rule}、設定者: ${who}): ${reason}`,
  },
  sorting: {
    suppressTitle: '類似の検出結果の抑制',
    suppress: '抑制する',
    suppressNote: (type, resource) =>
      `${resource} の ${type} をもとにルールを作成します。抑制された検出結果は保存・集計されますが、カードは投稿されません。重要度が「重大」のものは、リソースを指定したルールでのみ抑制されます。`,
    scope: '抑制する範囲',
    scopes: {
      'type-resource': 'このリソースの、このタイプ',
      'type-actor': 'このアクターによる、このタイプ',
      resource: 'このリソースのすべて',
      actor: 'このアクターによるすべて',
      type: 'アカウント全体の、このタイプ',
    },
    preview: (findings, incidents) =>
      `過去 30 日間: 検出結果 ${findings} 件、インシデント ${incidents} 件`,
    previewNote:
      '各選択肢に、過去 30 日間にこのアカウントで抑制の対象となったはずの件数を示しています。',
    reason: '抑制する理由',
    owner: '問い合わせ先',
    lasting: '期間',
    days: (days) => `${days} 日間`,
    suppressed: (rule, until) =>
      `${rule} により ${until} まで抑制します。一覧と解除には /hikeshi suppressions を使用してください。`,
    splitTitle: '検出結果の分割',
    splitNote:
      '選択した検出結果を独立したインシデントとし、新しいカードを投稿します。以降、ほかの検出結果とは統合されません。実行した操作はこのインシデントに残ります。',
    finding: '分割する検出結果',
    split: (id) => `${id} として分割しました。まもなくカードが投稿されます。`,
    mergeTitle: 'インシデントの統合',
    mergeNote: (id) =>
      `${id} を、選択したインシデントに統合します。検出結果と以降の情報は統合先に表示されます。${id} で実行した操作は、元のカードに残り、引き続き操作できます。`,
    into: '統合先のインシデント',
    merged: (from, into) => `${from} を ${into} に統合しました。`,
    title: '抑制ルール',
    none: '抑制ルールはありません。',
    noneInForce: '有効な抑制ルールはありません。',
    until: (at) => `${at} まで`,
    expired: (at) => `${at} に終了`,
    lifted: (who, at) => `${who} が ${at} に解除`,
    owned: (by, owner) => `設定者: ${by}、問い合わせ先: ${owner}`,
    hidden: (count, last) =>
      count === 0 ? '抑制した検出結果はまだありません' : `抑制 ${count} 件 (最後は ${last})`,
    more: (count) => `… ほか ${count} 件が有効`,
    liftedNow: (rule) => `${rule} を解除しました。以降に届いた検出結果はカードに表示されます。`,
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
  policy: {
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
  },
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
  calls: {
    graver: (severity: string) => `重要度が「${severity}」に上がりました。`,
    joined: '確認済みまたはクローズ済みのこのインシデントで、新たな検出がありました。',
    newest: (title: string) => `新たな検出: ${title}`,
    above: '詳細と操作ボタンは、返信元のカードにあります。',
  },
  storms: {
    title: (incidents: number) =>
      `🌊 アラートの急増: ${incidents} 件のインシデントをこのカードに集約`,
    over: (incidents: number) =>
      `🌊 アラートの急増は収束: ${incidents} 件のインシデントをこのカードに集約`,
    sum: (findings: number, incidents: number, since: string) =>
      `*検出結果 ${findings} 件、インシデント ${incidents} 件* (${since} から)。重大なものは含まれません。重大なものには、すぐに個別のカードを出します。`,
    actors: '件数の多いアクター',
    types: '件数の多いタイプ',
    accounts: 'アカウント',
    talker: (name: string, findings: number, incidents: number) =>
      `${name} – 検出結果 ${findings} 件、インシデント ${incidents} 件`,
    list: '一覧を見る',
    open: 'カードを出す',
    mute: (actor: string) => `${actor} を 2 時間ミュート`,
    muteTitle: 'このアクターを 2 時間ミュートしますか?',
    muteText: (actor: string) =>
      `${actor} の操作は、重大なものを除き、2 時間カードになりません。集約済みの分は確認済みとして扱います。この操作はあなたの名前で記録されます。`,
    muteYes: 'ミュート',
    muteReason: 'アラートの急増中に 2 時間ミュート',
    muted: (actor: string, until: string, incidents: number) =>
      `${actor} を ${until} までミュートしました。集約済みのインシデント ${incidents} 件のカードは出しません。`,
    meanwhile: (shown: number) =>
      `10 秒ごとに更新します。個別のカードを出したもの: ${shown} 件。残りは収束後に出します。`,
    afterwards: (shown: number) =>
      `これから、重要度の高い順に個別のカードを出します。出したもの: ${shown} 件。`,
    nothingFolded:
      '集約中のインシデントはありません。すべて個別のカードを出したか、これから出します。',
    moreFolded: (count: number) => `… 他 ${count} 件 (最近のものは /hikeshi incidents で一覧)`,
  },
  status: {
    title: '稼働状況',
    findings: (received: number, shown: number, folded: number, suppressed: number) =>
      `*受信した検出結果: ${received} 件* = 表示 ${shown} + 集約または待機 ${folded} + 抑制 ${suppressed}`,
    suppressed: (rules: number, untold: number, idle: number) =>
      `抑制の内訳: ルールによるもの ${rules} 件、通知先のチャンネルがないもの ${untold} 件、通知前に解決したもの ${idle} 件`,
    backlog: (waiting: number, notUnderstood: number, failed: number) =>
      `イベント: 未処理 ${waiting} 件、解釈できないもの ${notUnderstood} 件、失敗 ${failed} 件`,
    channel: (channel: string, wanted: number) => `${channel}: 表示待ちのカード ${wanted} 件`,
    storm: (since: string, folded: number) =>
      `🌊 ${since} からアラートが急増中、インシデント ${folded} 件を集約`,
    chatOk: (at: string) => `Slack への最後の送信 ${at}`,
    chatUnused: 'Slack への送信なし',
    chatFailed: (at: string) => `⚠️ Slack への送信に失敗 (${at})`,
    chatAgain: (at: string) => `次の再試行 ${at}`,
    account: (account: string, at: string) => `${account}: 最後のイベント ${at}`,
    store: (version: string) => `データストア: PostgreSQL ${version}`,
  },
  doctor,
  routes: {
    notUnderstood:
      'このイベントを扱うハンドラーがありません。解釈できないイベントとして保管されます。',
    read: (source: string, findings: number) => `読み取り: ${source}、検出結果 ${findings} 件`,
    finding: (severity: string, type: string, account: string, region: string) =>
      `重要度 ${severity}  ${type}  ${account}  ${region}`,
    overridden: (was: string, now: string) =>
      `  重要度: 検出元では ${was}、hikeshi.yaml により ${now}`,
    fits: (route: number) => `  ルート ${route}: 一致`,
    missed: (route: number, part: string) => `  ルート ${route}: 不一致 (${part})`,
    fellThrough: '  一致するルートなし: すべてのチャンネルが対象',
    told: (channel: string) => `  通知先: ${channel}`,
    toldLater: (channel: string) => `  通知先: ${channel} (通知を控える時間帯が終わってから)`,
    spared: (channel: string, from: string) => `  対象外: ${channel} (重要度 ${from} 以上のみ)`,
    nobody: '  通知先なし',
    owners: (ids: string) => `  メンション: ${ids}`,
  },
  home,
  life,
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
  drills: {
    listTitle: '訓練',
    minutes: (minutes) => `${minutes} 分`,
    howTo:
      '`/hikeshi drill start &lt;id&gt;` で開始します。`at 14:30` を付けると時刻を指定でき、`surprise 2h` を付けると 2 時間以内のどこかで抜き打ちに始まります。id を `any` にするとシナリオは自動で選ばれます。',
    running: (title, at) =>
      title === '' ? `*訓練を実施中* (${at} 開始)` : `*実施中:* ${title} (${at} 開始)`,
    scheduled: (title, at) => `*予定:* ${title} (${at})`,
    surprise: (until) => `*抜き打ち訓練の予定あり:* ${until} までのどこかで開始`,
    begins: (title) => `訓練開始: ${title}`,
    over: (title) => `講評: ${title}`,
    rules:
      '【訓練】と付いたカードは、すべて本番と同じように扱ってください。確認し、証拠を残し、封じ込め、承認を得ます。操作はすべて一つの模擬アカウントで実行されます。状況の共有は `/hikeshi drill tell &lt;内容&gt;`、終了は `/hikeshi drill stop` で行います。',
    debrief: (title) => `講評: ${title}`,
    preempted: (title) => `訓練中止: ${title}`,
    preemptedWhy: (incident) =>
      `*重大な実際のインシデント ${incident} が発生しました。* 訓練はここで終了し、成績には数えません。訓練のカードはそのままにして、実際のインシデントに対応してください。`,
    notOver: 'この訓練はまだ終わっていません。講評は終了後に届きます。',
    neverBegan: 'この訓練は開始前に取りやめになりました。',
    outcome: {
      won: (points) => `🏅 *勝利: 100 点中 ${points} 点。* 適切な対応で攻撃を封じ込めました。`,
      held: (points) =>
        `🧯 *阻止: 100 点中 ${points} 点。* 攻撃は封じ込めましたが、遅れや誤りがありました。`,
      lost: (points) =>
        `🔥 *敗北: 100 点中 ${points} 点。* 終了の時点で、攻撃者の侵入経路が残っていました。`,
    },
    outcomes: { won: '勝利', held: '阻止', lost: '敗北' },
    acknowledged: '確認まで',
    firstRight: '最初の正しい対応まで',
    contained: '封じ込めまで',
    escalations: '被害の拡大',
    never: 'なし',
    wanted: '求められた対応',
    happened: '起きたこと',
    people: '参加者',
    person: (who, points, deeds) => `${who}: ${points} 点 (${deeds} 件の対応)`,
    inDrills: (who, points, drills) => `${who}: ${points} 点 (訓練 ${drills} 回)`,
    lesson: '教訓',
    ack: '誰かが確認済みにして、ほかの人が待たずに済むようにします。',
    states: {
      good: '時間内',
      late: '遅れ、または順序の誤り',
      missing: '未実施',
      wrong: '誤った操作',
      caught: '依頼されたが却下で阻止',
      wave: '封じ込めが間に合わず発生',
    },
    seconds: (seconds) => `${seconds} 秒`,
    duration: (minutes, seconds) => `${minutes} 分 ${seconds} 秒`,
    notYet: '終了により発生せず',
    averted: '封じ込めにより発生せず',
    distractor: '無害',
    season: (year) => `${year} 年の訓練成績`,
    noSeason: 'この年に採点された訓練はまだありません。',
    sum: (count, won, average) => `*平均 ${average} 点* (訓練 ${count} 回、うち勝利 ${won} 回)`,
    trend: '得点の推移 (左が最も古い)',
    uncontained: '封じ込めできず',
    containedIn: (duration) => `封じ込めまで ${duration}`,
    started: '訓練を開始しました。まもなく最初のカードがチャンネルに届きます。',
    willStart: (at) => `訓練は ${at} に開始します。`,
    willSurprise: (until) =>
      `${until} までのどこかで訓練が始まります。開始時刻は、依頼した本人を含め誰にも知らされません。`,
    stopped: '訓練を終了しました。講評はチャンネルにも届きます。',
    calledOff: '訓練を取りやめました。',
    hurried: '次の出来事がまもなく届きます。',
    told: '記録しました。関係者への状況共有として採点されます。',
  },
  people: {
    viewer: '閲覧者',
    responder: '対応者',
    approver: '承認者',
    lead: '責任者',
    admin: '管理者',
  },
} satisfies Phrases
