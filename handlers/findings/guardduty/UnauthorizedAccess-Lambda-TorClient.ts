import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:Lambda/TorClient',
  status: 'active',
  severity: 'high',
  attack: ['T1090.003', 'T1648'],
  playbooks: ['freeze-function'],
  en: {
    title: 'A Lambda function enters the Tor network as a client',
    what: 'A function connects to Tor guard or authority nodes. The runtimes that AWS provides contain no Tor, so somebody packed it into the deployment, a layer or a container image. That is deliberate work, by a developer or by an intruder.',
    legitimate: [
      'Does the function watch onion sites, as leak and brand monitoring does?',
      'Is it an experiment whose author is named in the tags or the repository?',
    ],
    steps: [
      'Save the package, the layers or the image digest of the version named, and look in it for a tor binary or library.',
      'Learn from CloudTrail who deployed that version, from which address and with which key.',
      "Without a good explanation set reserved concurrency to 0 and revoke the execution role's sessions; ask what the function could read.",
    ],
  },
  ja: {
    title: 'Lambda 関数からの Tor ネットワークへの接続',
    what: 'Lambda 関数が、Tor のガードノードまたはオーソリティノードに接続しています。AWS が提供するランタイムに Tor は含まれないため、誰かがデプロイパッケージ、レイヤー、コンテナイメージに組み込んだことになります。開発者によるものか侵入者によるものかはともかく、意図的な行為です。',
    legitimate: [
      '情報漏えいやブランドの監視のために、onion サイトを巡回する関数ではありませんか。',
      '作成者がタグやリポジトリで分かる、実験用の関数ではありませんか。',
    ],
    steps: [
      '該当バージョンのパッケージ、レイヤー、またはイメージのダイジェストを保存し、tor のバイナリやライブラリを探す。',
      'そのバージョンをデプロイした人、接続元、使われた鍵を CloudTrail で調べる。',
      '納得できる説明がなければ、予約済み同時実行数を 0 にして実行ロールのセッションを取り消し、関数から読み取れたデータを洗い出す。',
    ],
  },
})
