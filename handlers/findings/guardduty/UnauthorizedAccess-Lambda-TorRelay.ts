import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:Lambda/TorRelay',
  status: 'active',
  severity: 'high',
  attack: ['T1090.003', 'T1496.002'],
  playbooks: ['freeze-function'],
  en: {
    title: 'A Lambda function behaves like a Tor relay',
    what: 'The connections of the function look as if it passed on the traffic of others in the Tor network. Lambda is a poor place for that, with no open port and a life of fifteen minutes. All the more likely that stolen credentials run many of them in parallel, at your expense.',
    legitimate: [
      'Does a proxy or scraping function of your own use a library with built-in relaying?',
      'Is a security research project testing Lambda for such abuse?',
    ],
    steps: [
      'Look at invocations, duration and concurrency of the function in CloudWatch, and at new functions in the other regions.',
      'Keep code, layers and configuration, then set reserved concurrency to 0 and disable event source mappings and the function URL.',
      'Follow the key behind the deployment in CloudTrail, deactivate it, and review what else it created.',
    ],
  },
  ja: {
    title: 'Lambda 関数による Tor リレーのような動作',
    what: 'Lambda 関数が、Tor ネットワークで他者の通信を中継しているような接続を行っています。着信用のポートがなく最長 15 分で終了する Lambda は、中継には不向きです。それだけに、盗まれた認証情報で多数の関数を並列に動かし、料金を自分たちに負担させている疑いが強まります。',
    legitimate: [
      '自社のプロキシやスクレイピングの関数が、中継機能を持つライブラリを使っていませんか。',
      'この種の悪用を検証する、セキュリティ研究の一環ではありませんか。',
    ],
    steps: [
      'CloudWatch で関数の呼び出し回数、実行時間、同時実行数を確認し、ほかのリージョンに新しい関数がないかも見る。',
      'コード、レイヤー、設定を保存してから予約済み同時実行数を 0 にし、イベントソースマッピングと関数 URL を無効化する。',
      'デプロイに使われた鍵を CloudTrail でたどってアクセスキーを無効化し、ほかに作成されたものを洗い出す。',
    ],
  },
})
