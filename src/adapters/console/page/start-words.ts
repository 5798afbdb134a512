/** What the first steps say. */
export const startEn = {
  about:
    'Four steps, and each is ticked by itself once it is so. The first two need nothing but this page. Nothing secret is typed in here.',
  done: 'Done',
  open: 'To do',
  copy: 'Copy',
  show: 'Show',
  copied: 'Copied',
  copyOf: (what: string) => `Copy: ${what}`,
  progress: (done: number, all: number) => `${done} of ${all} steps are done.`,
  link: 'First steps: sample, drill, Slack, AWS',
  lookOnly:
    'A real account is named, so that this page may only look. In Slack: /hikeshi sample and /hikeshi drill start any.',
  sample: {
    title: 'Contain a first finding',
    about: 'On a simulated account inside this bot: nothing real is touched.',
    sent: 'A sample has come in. Contain it, and this step is done.',
  },
  drill: {
    title: 'Rehearse a first attack',
    about: 'A story on the simulated account, with points at its end.',
    steps: [
      'Type drill start any into the command box below and press Run.',
      'Open Incidents: alerts marked DRILL come in, one after the other. Find out what happened and contain it.',
      'Type drill next if you do not want to wait, and drill report for the debrief.',
    ],
  },
  slack: {
    title: 'Connect Slack',
    about: 'Ten minutes, with somebody who may install apps. Word by word: docs/connect-slack.md.',
    manifest: 'The manifest of the app',
    file: 'hikeshi.yaml, with your ids',
    steps: [
      'At api.slack.com/apps press Create New App, From a manifest, and paste the manifest.',
      'Under Basic Information make an App-Level Token with connections:write; then Install App.',
      'Set the variables below where the bot is started. Never type a token into a page or a chat.',
      'Write into hikeshi.yaml who may come in and where cards go, by ids.',
      'Restart the bot, type /invite @hikeshi in each channel, and check here.',
    ],
    variables: {
      SLACK_BOT_TOKEN: 'OAuth & Permissions, Bot User OAuth Token (xoxb-)',
      SLACK_APP_TOKEN: 'Socket Mode: Basic Information, App-Level Tokens (xapp-)',
      SLACK_SIGNING_SECRET: 'HTTP instead of Socket Mode: Basic Information, Signing Secret',
    } as Readonly<Record<string, string>>,
    set: 'set',
    unset: 'not set',
    unchecked:
      'Slack is not connected: the variables above are not set, or the bot was not restarted.',
  },
  aws: {
    title: 'Connect an AWS account',
    about:
      'AWS sends its events to the bot at an https address: docs/hub.md makes one. Word by word, and for an organization: docs/connect-aws.md.',
    events: 'Rules and key, in each region',
    roles: 'The two roles, once for each account',
    file: 'hikeshi.yaml, with your account',
    steps: [
      'In each region that is watched, with the account’s own credentials, bring in the key and the rules.',
      'Once for each account, make the two roles: one looks, the other carries out what was approved.',
      'Name the account in hikeshi.yaml, restart the bot, and check here. After five minutes the canary has come.',
    ],
    unchecked: 'No account is named in hikeshi.yaml.',
  },
  healthy: 'Everything that the doctor says is on the page Health.',
}

export const startJa: typeof startEn = {
  about:
    '4 つのステップです。完了すると自動でチェックが付きます。最初の 2 つは、この画面だけで進められます。トークンなどの秘密情報を、この画面に入力することはありません。',
  done: '完了',
  open: '未完了',
  copy: 'コピー',
  show: '表示',
  copied: 'コピーしました',
  copyOf: (what) => `${what}をコピー`,
  progress: (done, all) => `${all} ステップ中 ${done} ステップが完了しています。`,
  link: '最初の手順 (サンプル、訓練、Slack、AWS)',
  lookOnly:
    '実際のアカウントが設定されているため、この画面では閲覧のみ可能です。Slack で /hikeshi sample と /hikeshi drill start any を実行してください。',
  sample: {
    title: '最初の検出結果を封じ込める',
    about: 'ボット内のシミュレーション用アカウントで行います。実際の環境には影響しません。',
    sent: 'サンプルを受信しました。封じ込めると、このステップは完了です。',
  },
  drill: {
    title: '最初の訓練を行う',
    about: 'シミュレーション用アカウントで進む攻撃シナリオです。最後に得点が出ます。',
    steps: [
      '下のコマンド欄に drill start any と入力し、「実行」を押します。',
      '「インシデント」を開くと、【訓練】と付いたアラートが順に届きます。何が起きたかを調べ、封じ込めます。',
      '待たずに進めるには drill next、講評を見るには drill report と入力します。',
    ],
  },
  slack: {
    title: 'Slack を接続する',
    about:
      '所要時間は約 10 分です。アプリをインストールできる権限が必要です。詳しい手順は docs/ja/connect-slack.md を参照してください。',
    manifest: 'アプリのマニフェスト',
    file: 'hikeshi.yaml (ID は自社のものに置き換え)',
    steps: [
      'api.slack.com/apps で Create New App、From a manifest を選び、マニフェストを貼り付けます。',
      'Basic Information で connections:write のスコープを持つ App-Level Token を作成し、Install App でインストールします。',
      'ボットを起動する環境に、下の環境変数を設定します。トークンを画面やチャットに入力しないでください。',
      '利用できる人とカードの投稿先を、hikeshi.yaml に ID で記述します。',
      'ボットを再起動し、各チャンネルで /invite @hikeshi を実行してから、ここで確認します。',
    ],
    variables: {
      SLACK_BOT_TOKEN: 'OAuth & Permissions の Bot User OAuth Token (xoxb-)',
      SLACK_APP_TOKEN: 'Socket Mode の場合: Basic Information の App-Level Tokens (xapp-)',
      SLACK_SIGNING_SECRET: 'HTTP の場合: Basic Information の Signing Secret',
    },
    set: '設定済み',
    unset: '未設定',
    unchecked: 'Slack に接続していません。上の環境変数が未設定か、ボットが再起動されていません。',
  },
  aws: {
    title: 'AWS アカウントを接続する',
    about:
      'AWS のイベントは https のアドレスでボットに届きます。アドレスの用意は docs/hub.md、詳しい手順と組織での設定は docs/ja/connect-aws.md を参照してください。',
    events: 'ルールとキー (リージョンごと)',
    roles: '2 つのロール (アカウントごとに 1 回)',
    file: 'hikeshi.yaml (アカウントは自社のものに置き換え)',
    steps: [
      '監視する各リージョンで、対象アカウントの認証情報を使い、キーとルールを作成します。',
      'アカウントごとに 1 回、2 つのロールを作成します。一方は参照用、もう一方は承認済みの操作の実行用です。',
      'hikeshi.yaml にアカウントを記述し、ボットを再起動して、ここで確認します。5 分以内にカナリアが届きます。',
    ],
    unchecked: 'hikeshi.yaml にアカウントの記載がありません。',
  },
  healthy: '診断結果の全項目は「稼働状況」ページにあります。',
}
