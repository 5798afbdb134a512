import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Kubernetes/TorIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1070', 'T1090.003'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Traces in the cluster were wiped through Tor',
    what: 'Two kinds of hiding meet here: the network address is masked by Tor, and the API that was called serves to remove traces. That combination hardly ever happens by accident.',
    legitimate: [
      'Can a named tester show this request with its time in their own notes?',
      'Is the identity a shared one that several people, one of them a Tor user, have in their kubeconfig?',
    ],
    steps: [
      'Secure what is still there at once: kubectl get events -A, pod logs and the control plane logs, stored outside the cluster.',
      'Cut off the identity and shorten the list of networks in publicAccessCidrs to those you run.',
      'Set the surviving audit entries against node and VPC flow logs, since gaps between them show what was meant to vanish.',
    ],
  },
  ja: {
    title: 'Tor 経由でのクラスター内の痕跡消去',
    what: 'Tor で接続元を隠し、さらに痕跡を消すための API を呼び出すという、二重の隠蔽が行われました。この組み合わせが偶然に起こることはほとんどありません。',
    legitimate: [
      '担当者が特定できるテストで、このリクエストと時刻が作業記録に残っていますか。',
      '複数人の kubeconfig に入っている共用のアイデンティティで、その中に Tor の利用者がいませんか。',
    ],
    steps: [
      '残っているものを直ちに確保する。kubectl get events -A の出力、Pod のログ、コントロールプレーンのログをクラスター外に保存する。',
      'アイデンティティを遮断し、publicAccessCidrs を自社で運用するネットワークだけに絞る。',
      '残った監査エントリをノードのログや VPC フローログと突き合わせる。食い違いから、消そうとした行為が見えてくる。',
    ],
  },
})
