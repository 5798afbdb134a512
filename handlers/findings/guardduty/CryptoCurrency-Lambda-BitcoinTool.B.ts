import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CryptoCurrency:Lambda/BitcoinTool.B',
  status: 'active',
  severity: 'high',
  attack: ['T1496.001', 'T1648'],
  playbooks: ['freeze-function'],
  en: {
    title: 'A Lambda function contacts a cryptocurrency address',
    what: 'A function connects to an address from the world of cryptocurrency. Mining in Lambda pays only because you carry the bill: attackers use a stolen key to create functions with much memory and a long timeout, and let them call each other without end.',
    legitimate: [
      'Is it a price feed, a payment check or a wallet service that you developed?',
      'Was it created by your deployment pipeline, and does its repository exist?',
    ],
    steps: [
      'Find the creator: CreateFunction20150331 and UpdateFunctionCode20150331v2 in CloudTrail, with the access key and its address.',
      'Download the code of the version concerned, then set reserved concurrency to 0 and disable the triggers that wake it up.',
      'List functions, layers and event rules of all regions by creation time, for copies elsewhere go on with the bill.',
    ],
  },
  ja: {
    title: 'Lambda 関数による暗号通貨関連の通信',
    what: 'Lambda 関数が、暗号通貨に関連するアドレスへ接続しています。Lambda でのマイニングは、料金を他人に払わせて初めて採算が合います。攻撃者は盗んだ鍵で、メモリが大きくタイムアウトの長い関数を作り、互いに延々と呼び出させます。',
    legitimate: [
      '自社で開発した相場取得、入金確認、ウォレットの機能ではありませんか。',
      'デプロイパイプラインから作られた関数で、元のリポジトリが存在しますか。',
    ],
    steps: [
      '作成者を調べる。CloudTrail の CreateFunction20150331 と UpdateFunctionCode20150331v2 から、使われたアクセスキーと接続元を特定する。',
      '該当バージョンのコードをダウンロードしてから、予約済み同時実行数を 0 にし、起動元のトリガーを無効化する。',
      '全リージョンの関数、レイヤー、イベントルールを作成時刻順に並べる。別のリージョンの複製が残っていると課金が続く。',
    ],
  },
})
