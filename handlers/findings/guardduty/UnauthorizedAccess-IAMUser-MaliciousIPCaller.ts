import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller',
  status: 'active',
  severity: 'medium',
  attack: ['T1078.004', 'T1098', 'T1578.002'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'Changes are made from a known bad address',
    what: 'An operation that alters the account, such as a launch of instances, a new IAM user or wider rights, was called from an address with a record of attacks. This is past reconnaissance: whoever holds the key has begun to use it.',
    legitimate: [
      'Does a managed service that works for you share its cloud address with abusers?',
      'Can a colleague on the road explain each of these calls, one by one?',
    ],
    steps: [
      'Deactivate the key and note the minute, since everything before it must be checked and everything after it must not succeed.',
      'Walk through the write events from this address and reverse them: users, keys, policies, instances (snapshot first), function code.',
      'Search all accounts of the organization for the address, as one leaked laptop often holds several profiles.',
    ],
  },
  ja: {
    title: '悪意ある IP アドレスからの変更操作',
    what: 'インスタンスの起動、IAM ユーザーの作成、権限の拡大など、アカウントに変更を加える API が、攻撃の履歴を持つ IP アドレスから呼び出されました。調査の段階はすでに過ぎ、鍵を手にした何者かがそれを使い始めています。',
    legitimate: [
      '利用中のマネージドサービスが、悪用者と同じクラウドのアドレスを共有していませんか。',
      '移動中の同僚が、これらの呼び出しを一つずつ説明できますか。',
    ],
    steps: [
      'アクセスキーを無効化し、時刻を控える。それ以前はすべて確認の対象であり、以後の成功は一件もあってはならない。',
      'このアドレスからの書き込みイベントをたどって元に戻す。対象はユーザー、鍵、ポリシー、インスタンス (先にスナップショット)、関数のコードである。',
      '漏えいした PC 1 台に複数のプロファイルが入っていることが多いため、組織の全アカウントで同じアドレスを探す。',
    ],
  },
})
