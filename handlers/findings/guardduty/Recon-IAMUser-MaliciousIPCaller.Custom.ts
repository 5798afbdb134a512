import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:IAMUser/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'medium',
  attack: ['T1580', 'T1526', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Resources are listed from an address on your own threat list',
    what: 'Somebody read inventory from an address that your organization itself has put on its GuardDuty threat list. How serious that is depends on the entry: an indicator from a live case weighs more than a bulk feed of last year. Valid keys of yours answered the questions either way.',
    legitimate: [
      "Was a partner's or an office's range entered in the list by mistake?",
      'Is the entry old, and has the address changed hands since?',
    ],
    steps: [
      'Find who added the address to the list, when and for which case, and bring the two cases together.',
      "Export the key's List and Describe events from there, and look for the same key at addresses that are not listed.",
      'Deactivate the key if the entry holds good, or correct the list and record why, so that the next alarm counts.',
    ],
  },
  ja: {
    title: '独自の脅威リストにある IP アドレスからのリソースの列挙',
    what: '自組織が GuardDuty の脅威リストに登録した IP アドレスから、リソースの一覧が読み取られました。深刻さは登録の中身によって変わり、進行中の事件の指標は昨年の一括フィードより重みがあります。いずれにしても、読み取りには自分たちの有効な鍵が使われました。',
    legitimate: [
      '取引先やオフィスの範囲を、誤ってリストに登録していませんか。',
      '登録が古く、その後アドレスの持ち主が変わっていませんか。',
    ],
    steps: [
      'そのアドレスを誰がいつどの事件のために登録したかを突き止め、二つの案件を合わせて見る。',
      'そこからの List と Describe のイベントをエクスポートし、リストにないアドレスでも同じ鍵が使われていないか探す。',
      '登録が正しければアクセスキーを無効化する。誤りならリストを直し、次のアラームが信頼されるよう理由を記録する。',
    ],
  },
})
