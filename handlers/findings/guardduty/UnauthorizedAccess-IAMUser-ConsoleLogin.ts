import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/ConsoleLogin',
  status: 'retired',
  severity: 'medium',
  attack: ['T1078.004', 'T1538'],
  playbooks: [],
  en: {
    title: 'A console sign-in from an unfamiliar client or place',
    what: 'A principal signed in to the console with a browser or from a location that its past did not show. It might be a stolen password, or an owner who went around the VPN. GuardDuty no longer runs this rule; look into it where an old case needs an end.',
    legitimate: [
      'Did the person have a new laptop, a new line or a holiday at that time?',
      'Did the identity provider log the same sign-in with a device it knows?',
    ],
    steps: [
      "Lay the ConsoleLogin event beside the identity provider's log and the owner's calendar.",
      "Read the session's events up to its end, above all CreateAccessKey, CreateLoginProfile and changes of MFA devices.",
      'Require MFA by policy for the user, and reset the password if one of the three records does not fit.',
    ],
  },
  ja: {
    title: '見慣れないクライアントや場所からのコンソールサインイン',
    what: 'あるプリンシパルが、過去に見られなかったブラウザまたは場所からコンソールにサインインしました。パスワードが盗まれたのかもしれず、持ち主が VPN を通らなかっただけかもしれません。GuardDuty ではすでに使われていないルールです。過去の案件に決着が必要な場合に調べてください。',
    legitimate: [
      '当時、本人が新しい PC や回線を使い始めた、または休暇で出かけていたことはありませんか。',
      'ID プロバイダーに、既知のデバイスによる同じサインインの記録がありますか。',
    ],
    steps: [
      'ConsoleLogin イベントを、ID プロバイダーのログ、本人の予定表と並べる。',
      'セッションの終わりまでのイベントを読む。特に CreateAccessKey、CreateLoginProfile、MFA デバイスの変更に注意する。',
      'ユーザーにポリシーで MFA を必須とし、三つの記録に食い違いがあればパスワードを再設定する。',
    ],
  },
})
