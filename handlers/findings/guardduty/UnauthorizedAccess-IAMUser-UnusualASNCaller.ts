import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/UnusualASNCaller',
  status: 'retired',
  severity: 'high',
  attack: ['T1078.004', 'T1090.002'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A user acted from a network provider never seen before',
    what: "The address of the calls belongs to an autonomous system that was never part of this user's history. Rented servers and consumer lines abroad look like that, and so does a new office. The rule no longer exists; the unusual ASN is now one of the reasons that anomaly findings give.",
    legitimate: [
      'Has the office, the mobile carrier or the VPN exit changed its provider?',
      "Did the user's job move to another hosting company or CI service?",
    ],
    steps: [
      'Look up the ASN of the address and ask whether people or machines of yours are customers there.',
      'Sort the calls from that network: a sign-in, a launch, a new user or a change of rights each leads down a different road.',
      'Deactivate the key when neither the owner nor a contract explains the provider, and search other accounts for the same ASN.',
    ],
  },
  ja: {
    title: '初めてのネットワーク事業者からのユーザー操作',
    what: 'API コールの IP アドレスが、このユーザーの履歴に一度もない AS に属していました。海外のレンタルサーバーや家庭用回線ならこう見えますが、新しいオフィスでも同じです。このルールはすでになく、見慣れない ASN は現在、異常検知の検出結果が示す理由の一つになっています。',
    legitimate: [
      'オフィス、携帯電話会社、VPN の出口の事業者が変わっていませんか。',
      'ユーザーのジョブを、別のホスティングや CI サービスへ移していませんか。',
    ],
    steps: [
      'アドレスの ASN を調べ、自社の人やマシンがその事業者を利用しているか確認する。',
      'そのネットワークからの呼び出しを分類する。サインイン、起動、ユーザー作成、権限変更のどれかで次に調べる先が変わる。',
      '持ち主にも契約にも心当たりのない事業者ならアクセスキーを無効化し、ほかのアカウントでも同じ ASN を探す。',
    ],
  },
})
