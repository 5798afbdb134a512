import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom',
  status: 'active',
  severity: 'medium',
  attack: ['T1078.004', 'T1098'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Changes are made from an address on your own threat list',
    what: 'The address that started instances, created users or changed rights stands on a list which you uploaded to GuardDuty. So one of your colleagues has met it before and judged it hostile; their notes are your fastest source.',
    legitimate: [
      'Did the list swallow a range of your own, for example the exit of a new VPN?',
      'Is the threat feed behind the list known for wide and sloppy ranges?',
    ],
    steps: [
      'Open the case or feed from which the entry came, and tell its author that the same address now holds a working key.',
      'Stop the key and go back in CloudTrail to its first use from this address, not only to the call that was reported.',
      'Undo what the calls created, and add the further addresses of the session to the list.',
    ],
  },
  ja: {
    title: '独自の脅威リストにある IP アドレスからの変更操作',
    what: 'インスタンスの起動、ユーザーの作成、権限の変更を行った IP アドレスが、自組織で GuardDuty にアップロードした脅威リストに載っています。つまり、以前に同僚の誰かがその相手に出会い、敵と判断したということです。その記録が最も早い手がかりになります。',
    legitimate: [
      '新しい VPN の出口など、自社の範囲がリストに紛れ込んでいませんか。',
      'リストの元になったフィードは、範囲の広さや粗さで知られるものではありませんか。',
    ],
    steps: [
      '登録元の事件やフィードを開き、同じアドレスが有効な鍵を持っていることを登録者に知らせる。',
      'アクセスキーを止め、報告された呼び出しだけでなく、このアドレスから最初に使われた時点まで CloudTrail をさかのぼる。',
      '呼び出しで作られたものを元に戻し、同じセッションのほかのアドレスをリストに加える。',
    ],
  },
})
