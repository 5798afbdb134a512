import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Backdoor:Lambda/C&CActivity.B',
  status: 'active',
  severity: 'high',
  attack: ['T1071', 'T1195.001'],
  playbooks: ['freeze-function'],
  en: {
    title: 'A Lambda function talks to a command and control server',
    what: "A function connected to an address that is known to steer malware. Nobody logs in to Lambda, so the hostile code came with the deployment: a poisoned dependency, a tampered layer, an input that ends in code execution, or a stolen deployment key. All that the function's role may do is open to it.",
    legitimate: [
      'Does the function fetch addresses that users supply, as webhooks and link previews do?',
      'Does it belong to threat research and query suspicious hosts by design?',
    ],
    steps: [
      'Save the evidence first: aws lambda get-function for the version in the finding (its download link lives ten minutes), plus layers and environment variables.',
      'Set reserved concurrency to 0, which stops every invocation and deletes nothing, then revoke the sessions of the execution role.',
      'Search CloudTrail for UpdateFunctionCode20150331v2 and compare the saved package with what your pipeline built.',
    ],
  },
  ja: {
    title: 'Lambda 関数と C&C サーバーとの通信',
    what: 'Lambda 関数が、マルウェアの指令元として知られるアドレスに接続しました。Lambda にはログインできないため、不正なコードはデプロイか入力を通じて入り込んでいます。汚染された依存パッケージ、改ざんされたレイヤー、コード実行につながる入力、盗まれたデプロイ用の鍵などです。実行ロールに許可された操作はすべて悪用されるおそれがあります。',
    legitimate: [
      'Webhook やリンクのプレビューのように、利用者が指定したアドレスへ接続する関数ではありませんか。',
      '脅威調査のために、あえて不審なホストへ問い合わせる関数ではありませんか。',
    ],
    steps: [
      '先に証拠を保存する。検出結果のバージョンを aws lambda get-function で取得し (ダウンロード URL の有効期限は 10 分)、レイヤーと環境変数も控える。',
      '予約済み同時実行数を 0 にする。何も削除せずにすべての呼び出しを止められる。続いて実行ロールのセッションを取り消す。',
      'CloudTrail で UpdateFunctionCode20150331v2 を探し、保存したパッケージをパイプラインのビルド成果物と比べる。',
    ],
  },
})
