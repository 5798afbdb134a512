import * as kit from '#kit'

export default kit.defineCheck({
  id: 'access-keys-rotated',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.4',
    '1.2': '1.4',
    '1.4': '1.14',
    '3.0': '1.14',
    '5.0': '1.13',
    '6.0': '2.13',
    '7.0': '2.12',
  },
  securityHub: ['IAM.3'],
  frameworks: {
    'nist-800-53': ['AC-2(3)', 'IA-5'],
    'pci-dss': ['8.2.6'],
    'iso-27001': ['A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)'],
  },
  en: {
    title: 'Access keys are replaced every 90 days',
    why: 'Old keys have been in more places: laptops, build logs, chat, a repository of somebody who left.',
    remedy: [
      'Make a second key, put it into use, and deactivate the old one.',
      'After a day without errors, delete the old one.',
      'Better still: replace keys by roles (instance profiles, IAM Roles Anywhere, OIDC).',
    ],
    none: 'No user has an active access key.',
  },
  ja: {
    title: 'アクセスキーの 90 日ごとの更新',
    why: '古いキーほど、PC、ビルドログ、チャット、退職者のリポジトリなど、多くの場所に残っています。',
    remedy: [
      '2 つ目のキーを作成して切り替え、古いキーを無効化します。',
      '1 日エラーがないことを確認してから、古いキーを削除します。',
      '可能であれば、キーをロール (インスタンスプロファイル、IAM Roles Anywhere、OIDC) に置き換えます。',
    ],
    none: '有効なアクセスキーを持つユーザーはいません。',
  },
  permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  none: 'pass',
  gather: ({ aws }) => kit.credentialReport(aws),
  judge: (users, { now }) =>
    users.flatMap(({ user, arn, keys }) =>
      keys.flatMap(({ active, rotated }, i) => {
        if (!active) return []
        const days = kit.daysSince(rotated, now)
        const why = {
          en: `Access key ${i + 1} of ${user} is ${days ?? '?'} days old.`,
          ja: `${user} のアクセスキー ${i + 1} は作成から ${days ?? '?'} 日経過しています。`,
        }
        return [
          (days !== undefined && days <= 90 ? kit.pass : kit.fail)(`${arn} key ${i + 1}`, why, {
            days: days ?? null,
          }),
        ]
      }),
    ),
})
