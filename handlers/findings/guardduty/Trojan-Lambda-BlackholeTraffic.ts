import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Trojan:Lambda/BlackholeTraffic',
  status: 'active',
  severity: 'medium',
  attack: ['T1071', 'T1195.001'],
  playbooks: ['freeze-function'],
  en: {
    title: 'A Lambda function sends traffic into a black hole',
    what: 'The function calls an address where nothing answers any longer, typically a malicious server that has been switched off. In code that you deploy yourselves this points at a package with a hard-wired contact that was hostile once and may be again.',
    legitimate: [
      "Is the address that of a former supplier or environment, left in the function's variables?",
      'Do the invocations end in timeouts since a peer of yours was shut down?',
    ],
    steps: [
      'Search the environment variables and the code of the version concerned for the address; a match in your own settings ends the matter.',
      'Otherwise download code and layers, and go through the dependencies that changed in the last deployment.',
      'Set reserved concurrency to 0 until the origin is clear, and examine sibling functions with the same layer.',
    ],
  },
  ja: {
    title: 'Lambda 関数によるブラックホール宛ての通信',
    what: 'Lambda 関数が、もう応答のないアドレスを呼び出しています。停止された悪性サーバーの跡地であることが典型です。自分たちでデプロイしたコードなら、かつて悪用され、今後また悪用され得る接続先が、依存パッケージに埋め込まれていることを疑います。',
    legitimate: [
      '以前の取引先や環境のアドレスが、関数の環境変数に残っていませんか。',
      '連携先の停止以来、呼び出しがタイムアウトで終わっていませんか。',
    ],
    steps: [
      '該当バージョンの環境変数とコードでアドレスを検索する。自社の設定として見つかれば、その修正で解決する。',
      '見つからなければコードとレイヤーをダウンロードし、直近のデプロイで変わった依存パッケージを調べる。',
      '原因が分かるまで予約済み同時実行数を 0 にし、同じレイヤーを使うほかの関数も調べる。',
    ],
  },
})
