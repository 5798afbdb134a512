import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Impact:EC2/MaliciousDomainRequest.Custom',
  status: 'active',
  severity: 'medium',
  attack: ['T1071.004'],
  playbooks: ['isolate-instance', 'block-domain', 'snapshot-volumes', 'scan-for-malware'],
  en: {
    title: 'An instance asks for a domain on your own threat list',
    what: 'The domain stands in a threat entity list that your organization uploaded to GuardDuty. AWS only compared the names; why the entry is bad you must know yourselves. The finding is worth as much as the list, and lists from a past incident are worth a great deal.',
    legitimate: [
      'Is the entry out of date, or broader than it was meant, for instance a whole hosting domain?',
      'Did an analyst look the domain up from this host while working on the list?',
    ],
    steps: [
      'Read the list name in the details, and ask its keeper which incident or feed the domain came from.',
      'If the entry stems from an attack on you, assume that the attacker is back: isolate the instance and preserve its memory and volumes.',
      'Otherwise search the query logs for all hosts that asked for it, and correct or confirm the entry.',
    ],
  },
  ja: {
    title: '自組織の脅威リストにあるドメインの名前解決',
    what: '問い合わせ先は、自組織が GuardDuty に登録した脅威エンティティリストのドメインです。AWS は名前を照合しただけで、危険とする根拠は自組織にしか分かりません。価値はリストの質で決まり、過去のインシデントから作ったリストであれば重く見るべきです。',
    legitimate: [
      'リストの項目が古くなっていたり、ホスティング事業者全体のように広すぎたりしませんか。',
      '分析担当者が、リストの作業中にこのホストからドメインを引いていませんか。',
    ],
    steps: [
      '詳細でリスト名を確認し、どのインシデントやフィードに由来するドメインかを管理者に尋ねる。',
      '自組織への攻撃に由来するなら、攻撃者が戻ってきたとみなす。インスタンスを隔離し、メモリとボリュームを保全する。',
      'そうでなければ、クエリログで同じ問い合わせをした全ホストを探し、リストの項目を訂正または再確認する。',
    ],
  },
})
