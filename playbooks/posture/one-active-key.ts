import * as kit from '#kit'

export default kit.defineCheck({
  id: 'one-active-key',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.4': '1.13', '3.0': '1.13', '5.0': '1.12', '6.0': '2.12' },
  frameworks: {
    'nist-800-53': ['AC-2(3)', 'IA-5'],
    'pci-dss': ['8.2.6'],
    'iso-27001': ['A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)'],
  },
  en: {
    title: 'No user has two active access keys',
    why: 'The second key is for the day of the change. If it stays, there are two to leak and nobody knows which one matters.',
    remedy: [
      'Find out with the last use which of the two is in use.',
      'Deactivate the other one, wait a day, and delete it.',
      'Finish a rotation on the day it was begun.',
    ],
    none: 'No user has an active access key.',
  },
  ja: {
    title: '有効なアクセスキーは 1 ユーザー 1 個',
    why: '2 個目のキーは切り替えの日のためのものです。残したままにすると漏えいの機会が 2 倍になり、どちらが使われているかも分からなくなります。',
    remedy: [
      '最終使用日時から、どちらが使われているかを調べます。',
      'もう一方を無効化し、1 日待ってから削除します。',
      'キーの更新は、始めた日のうちに完了します。',
    ],
    none: '有効なアクセスキーを持つユーザーはいません。',
  },
  permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  none: 'pass',
  gather: ({ aws }) => kit.credentialReport(aws),
  judge: (users) =>
    users.flatMap(({ user, arn, root, keys }) => {
      const active = keys.filter((key) => key.active).length
      if (root || active === 0) return []
      const why = {
        en: `${user} has ${active} active access keys.`,
        ja: `${user} の有効なアクセスキーは ${active} 個です。`,
      }
      return [(active === 1 ? kit.pass : kit.fail)(arn, why)]
    }),
})
