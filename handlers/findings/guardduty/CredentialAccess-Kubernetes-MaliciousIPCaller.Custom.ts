import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'CredentialAccess:Kubernetes/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'high',
  attack: ['T1552.007', 'T1078'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An address on your own threat list asked for cluster secrets',
    what: 'The call to a secret-reading API came from an address that your organisation itself had put on a GuardDuty threat list. Someone once had a reason for that entry, and a caller from there held credentials that the cluster recognised.',
    legitimate: [
      'Is the entry a wide range that has come to cover a partner, a cloud runner or your own office?',
      'Can the author of the threat list say what the address did and when it was added?',
    ],
    steps: [
      'Find the list name in the finding and ask its author, while you take the caller’s RBAC rights to secrets away.',
      'Trace in kube-apiserver-audit which namespaces the sourceIPs value touched beyond the reported call.',
      'Exchange the credentials that left, then narrow the API endpoint with publicAccessCidrs so that listed networks cannot knock again.',
    ],
  },
  ja: {
    title: '自社の脅威リストにある IP アドレスからのシークレット要求',
    what: 'シークレットを読み取る API が、組織自身が GuardDuty の脅威リストに登録した IP アドレスから呼び出されました。登録には何らかの理由があったはずで、しかも呼び出し元はクラスターに認められた認証情報を持っていました。',
    legitimate: [
      '登録範囲が広すぎて、取引先、クラウド上のランナー、自社オフィスまで含んでいませんか。',
      '脅威リストの作成者は、この IP アドレスが何をし、いつ登録されたかを説明できますか。',
    ],
    steps: [
      '検出結果にあるリスト名から作成者に確認し、並行して呼び出し元からシークレットへの RBAC 権限を外す。',
      'kube-apiserver-audit で、同じ sourceIPs が報告された呼び出し以外にどの名前空間へ触れたかを追う。',
      '流出した認証情報を交換したうえで publicAccessCidrs を絞り、リストにあるネットワークから API エンドポイントに届かないようにする。',
    ],
  },
})
