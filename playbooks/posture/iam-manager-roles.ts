import * as kit from '#kit'

export default kit.defineCheck({
  id: 'iam-manager-roles',
  severity: 'low',
  scope: 'account',
  mode: 'manual',
  cis: { '1.1': '1.18' },
  frameworks: { 'iso-27001': ['A.5.15'] },
  en: {
    title: 'Who makes IAM users is not who gives them rights',
    why: 'One person who can do both can make a second self. Two roles need two people.',
    remedy: [
      'Make one role that creates users, groups and policies, and one that attaches them.',
      'Give them to different people, with MFA.',
      'Review who assumed them.',
    ],
    none: 'There is always somebody who manages IAM.',
  },
  ja: {
    title: 'IAM の作成者と権限付与者の分離',
    why: '両方を 1 人でできると、自分の分身を作れます。ロールを分ければ 2 人が必要になります。',
    remedy: [
      'ユーザー、グループ、ポリシーを作成するロールと、それらをアタッチするロールを分けます。',
      '別々の人に MFA 付きで割り当てます。',
      '誰が引き受けたかを定期的に確認します。',
    ],
    none: 'IAM を管理する人は常にいます。',
  },
  permissions: [],
  none: 'pass',
  gather: () => Promise.resolve(undefined),
  judge: (_, { account }) => [
    kit.attest(account, {
      en: 'Are making users and giving them rights two roles of two people?',
      ja: 'ユーザーの作成と権限の付与は、別の人の別のロールに分かれていますか。',
    }),
  ],
})
