import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:RDS/TorIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1595.001', 'T1090.003'],
  playbooks: [],
  en: {
    title: 'The database was probed through Tor',
    what: "From a Tor exit node somebody touched the database's port and did not log in. Ordinary scanners do not bother to hide; this one did. The finding says little about the visitor, and much about your endpoint, which the whole world can reach.",
    legitimate: [
      'Did a colleague test from the Tor browser whether a firewall change had worked?',
      'Is the endpoint public by contract, with a review that accepted anonymous networks?',
    ],
    steps: [
      'Test from outside whether the endpoint resolves to a public address and the port opens, and keep the result.',
      'Ask CloudTrail who called ModifyDBInstance with PubliclyAccessible or AuthorizeSecurityGroupIngress, and when.',
      'Close the exposure, and require TLS and IAM or certificate authentication before it is ever opened again.',
    ],
  },
  ja: {
    title: 'Tor 経由でのデータベースの探索',
    what: '何者かが Tor の出口ノードからデータベースのポートに触れ、ログインはしませんでした。普通のスキャナーはわざわざ身元を隠しませんが、この相手は隠しています。相手について分かることはわずかです。一方で、エンドポイントが世界中から届く状態にあることははっきりしました。',
    legitimate: [
      'ファイアウォールの変更が効いたかどうかを、同僚が Tor ブラウザから確かめていませんか。',
      '契約上公開が必要なエンドポイントで、匿名ネットワークからの接続も含めてレビュー済みですか。',
    ],
    steps: [
      'エンドポイントがパブリックアドレスに解決され、ポートが開くかどうかを外部から確かめ、結果を残す。',
      'PubliclyAccessible を指定した ModifyDBInstance や AuthorizeSecurityGroupIngress を、いつ誰が実行したか CloudTrail で調べる。',
      '公開をやめる。再び公開する場合は、TLS と、IAM または証明書による認証を必須にする。',
    ],
  },
})
