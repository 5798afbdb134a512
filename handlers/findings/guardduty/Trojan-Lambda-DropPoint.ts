import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Lambda/DropPoint',
  status: 'active',
  severity: 'medium',
  attack: ['T1041', 'T1195.001'],
  playbooks: ['freeze-function'],
  en: {
    title: 'A Lambda function connects to a drop point for stolen data',
    what: 'The function contacts an address where malware unloads what it took elsewhere. A function has much to give: its role credentials and all its variables stand in the environment, and packages that steal exactly these are published again and again.',
    legitimate: [
      'Does it submit or fetch samples for a malware analysis service?',
      'Does it call addresses out of a queue which outsiders can fill?',
    ],
    steps: [
      'Keep a copy of code, layers, configuration and CloudWatch logs of the version in the finding.',
      'Set reserved concurrency to 0, and revoke the sessions of the execution role, whose credentials may already be elsewhere.',
      "Rotate every secret in the environment variables, and search CloudTrail for the role's calls from addresses that are not Lambda's.",
    ],
  },
  ja: {
    title: 'Lambda 関数と窃取データ集積先との通信',
    what: 'Lambda 関数が、マルウェアが盗んだデータの集積先として知られるアドレスに接続しました。関数の環境変数には、実行ロールの認証情報をはじめ多くの秘密が含まれています。まさにそれを狙う悪性パッケージが、繰り返し公開されています。',
    legitimate: [
      'マルウェア解析サービスに検体を送受信する関数ではありませんか。',
      '外部から書き込めるキューのアドレスへ、そのまま接続する関数ではありませんか。',
    ],
    steps: [
      '検出結果に示されたバージョンのコード、レイヤー、設定、CloudWatch のログを保存する。',
      '予約済み同時実行数を 0 にし、実行ロールのセッションを取り消す。認証情報はすでに外部へ渡っているかもしれない。',
      '環境変数の秘密情報をすべて更新し、Lambda 以外のアドレスからロールが使われていないか CloudTrail で調べる。',
    ],
  },
})
