import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Discovery:Kubernetes/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'medium',
  attack: ['T1613', 'T1078'],
  playbooks: ['isolate-pod'],
  en: {
    title: 'An address on your own threat list looks around in the cluster',
    what: 'Read calls against the Kubernetes API arrived from an entry of the threat list that you gave to GuardDuty. It is either a stale entry that costs you attention, or a known opponent who has found the way to your API server.',
    legitimate: [
      'When was the entry last reviewed, and would you still add it today?',
      'Does the range contain the egress of a cluster of your own that reads this one, such as a central Argo CD?',
    ],
    steps: [
      'Take the entry’s history and the user agent together: kubectl from a listed network is a person, a Go client may be a tool of yours.',
      'If nobody vouches for it, remove the user’s rights to read across namespaces and block the range at the endpoint.',
      'Correct the list in the GuardDuty settings if it was stale, so that the next hit deserves an alarm.',
    ],
  },
  ja: {
    title: '自社の脅威リストにある IP アドレスからのクラスターの調査',
    what: 'GuardDuty に渡した脅威リストに載る IP アドレスから、Kubernetes API の読み取りが行われました。無用な警報を招く古い登録か、API サーバーへの道を見つけた既知の攻撃者か、そのどちらかです。',
    legitimate: [
      '登録を最後に見直したのはいつで、今日でも同じ登録をしますか。',
      '集中管理の Argo CD など、このクラスターを参照する自社クラスターの出口がその範囲に含まれていませんか。',
    ],
    steps: [
      '登録の経緯とユーザーエージェントを合わせて見る。リスト上のネットワークからの kubectl なら人、Go クライアントなら自社のツールの可能性がある。',
      '誰も身元を保証しなければ、名前空間をまたぐ読み取り権限を外し、エンドポイントでその範囲を遮断する。',
      '登録が古かった場合は GuardDuty の設定でリストを直し、次の検出が本物の警報になるようにする。',
    ],
  },
})
