import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:Kubernetes/AnonymousAccessGranted',
  status: 'active',
  severity: 'high',
  attack: ['T1098.006', 'T1133'],
  playbooks: [],
  en: {
    title: 'Unauthenticated users were given rights in the cluster',
    what: 'A RoleBinding or ClusterRoleBinding to system:anonymous was created. From that moment on, the API answers requests without login as far as the role goes; no break-in is needed any more, only the address of the endpoint.',
    legitimate: [
      'Is the role limited to a path that must be public, such as the OIDC discovery document?',
      'Does the author of the binding confirm it as a shortcut for a tool that could not log in?',
    ],
    steps: [
      'See which role was bound: with cluster-admin, edit or a role on secrets take the cluster for compromised until the log says otherwise.',
      'Keep the binding as YAML, delete it, and confirm with kubectl auth can-i --list --as=system:anonymous.',
      'Read all successful calls of system:anonymous since the creation, and question the user who made the binding.',
    ],
  },
  ja: {
    title: '未認証ユーザーへのクラスター権限の付与',
    what: 'system:anonymous を対象とする RoleBinding または ClusterRoleBinding が作成されました。その時点から、API はロールの範囲内でログインなしのリクエストに応答します。もはや侵入の必要はなく、エンドポイントのアドレスさえ分かれば足ります。',
    legitimate: [
      'ロールは、OIDC の検出用ドキュメントなど公開が必要なパスだけに限られていますか。',
      'ログインできないツールのための近道だったと、バインディングの作成者が認めていますか。',
    ],
    steps: [
      'バインドされたロールを確認する。cluster-admin、edit、シークレットに触れるロールなら、ログで否定できるまで侵害されたとみなす。',
      'バインディングを YAML で保存して削除し、kubectl auth can-i --list --as=system:anonymous の結果で効果を確かめる。',
      '作成以降に system:anonymous が成功させた呼び出しをすべて読み、バインディングを作ったユーザーに事情を聞く。',
    ],
  },
})
