import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-mixed-users',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: {},
  frameworks: {
    'nist-800-53': ['AC-2(3)', 'IA-5'],
    'pci-dss': ['8.2.6'],
    'iso-27001': ['A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)'],
  },
  en: {
    title: 'No user has both a console password and access keys',
    why: 'One user for a person and a program is one leak for both, and CloudTrail cannot say which of them it was.',
    remedy: [
      'Give the program a role, or at least a user of its own.',
      'Delete the access keys of the person.',
      'Have people use IAM Identity Center and its short-lived credentials.',
    ],
    none: 'AWS reported no users with credentials.',
  },
  ja: {
    title: 'パスワードとアクセスキーの併用なし',
    why: '人とプログラムが同じユーザーを使うと、1 回の漏えいで両方を失い、CloudTrail でもどちらの操作か区別できません。',
    remedy: [
      'プログラムにはロール、少なくとも専用のユーザーを用意します。',
      '人のユーザーのアクセスキーを削除します。',
      '人には IAM Identity Center の一時的な認証情報を使ってもらいます。',
    ],
    none: '認証情報を持つユーザーはいません。',
  },
  permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  none: 'pass',
  gather: ({ aws }) => kit.credentialReport(aws),
  judge: (users) =>
    users
      .filter(({ root }) => !root)
      .flatMap(({ user, arn, password, keys }) => {
        const key = keys.some(({ active }) => active)
        if (password !== true && !key) return []
        const both = password === true && key
        const why = both
          ? {
              en: `${user} has a console password and an active access key.`,
              ja: `${user} はコンソールパスワードと有効なアクセスキーの両方を持っています。`,
            }
          : { en: `${user} has one kind of credential.`, ja: `${user} の認証情報は 1 種類です。` }
        return [(both ? kit.fail : kit.pass)(arn, why)]
      }),
})
