import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Kubernetes/ExecInKubeSystemPod',
  status: 'active',
  severity: 'medium',
  attack: ['T1609', 'T1611'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'A command was run inside a kube-system pod',
    what: 'Somebody executed a command in a pod of the namespace that runs the cluster itself: DNS, networking, storage drivers. These pods often have host access and strong service accounts, and daily work has no business in them.',
    legitimate: [
      'Is a platform engineer tracing a DNS or CNI problem together with AWS Support?',
      'Does a vendor’s agent run in kube-system and use exec for its own checks?',
    ],
    steps: [
      'See which pod it was: aws-node, kube-proxy and CSI drivers touch the host, so the node counts as entered too.',
      'Snapshot the volumes of that node and collect its running processes, and only then cordon it.',
      'Grant exec in kube-system to a break-glass group alone, and check that no DaemonSet there changed its image.',
    ],
  },
  ja: {
    title: 'kube-system の Pod 内でのコマンド実行',
    what: 'DNS、ネットワーク、ストレージドライバーなど、クラスターそのものを動かす名前空間の Pod で、何者かがコマンドを実行しました。これらの Pod の多くはホストへのアクセスと強力なサービスアカウントを持ち、日常業務で入る理由はありません。',
    legitimate: [
      'プラットフォーム担当者が、AWS サポートとともに DNS や CNI の不具合を追っていませんか。',
      'ベンダーのエージェントが kube-system で動き、自身の点検に exec を使っていませんか。',
    ],
    steps: [
      'どの Pod かを確かめる。aws-node、kube-proxy、CSI ドライバーはホストにアクセスできるため、ノードも侵害されたものとして扱う。',
      'そのノードのボリュームのスナップショットを取得し、実行中のプロセスを記録してから、cordon する。',
      'kube-system での exec は緊急用グループだけに許し、そこの DaemonSet のイメージが変わっていないか調べる。',
    ],
  },
})
