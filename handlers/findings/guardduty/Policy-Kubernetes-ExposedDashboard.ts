import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:Kubernetes/ExposedDashboard',
  status: 'active',
  severity: 'medium',
  attack: ['T1133', 'T1613'],
  playbooks: [],
  en: {
    title: 'The Kubernetes dashboard is open to the internet',
    what: 'A Service of type LoadBalancer put the Kubernetes dashboard on a public address. With a skip button or a strong service account behind it, this page has handed whole clusters to cryptocurrency miners without a single password.',
    legitimate: [
      'Is there an authenticating proxy or an address restriction in front that GuardDuty cannot see from the audit log?',
      'Was it published for a short demonstration that is already over?',
    ],
    steps: [
      'Record when the Service was created and by whom, then set its type to ClusterIP so that the load balancer goes away.',
      'Check the rights of the dashboard’s service account; with cluster-admin, search the audit log for what it did on behalf of strangers.',
      'Reach the page through kubectl port-forward in future, or remove it if the console is enough for you.',
    ],
  },
  ja: {
    title: 'Kubernetes ダッシュボードのインターネット公開',
    what: 'LoadBalancer タイプの Service により、Kubernetes ダッシュボードにパブリックアドレスが割り当てられました。ログインの省略や強力なサービスアカウントと組み合わさると、パスワードなしでクラスター全体が暗号通貨のマイナーに明け渡されます。実際に繰り返されてきた被害です。',
    legitimate: [
      '監査ログからは見えない認証プロキシや接続元制限が前段にありますか。',
      '短時間のデモのために公開され、そのデモはすでに終わっていませんか。',
    ],
    steps: [
      'Service がいつ誰に作られたかを記録し、タイプを ClusterIP に変えてロードバランサーを外す。',
      'ダッシュボードのサービスアカウントの権限を確認する。cluster-admin であれば、部外者のために何を実行したかを監査ログで探す。',
      '今後は kubectl port-forward で接続する。コンソールで足りるなら、ダッシュボード自体を取り除く。',
    ],
  },
})
