import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:Kubernetes/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'high',
  attack: ['T1485', 'T1489'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An address on your own threat list changes the cluster',
    what: 'A network that you had written down as hostile sent a modifying call, and the API server took it. Either a list entry blocks your own deployment path, or a known adversary can delete workloads at will.',
    legitimate: [
      'Did a hosted pipeline get a new runner address that lies in a listed range?',
      'Does the change that was made match a commit or a release of the same hour?',
    ],
    steps: [
      'Compare the changed object with its manifest in Git: kubectl diff shows in seconds whether it was a deployment or sabotage.',
      'Where it was sabotage, disable the caller and pause GitOps reconciliation until the altered objects are saved as YAML.',
      'Undo the changes, beginning with NetworkPolicies, webhooks and scaled-down controllers that protect the others.',
    ],
  },
  ja: {
    title: '自社の脅威リストにある IP アドレスからのクラスターの変更',
    what: '敵対的なものとして登録していたネットワークから変更操作が届き、API サーバーがそれを受け入れました。登録が自社のデプロイ経路と重なっているか、既知の攻撃者がワークロードを自由に消せる状態か、どちらかです。',
    legitimate: [
      'ホスト型パイプラインのランナーに、リストの範囲にある新しい IP アドレスが割り当てられていませんか。',
      '行われた変更は、同じ時間帯のコミットやリリースと一致しますか。',
    ],
    steps: [
      '変更されたオブジェクトを Git のマニフェストと比べる。kubectl diff を使えば、デプロイか破壊工作かがすぐに分かる。',
      '破壊工作なら呼び出し元を止め、改変されたオブジェクトを YAML で保存し終えるまで GitOps の同期を一時停止する。',
      '変更を元に戻す。ほかを守る役割の NetworkPolicy、Webhook、停止させられたコントローラーから始める。',
    ],
  },
})
