import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-key-at-user-setup',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.1': '1.23', '1.2': '1.21', '1.4': '1.11', '3.0': '1.11', '5.0': '1.10', '6.0': '2.10' },
  frameworks: {
    'nist-800-53': ['AC-2(3)', 'IA-5'],
    'pci-dss': ['8.2.6'],
    'iso-27001': ['A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)'],
  },
  en: {
    title: 'Console users get no access key when they are made',
    why: 'A key made with the user, just in case, lies around unused: in a CSV file, in a mailbox, known to nobody as in use.',
    remedy: [
      'Delete the key that was never used.',
      'Have the person make one by themselves when they need one.',
      'Take the creation of a key out of the set-up of users.',
    ],
    none: 'No console user has a key that was made with the user.',
  },
  ja: {
    title: 'コンソールユーザー作成時のアクセスキー発行なし',
    why: 'ユーザーと同時に念のため発行したキーは、CSV ファイルやメールに残ったまま使われず、誰も把握していません。',
    remedy: [
      '一度も使われていないキーを削除します。',
      '必要になったときに、本人が発行するようにします。',
      'ユーザー作成の手順からキーの発行を外します。',
    ],
    none: 'ユーザー作成時にキーを発行されたコンソールユーザーはいません。',
  },
  permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  none: 'pass',
  gather: ({ aws }) => kit.credentialReport(aws),
  judge: (users) =>
    users
      .filter(({ root, password }) => !root && password === true)
      .map(({ user, arn, created, keys: [key] }) => {
        const together =
          Math.abs((key.rotated?.getTime() ?? 0) - (created?.getTime() ?? 0)) < 60_000
        const bad = key.active && key.used === undefined && together
        return bad
          ? kit.fail(arn, {
              en: `${user} got an access key when the user was made, and never used it.`,
              ja: `${user} には作成時にアクセスキーが発行され、一度も使われていません。`,
            })
          : kit.pass(arn, {
              en: `${user} has no unused key from the day the user was made.`,
              ja: `${user} に、作成時から未使用のキーはありません。`,
            })
      }),
})
