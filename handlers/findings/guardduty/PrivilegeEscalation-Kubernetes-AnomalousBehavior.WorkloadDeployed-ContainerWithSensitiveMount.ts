import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'PrivilegeEscalation:Kubernetes/AnomalousBehavior.WorkloadDeployed!ContainerWithSensitiveMount',
  status: 'unlisted',
  severity: 'high',
  attack: ['T1610', 'T1611'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An unusual workload could climb to its node by a host mount',
    what: 'A deployment that does not fit the cluster’s habits brings a sensitive host path into its container, and that path is a ladder: the kubelet’s credentials, the container runtime’s socket or root’s files lie there. AWS’s list has this detection under Persistence today; this spelling stood in earlier pages and lives on in rules and test data.',
    legitimate: [
      'Is it a sample finding, or replayed test data, as the unlisted name suggests?',
      'Which file under the path does the image need, and could the same be had without hostPath?',
    ],
    steps: [
      'Look which path is mounted: the runtime socket or / means that its holder can be root on the node at will.',
      'Preserve container and node disk, then see in CloudTrail whether the node role made calls that the kubelet never makes.',
      'Drain the other pods to fresh nodes and revoke the sessions of the node role once the copies exist.',
    ],
  },
  ja: {
    title: 'ホストマウントからノードへの昇格が可能な異例のワークロード',
    what: 'クラスターの慣例に合わないデプロイが、機密性の高いホストパスをコンテナに持ち込んでいます。そこには kubelet の認証情報、コンテナランタイムのソケット、root のファイルがあり、ノードへ上る足がかりになります。AWS の現在の一覧では Persistence に分類されています。この表記は以前のページのもので、古いルールやテストデータに残っています。',
    legitimate: [
      '一覧にない名前が示すとおり、サンプルや再生されたテストデータではありませんか。',
      'イメージはそのパスのどのファイルを必要とし、hostPath なしで済ませることはできませんか。',
    ],
    steps: [
      'マウントされたパスを見る。ランタイムのソケットや / であれば、いつでもノードの root になれる。',
      'コンテナとノードのディスクを保全し、kubelet が行うはずのない呼び出しがノードロールにないか CloudTrail で調べる。',
      '複製を確保したら、ほかの Pod を新しいノードに移し、ノードロールのセッションを取り消す。',
    ],
  },
})
