import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
  status: 'active',
  severity: 'medium',
  attack: ['T1078.004', 'T1538'],
  playbooks: [],
  en: {
    title: 'One user, console sign-ins from distant places at once',
    what: 'The same IAM user signed in to the console from distant places within so short a time that no aeroplane explains it. Two people know this password; if MFA is on, the second one has the token too or has tricked the owner into approving.',
    legitimate: [
      'Does a VPN or a company proxy let the user appear in two countries at once?',
      'Do several colleagues share this user, against the rules?',
    ],
    steps: [
      'Compare the ConsoleLogin events of the user in CloudTrail: address, user agent and additionalEventData.MFAUsed, and ask the owner which are theirs.',
      'Attach a deny-all policy to the user first, since a running console session survives a password change, then reset password and MFA.',
      'Go through what each foreign session did, and look for access keys that were made in it to outlive the password.',
    ],
  },
  ja: {
    title: '離れた地域からの同時期のコンソールサインイン',
    what: '同じ IAM ユーザーが、移動では説明できないほど短い間に、遠く離れた複数の地域からコンソールにサインインしました。このパスワードを知る人が二人います。MFA が有効なら、相手はトークンも持っているか、持ち主をだまして承認させたことになります。',
    legitimate: [
      'VPN や社内プロキシの都合で、二つの国から同時に接続しているように見えていませんか。',
      'ルールに反して、複数のメンバーがこのユーザーを共用していませんか。',
    ],
    steps: [
      'CloudTrail の ConsoleLogin イベントで IP アドレス、ユーザーエージェント、additionalEventData.MFAUsed を比べ、どれが本人のものかを尋ねる。',
      '開いているセッションはパスワードを変えても続くため、先に全拒否のポリシーをユーザーに付け、その後パスワードと MFA を再設定する。',
      '身に覚えのないセッションの操作をたどり、パスワード変更後も使えるように作られたアクセスキーがないか探す。',
    ],
  },
})
