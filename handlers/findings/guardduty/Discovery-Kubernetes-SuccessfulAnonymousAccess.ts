import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:Kubernetes/SuccessfulAnonymousAccess',
  status: 'active',
  severity: 'medium',
  attack: ['T1613', 'T1133'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'The cluster tells strangers what runs in it',
    what: 'An unauthenticated request was answered by an API that lists or describes resources. Version and health paths are open by default; anything beyond them, such as pods or namespaces, was opened by a binding and hands scanners a free inventory.',
    legitimate: [
      'Is the reported path only /version or one of the health paths, which the default role system:public-info-viewer opens?',
      'Has the cluster been upgraded from the days when system:discovery was granted to unauthenticated users?',
    ],
    steps: [
      'Read request URI and resource in the finding to see what the caller really got.',
      'Search for the grant: kubectl get clusterrolebindings,rolebindings -A -o yaml, with the subjects system:anonymous and system:unauthenticated.',
      'Withdraw what goes too far, then see whether the same address came back with a token or tried the services it saw.',
    ],
  },
  ja: {
    title: '未認証の相手に見えるクラスター内の情報',
    what: 'リソースを一覧または参照する API が、未認証のリクエストに応答しました。バージョンやヘルスチェックのパスは既定で公開されていますが、Pod や名前空間などそれ以外はバインディングによって公開されたもので、スキャナーに構成の一覧を渡すことになります。',
    legitimate: [
      '報告されたパスは /version やヘルスチェックなど、既定のロール system:public-info-viewer が公開するものだけですか。',
      'system:discovery が未認証ユーザーに付与されていた時代から、更新を重ねてきたクラスターではありませんか。',
    ],
    steps: [
      '検出結果のリクエスト URI とリソースを読み、呼び出し元が実際に何を得たかを把握する。',
      'kubectl get clusterrolebindings,rolebindings -A -o yaml の出力から、subjects が system:anonymous と system:unauthenticated のものを探す。',
      '行き過ぎた権限を取り消し、同じ IP アドレスがトークンを持って戻ったり、見つけたサービスを試したりしていないか確かめる。',
    ],
  },
})
