import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Execution:Kubernetes/AnomalousBehavior.ExecInPod',
  status: 'active',
  severity: 'medium',
  attack: ['T1609'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'A command was run inside a pod in an unusual way',
    what: 'Somebody opened kubectl exec into a pod, with a user, place or pod for which that is new. A shell in a container has the service account token, the mounted secrets and the network position of the workload, and leaves almost nothing in the container’s own logs.',
    legitimate: [
      'Is an engineer debugging this pod right now, and does the ticket predate the finding?',
      'Do probes, backup hooks or a CI job of yours use exec, and did their image or address just change?',
    ],
    steps: [
      'Read the command: the requestURI of the audit event carries it in its command parameters, though not what was typed into an interactive shell.',
      'Keep the pod and change its labels so that the Service sends it no more traffic while you copy its file system and process list.',
      'Remove the verbs create and get on pods/exec from the user, and rotate the secrets that the pod mounts.',
    ],
  },
  ja: {
    title: 'Pod 内での普段と異なるコマンド実行',
    what: 'あるユーザーが、これまでにない場所から、またはこれまで触れたことのない Pod に対して kubectl exec を実行しました。コンテナのシェルからは、サービスアカウントのトークン、マウントされたシークレット、ワークロードのネットワーク上の位置がすべて使えます。しかもコンテナ自身のログにはほとんど跡が残りません。',
    legitimate: [
      '担当者がまさにこの Pod を調査中で、チケットは検出結果より前に起票されていますか。',
      'プローブ、バックアップのフック、CI ジョブが exec を使っており、そのイメージや IP アドレスが変わったばかりではありませんか。',
    ],
    steps: [
      '実行されたコマンドを読む。監査イベントの requestURI の command パラメーターに残る。ただし対話シェルで打った内容は残らない。',
      'Pod を残したままラベルを変えて Service の対象から外し、ファイルシステムとプロセス一覧をコピーする。',
      'ユーザーから pods/exec の create と get の権限を外し、Pod にマウントされたシークレットをローテーションする。',
    ],
  },
})
