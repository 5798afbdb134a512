import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:Kubernetes/TorIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1552.007', 'T1090.003'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Cluster secrets were requested through Tor',
    what: 'An API for secrets or tokens of the cluster was called from a Tor exit node. An administrator has little reason to hide from their own API server, so expect a thief with a working kubeconfig who is collecting the next keys.',
    legitimate: [
      'Is there a security researcher or a tester with a written order who announced the use of Tor?',
      'Does a laptop of the team send all traffic through Tor or a Tor-based privacy product?',
    ],
    steps: [
      'Disable the identity that the audit log names, because blocking one exit node only makes the caller change to another.',
      'Look backwards for the same identity from ordinary addresses: the first foreign one marks the day of the theft.',
      'Replace every secret that was returned, and search repositories and CI logs for the kubeconfig that leaked.',
    ],
  },
  ja: {
    title: 'Tor 経由でのクラスターのシークレット要求',
    what: 'クラスターのシークレットやトークンを扱う API が、Tor の出口ノードから呼び出されました。管理者が自分の API サーバーに対して身元を隠す理由はほとんどありません。有効な kubeconfig を手に入れた攻撃者が、次の鍵を集めていると考えてください。',
    legitimate: [
      '書面で依頼を受け、Tor の使用を事前に知らせていたテスト担当者や研究者はいますか。',
      'チームの誰かの PC が、すべての通信を Tor や類似の匿名化製品に通していませんか。',
    ],
    steps: [
      '監査ログに示されたアイデンティティを止める。出口ノードを 1 つ遮断しても、別のノードに切り替えられるだけである。',
      '同じアイデンティティの通常の IP アドレスからの操作を遡る。見知らぬアドレスが最初に現れた日が、盗まれた時期の目安になる。',
      '返されたシークレットをすべて差し替え、漏えいした kubeconfig をリポジトリや CI のログから探す。',
    ],
  },
})
