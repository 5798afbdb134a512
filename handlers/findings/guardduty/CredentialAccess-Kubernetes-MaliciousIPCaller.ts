import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:Kubernetes/MaliciousIPCaller',
  status: 'active',
  severity: 'high',
  attack: ['T1552.007', 'T1078'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'Cluster secrets were requested from a known bad address',
    what: 'An address that AWS threat intelligence lists as malicious called an API that hands out secrets or tokens of the cluster. The caller was let in by name, so a kubeconfig, a token or the IAM identity behind it is no longer only yours.',
    legitimate: [
      'Do colleagues reach the API server over a shared VPN whose exit address has a bad name?',
      'Does the status code in the finding say 401 or 403, that is, did the attempt fail?',
    ],
    steps: [
      'Read user name, groups and user agent in the finding; system:serviceaccount means a stolen pod token, an ARN means stolen AWS credentials.',
      'Withdraw that identity: delete its binding or its access entry, and for an IAM user deactivate the key as well.',
      'List in the audit log every secret and every TokenRequest that the address got with code 200, and replace those values.',
    ],
  },
  ja: {
    title: '悪意のある IP アドレスからのシークレット要求',
    what: 'AWS の脅威インテリジェンスで悪意があるとされる IP アドレスから、クラスターのシークレットやトークンを返す API が呼び出されました。呼び出し元は認証を通っているため、kubeconfig やトークン、またはその背後の IAM アイデンティティが他人の手にあると考えられます。',
    legitimate: [
      '同僚が、評判の悪い出口アドレスを持つ共用 VPN 経由で API サーバーに接続していませんか。',
      '検出結果のステータスコードは 401 や 403 で、試行が失敗に終わっていませんか。',
    ],
    steps: [
      '検出結果のユーザー名、グループ、ユーザーエージェントを読む。system:serviceaccount なら Pod のトークン、ARN なら AWS 認証情報が盗まれている。',
      'そのアイデンティティのバインディングまたはアクセスエントリを削除する。IAM ユーザーの場合はアクセスキーも無効化する。',
      'この IP アドレスにコード 200 で返されたシークレットと TokenRequest を監査ログから洗い出し、値をすべて差し替える。',
    ],
  },
})
