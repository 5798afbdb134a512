import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:Kubernetes/MaliciousIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1098.006', 'T1053.007'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Someone at a known bad address prepares to stay in the cluster',
    what: 'An API by which access is made lasting, for example through a CronJob, a service account or a binding, was called from an address of ill repute. Taking away the first credential will not end this visit, for a second way in is being built.',
    legitimate: [
      'Does a contractor deploy scheduled jobs from a network that shares an abused address?',
      'Does the created object carry the labels of your Helm or GitOps tooling, with a commit behind it?',
    ],
    steps: [
      'Collect everything the caller created since the first contact: filter the audit log by its address and the verb create.',
      'Store those objects as YAML and revoke the calling identity in all clusters at once, as one kubeconfig often opens several.',
      'Remove the new bindings and webhooks before the workloads, because the former bring the latter back.',
    ],
  },
  ja: {
    title: '悪意のある IP アドレスからの永続的なアクセスの準備',
    what: 'CronJob、サービスアカウント、バインディングなど、アクセスを永続させる API が、評判の悪い IP アドレスから呼び出されました。二つ目の侵入口が作られつつあるため、最初の認証情報を取り上げるだけでは終わりません。',
    legitimate: [
      '委託先が、悪用歴のあるアドレスを共有するネットワークから定期ジョブをデプロイしていませんか。',
      '作成されたオブジェクトには Helm や GitOps のラベルがあり、対応するコミットもありますか。',
    ],
    steps: [
      '最初の接触以降に作成されたものを集める。監査ログを呼び出し元の IP アドレスと create で絞り込む。',
      'それらを YAML で保存し、呼び出しに使われたアイデンティティを全クラスターで一斉に取り消す。一つの kubeconfig で複数のクラスターに入れることが多い。',
      '新しいバインディングと Webhook を、ワークロードより先に取り除く。残すとワークロードが復活する。',
    ],
  },
})
