import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:IAMUser/MaliciousIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1580', 'T1087.004', 'T1078.004'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Resources are listed from a known bad address',
    what: "A call that lists or describes what the account contains was signed with valid credentials and came from an address on AWS's threat lists. The map of your account is being drawn by the wrong hand. Reading is often all that they try until they have found what pays.",
    legitimate: [
      'Does a vendor of inventory or cost reports run from a shared address with a bad past?',
      'Was the owner on an infected network, in a café or at home, at that moment?',
    ],
    steps: [
      'Look in the finding for the name of the threat list and the AWS API, then list every call of the key from the same /24.',
      'Separate what was answered from what was refused, so that you know which parts of the map they own.',
      "Deactivate the key, and where it belongs to a role, revoke the role's sessions in the IAM console.",
    ],
  },
  ja: {
    title: '悪意ある IP アドレスからのリソースの列挙',
    what: 'アカウントの内容を一覧または参照する API が、有効な認証情報で署名され、AWS の脅威リストにある IP アドレスから呼び出されました。渡してはならない相手に、アカウントの全体像をつかまれつつあります。金になるものが見つかるまでは、参照だけにとどまるのが普通です。',
    legitimate: [
      '棚卸しやコスト報告の委託先が、評判の悪い共用アドレスで動いていませんか。',
      '持ち主がそのとき、カフェや自宅のマルウェアに感染したネットワークを使っていませんでしたか。',
    ],
    steps: [
      '検出結果で脅威リストの名前と API を確認し、同じ /24 からのこの鍵の呼び出しをすべて洗い出す。',
      '応答が返ったものと拒否されたものを分け、どの情報が相手に渡ったかをつかむ。',
      'アクセスキーを無効化し、ロールの鍵であれば IAM コンソールでロールのセッションを取り消す。',
    ],
  },
})
