import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:Kubernetes/AnomalousBehavior.SecretsAccessed',
  status: 'active',
  severity: 'medium',
  attack: ['T1552.007', 'T1528'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Kubernetes secrets were read in an unusual way',
    what: 'A user or service account fetched Secret objects with an address, client or namespace that does not fit its past. Secrets hold database passwords, registry logins and tokens, and base64 protects none of them: consider each one that was read as disclosed.',
    legitimate: [
      'Was an operator such as External Secrets or Vault installed or upgraded today, so that it lists all secrets?',
      'Did an engineer run kubectl get secrets by hand to solve a problem that the team can name?',
      'Does a backup tool such as Velero run under this account for the first time?',
    ],
    steps: [
      'Query the EKS audit log (/aws/eks/<cluster>/cluster, stream kube-apiserver-audit) for objectRef.resource = "secrets" by this user.',
      'Take away the binding that lets the user read secrets, and remove the access entry if an IAM principal is behind it.',
      'Rotate what was read at its source, databases and cloud keys first, since a new Secret object alone changes nothing.',
    ],
  },
  ja: {
    title: 'Kubernetes シークレットへの普段と異なるアクセス',
    what: 'ユーザーまたはサービスアカウントが、過去の傾向に合わない IP アドレス、クライアント、名前空間で Secret オブジェクトを取得しました。中身はデータベースのパスワード、レジストリの認証情報、トークンなどです。base64 は暗号化ではないため、読まれたものはすべて漏えいしたと考えてください。',
    legitimate: [
      'External Secrets や Vault などのオペレーターが今日導入または更新され、全シークレットを一覧取得していませんか。',
      '担当者が障害対応のために kubectl get secrets を手で実行し、その経緯をチームが説明できますか。',
      'Velero のようなバックアップツールが、このアカウントで初めて動いていませんか。',
    ],
    steps: [
      'EKS の監査ログ (/aws/eks/<cluster>/cluster の kube-apiserver-audit) で、このユーザーによる objectRef.resource = "secrets" の操作を検索する。',
      'シークレットの読み取りを許しているバインディングを外し、IAM プリンシパルが使われていればアクセスエントリも削除する。',
      '読まれた認証情報を発行元でローテーションする。データベースとクラウドの鍵を優先する。Secret を作り直すだけでは無効にならない。',
    ],
  },
})
