import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:Kubernetes/SuccessfulAnonymousAccess',
  status: 'active',
  severity: 'high',
  attack: ['T1552.007', 'T1133'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Cluster secrets were handed to an anonymous caller',
    what: 'A request without any credentials, which Kubernetes calls system:anonymous, succeeded on an API that returns secrets or tokens. Nobody needed to steal anything: a binding gives the public what should be most private, and whoever finds the endpoint can repeat it.',
    legitimate: [
      'Did somebody bind system:anonymous or system:unauthenticated for a test and leave the binding in place?',
      'Is the API endpoint reachable only from networks where every caller is known to you?',
    ],
    steps: [
      'Save the offending RoleBinding or ClusterRoleBinding as YAML with its creation time, then delete it.',
      'Close the public endpoint or limit its CIDRs: there is no account to lock, so the door itself must shut.',
      'Treat all secrets that the binding covered as public and rotate them, not only those whose reading you can prove.',
    ],
  },
  ja: {
    title: '匿名の呼び出し元へのシークレットの提供',
    what: '認証情報を一切持たないリクエスト (Kubernetes では system:anonymous) が、シークレットやトークンを返す API で成功しました。盗まれた鍵は必要ありません。最も秘密にすべきものを公開しているバインディングがあり、エンドポイントを見つけた人なら誰でも繰り返せます。',
    legitimate: [
      'テストのために system:anonymous や system:unauthenticated をバインドし、そのまま残していませんか。',
      'API エンドポイントに届くのは、呼び出し元をすべて把握しているネットワークだけですか。',
    ],
    steps: [
      '原因の RoleBinding または ClusterRoleBinding を作成時刻とともに YAML で保存し、そのあと削除する。',
      'パブリックエンドポイントを閉じるか、許可する CIDR を絞る。止めるべきアカウントがないため、入口そのものを塞ぐ。',
      '読み取りを証明できたものに限らず、バインディングの対象だったシークレットはすべて公開されたとみなしてローテーションする。',
    ],
  },
})
