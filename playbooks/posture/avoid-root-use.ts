import * as kit from '#kit'

export default kit.defineCheck({
  id: 'avoid-root-use',
  severity: 'high',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.1',
    '1.2': '1.1',
    '1.4': '1.7',
    '3.0': '1.7',
    '5.0': '1.6',
    '6.0': '2.6',
    '7.0': '2.7',
  },
  securityHub: ['CloudWatch.1', 'IAM.20'],
  frameworks: { 'nist-800-53': ['AC-6(5)'], 'iso-27001': ['A.8.2'], 'pci-dss': ['8.2.2'] },
  en: {
    title: 'The root user is not used for daily work',
    why: 'What the root user does, nobody can limit and hardly anybody can attribute: daily work in its name hides the one day that matters.',
    remedy: [
      'Find out in CloudTrail what was done as root and by whom (userIdentity.type Root).',
      'Give that work a role or a user of its own.',
      'Lock the credentials of the root user away.',
    ],
    none: 'AWS reported no root user.',
  },
  ja: {
    title: '日常業務でのルートユーザーの不使用',
    why: 'ルートユーザーの操作は制限できず、誰が行ったかも特定しにくくなります。日常的に使っていると、本当に問題のある 1 回が埋もれます。',
    remedy: [
      'CloudTrail (userIdentity.type が Root) で、ルートで行われた操作と実行者を調べます。',
      'その作業用に、専用のロールまたはユーザーを用意します。',
      'ルートユーザーの認証情報は厳重に保管します。',
    ],
    none: 'AWS の報告にルートユーザーがありません。',
  },
  permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  none: 'pass',
  gather: ({ aws }) => kit.credentialReport(aws),
  judge: (users, { now }) =>
    users
      .filter(({ root }) => root)
      .map(({ arn, passwordUsed, keys }) => {
        const times = [passwordUsed, ...keys.map(({ used }) => used)].flatMap(
          (at) => at?.getTime() ?? [],
        )
        const last = times.length === 0 ? undefined : new Date(Math.max(...times))
        const days = kit.daysSince(last, now)
        const on = last?.toISOString().slice(0, 10) ?? '-'
        if (days !== undefined && days <= 90)
          return kit.fail(
            arn,
            {
              en: `The root user was last used on ${on}, ${days} days ago.`,
              ja: `ルートユーザーは ${days} 日前 (${on}) に使われています。`,
            },
            { last: on },
          )
        return kit.pass(
          arn,
          {
            en: `The root user was not used in the last 90 days (last: ${on}).`,
            ja: `ルートユーザーは過去 90 日間使われていません (最終使用: ${on})。`,
          },
          { last: on },
        )
      }),
})
