import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Persistence:IAMUser/UserPermissions',
  status: 'retired',
  severity: 'medium',
  attack: ['T1098.003', 'T1136.003'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A principal changed users or their policies for the first time',
    what: 'AttachUserPolicy or a similar call, to add, alter or delete users, groups and policies, was made by somebody new to it. Deleting the stolen user does not end such a case: the one that it created goes on. Persistence:IAMUser/AnomalousBehavior does this work now.',
    legitimate: [
      'Was IAM administration handed to this person or pipeline at that date?',
      'Had a company sign-on project begun to move users in or out?',
    ],
    steps: [
      'Draw the family tree of users, groups and keys that the caller made, and of what those made in their turn.',
      'Generate the credential report and deactivate every key in the tree that has no known owner.',
      'Detach the policies which were added, keeping their JSON and version ids as evidence.',
    ],
  },
  ja: {
    title: 'ユーザーや権限を初めて変更したプリンシパル',
    what: 'AttachUserPolicy など、ユーザー、グループ、ポリシーを追加、変更、削除する API を、経験のない実行者が呼び出しました。盗まれたユーザーを消しても、そのユーザーが作った別のユーザーが残っていれば事件は終わりません。現在は Persistence:IAMUser/AnomalousBehavior がこの役割を担っています。',
    legitimate: [
      'その時期に、IAM の管理をこの人やパイプラインへ任せていませんでしたか。',
      'シングルサインオンの導入で、ユーザーの移行や廃止を進めていませんでしたか。',
    ],
    steps: [
      '系統図を描く。呼び出し元が作ったユーザー、グループ、鍵と、それらがさらに作ったものをたどる。',
      '認証情報レポートを生成し、系統図の中で持ち主の分からないアクセスキーをすべて無効化する。',
      '追加されたポリシーを外す。JSON とバージョン ID は証拠として残す。',
    ],
  },
})
