import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'DefenseEvasion:Kubernetes/SuccessfulAnonymousAccess',
  status: 'active',
  severity: 'high',
  attack: ['T1070', 'T1133'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An anonymous caller hid something in the cluster',
    what: 'Without logging in, somebody on the network could use an API that conceals activity, for instance by removing objects. The log knows only system:anonymous, so address and user agent are the whole description of the culprit.',
    legitimate: [
      'Does a health check or an old script call the API without a token and happen to match this verb?',
      'Was the cluster set up by an installer or a tutorial that grants rights to unauthenticated users?',
    ],
    steps: [
      'Filter the audit log by user.username = "system:anonymous" and code 200, and note each address and request URI.',
      'Run kubectl auth can-i --list --as=system:anonymous to see what else stands open, then remove the grants beyond version and health.',
      'Rebuild what was deleted from Git only after its remains are copied, and keep the node for disk inspection.',
    ],
  },
  ja: {
    title: '匿名アクセスによるクラスター内の隠蔽操作',
    what: 'ログインしていない何者かが、オブジェクトの削除などで活動を隠す API をネットワーク越しに使えました。ログに残る名前は system:anonymous だけなので、接続元とユーザーエージェントだけが犯人の手がかりです。',
    legitimate: [
      'トークンなしで API を呼ぶヘルスチェックや古いスクリプトが、たまたまこの操作に該当していませんか。',
      '未認証ユーザーに権限を与えるインストーラーや入門記事に沿って、このクラスターを構築していませんか。',
    ],
    steps: [
      '監査ログを user.username = "system:anonymous" とコード 200 で絞り込み、IP アドレスとリクエスト URI をすべて控える。',
      'kubectl auth can-i --list --as=system:anonymous でほかに開いている権限を調べ、バージョン確認とヘルスチェック以外を取り消す。',
      '削除されたものの残骸を保存してから Git の内容で再構築し、ノードはディスク調査のために残しておく。',
    ],
  },
})
