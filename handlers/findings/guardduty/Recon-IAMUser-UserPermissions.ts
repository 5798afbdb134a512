import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Recon:IAMUser/UserPermissions',
  status: 'retired',
  severity: 'medium',
  attack: ['T1087.004', 'T1069.003'],
  playbooks: ['revoke-role-sessions', 'deactivate-access-key', 'contain-user', 'contain-role'],
  en: {
    title: 'A principal studied users and roles for the first time',
    what: 'ListInstanceProfilesForRole or a similar IAM read came from a principal that had no such habit. Whoever reads who may do what is looking for a user to imitate or a role to assume. The finding belongs to a retired series and reaches you from an archive.',
    legitimate: [
      'Was an access review or an IAM export due that week?',
      'Does a newly installed tool list roles when it starts?',
    ],
    steps: [
      'Note which users and roles were read, and search for AssumeRole and CreateAccessKey on just those names afterwards.',
      'Check the trust policies of the roles that were read for principals that are too wide, such as a whole account.',
      'Have the owner confirm the reads, or deactivate the key and the others of the same user.',
    ],
  },
  ja: {
    title: 'ユーザーとロールを初めて調べたプリンシパル',
    what: 'ListInstanceProfilesForRole などの IAM の参照が、その習慣のないプリンシパルから行われました。誰に何が許されているかを調べる者は、なりすませるユーザーや引き受けられるロールを探しています。廃止された系列の検出結果であり、アーカイブから届いたものです。',
    legitimate: [
      'その週に、アクセス権の棚卸しや IAM のエクスポートを予定していませんでしたか。',
      '新しく入れたツールが、起動時にロールを一覧する作りになっていませんか。',
    ],
    steps: [
      '調べられたユーザーとロールを控え、その後、同じ名前に対する AssumeRole と CreateAccessKey がないか探す。',
      '調べられたロールの信頼ポリシーに、アカウント全体など広すぎるプリンシパルがないか確かめる。',
      '持ち主に参照の理由を確認し、答えがなければその鍵と、同じユーザーのほかのアクセスキーを無効化する。',
    ],
  },
})
