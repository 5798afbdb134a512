import * as kit from '#kit'

export default kit.defineCheck({
  id: 'root-access-key',
  severity: 'critical',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.12',
    '1.2': '1.12',
    '1.4': '1.4',
    '3.0': '1.4',
    '5.0': '1.3',
    '6.0': '2.3',
    '7.0': '2.4',
  },
  securityHub: ['IAM.4'],
  frameworks: {
    'nist-800-53': ['AC-6', 'IA-2(1)'],
    'pci-dss': ['8.4.2'],
    'iso-27001': ['A.8.2'],
    hipaa: ['164.312(d)'],
    fisc: ['実8'],
  },
  en: {
    title: 'The root user has no access key',
    why: 'A key of the root user may do everything, from anywhere, without MFA, and no policy can stop it.',
    remedy: [
      'Sign in as the root user and open Security credentials.',
      'Deactivate each access key, wait until nothing complains, and delete it.',
      'Give whatever used it a role of its own.',
    ],
    none: 'There is always a root user.',
  },
  ja: {
    title: 'ルートユーザーのアクセスキーなし',
    why: 'ルートユーザーのキーは、どこからでも MFA なしですべての操作ができ、ポリシーでは止められません。',
    remedy: [
      'ルートユーザーでサインインし、「セキュリティ認証情報」を開きます。',
      'アクセスキーを無効化し、影響がないことを確かめてから削除します。',
      '使っていた処理には、専用のロールを用意します。',
    ],
    none: 'ルートユーザーは必ず存在します。',
  },
  permissions: ['iam:GetAccountSummary'],
  none: 'pass',
  gather: async ({ aws }) => (await aws.iam.getAccountSummary({})).SummaryMap ?? {},
  judge: ({ AccountAccessKeysPresent: keys = 0 }, { account, region }) => [
    (keys === 0 ? kit.pass : kit.fail)(
      kit.rootArn(account, region),
      {
        en: `The root user has ${keys} access keys.`,
        ja: `ルートユーザーのアクセスキーは ${keys} 個です。`,
      },
      { AccountAccessKeysPresent: keys },
    ),
  ],
})
