import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:Kubernetes/KubeflowDashboardExposed',
  status: 'active',
  severity: 'medium',
  attack: ['T1133', 'T1610'],
  playbooks: [],
  en: {
    title: 'The Kubeflow dashboard is open to the internet',
    what: 'A load balancer Service exposes the Kubeflow dashboard. Whoever may create a notebook or a pipeline there runs containers of their choice on your nodes, GPU nodes included, which is why miners look for exactly this page.',
    legitimate: [
      'Do Dex or another identity provider guard the page, with the well-known default user removed?',
      'Does a data science team with fixed office addresses use it, and does the security group say so?',
    ],
    steps: [
      'Switch the Istio ingress gateway to an internal load balancer, or limit loadBalancerSourceRanges, after noting the present state.',
      'List notebooks, pipeline runs and pods in user namespaces with their images and creators, and compare them with the team.',
      'Check the IAM roles of the notebook service accounts, since training data in S3 is reachable through them.',
    ],
  },
  ja: {
    title: 'Kubeflow ダッシュボードのインターネット公開',
    what: 'ロードバランサーの Service により、Kubeflow ダッシュボードが公開されています。ノートブックやパイプラインを作れる人は、GPU ノードを含むノード上で好きなコンテナを動かせます。マイナーがこの画面を狙って探すのはそのためです。',
    legitimate: [
      'Dex などの ID プロバイダーで保護されており、よく知られた初期ユーザーは削除済みですか。',
      '固定の IP アドレスを持つデータサイエンスチームが利用し、セキュリティグループもそのように絞られていますか。',
    ],
    steps: [
      '現状を記録したうえで、Istio の Ingress Gateway を内部ロードバランサーに切り替えるか、loadBalancerSourceRanges を絞る。',
      '利用者の名前空間にあるノートブック、パイプラインの実行、Pod を、イメージと作成者とともに書き出し、チームと照合する。',
      'ノートブックのサービスアカウントの IAM ロールを確認する。S3 の学習データにはそこから手が届く。',
    ],
  },
})
