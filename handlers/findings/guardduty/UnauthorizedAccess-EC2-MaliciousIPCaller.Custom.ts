import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:EC2/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'medium',
  attack: ['T1071', 'T1133'],
  playbooks: ['isolate-instance', 'block-ip', 'snapshot-volumes'],
  en: {
    title: 'An instance talks to an address on your own threat list',
    what: 'There is traffic between the instance and an address that your organization put on a threat list. GuardDuty judges nothing here, it matches. Direction decides: an address that knocks from outside is noise, an address that your host calls by itself is an incident.',
    legitimate: [
      'Has the address changed hands since it was listed, as cloud addresses do within days?',
      'Was a whole network listed that also contains customers or partners of yours?',
    ],
    steps: [
      'See in the connection details which side began, and whether bytes came back or the packet was dropped.',
      "Look in the list's own records for the case from which the address came; someone there knows what to search for.",
      'For outbound or answered traffic isolate the instance, take snapshots, and check all other hosts for the address.',
    ],
  },
  ja: {
    title: '自組織の脅威リストにある IP アドレスとの通信',
    what: '自組織が脅威リストに登録した IP アドレスと、インスタンスとの間に通信がありました。GuardDuty は評価をせず、照合しただけです。決め手は向きです。外部から届いただけならよくあるノイズですが、ホストが自ら接続したのであればインシデントです。',
    legitimate: [
      'クラウドのアドレスのように、登録後に使用者が入れ替わっていませんか。',
      '顧客や取引先も含むネットワーク全体を登録していませんか。',
    ],
    steps: [
      '接続の詳細から、どちらが開始したか、データが返されたか遮断されたかを確認する。',
      'リストの記録から登録の元になった事案を調べる。当時の担当者なら、何を探すべきかを知っている。',
      'ホスト発の通信や応答のあった通信なら、インスタンスを隔離してスナップショットを取得し、ほかのホストにも同じアドレスとの通信がないか調べる。',
    ],
  },
})
