import * as kit from '#kit'

export default kit.defineCheck({
  id: 'unused-credentials-90-days',
  severity: 'medium',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.1': '1.3', '1.2': '1.3' },
  securityHub: ['IAM.8'],
  frameworks: {
    'nist-800-53': ['AC-2(3)', 'IA-5'],
    'pci-dss': ['8.2.6'],
    'iso-27001': ['A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)'],
  },
  en: {
    title: 'Credentials unused for 90 days are disabled',
    why: 'A credential that nobody misses is one whose theft nobody notices: people who left, tests that ended, keys in old laptops.',
    remedy: [
      'Deactivate the access keys and delete the login profile of who is named.',
      'Wait a week; if nobody asks, delete them.',
      'Do it every month, or let IAM Access Analyzer find unused access.',
    ],
    none: 'No user has a password or an active access key.',
  },
  ja: {
    title: '90 日間未使用の認証情報の無効化',
    why: '誰も使っていない認証情報は、盗まれても誰も気付きません。退職者、終わった検証、古い PC に残ったキーが典型です。',
    remedy: [
      '該当ユーザーのアクセスキーを無効化し、ログインプロファイルを削除します。',
      '1 週間待ち、問い合わせがなければ削除します。',
      '毎月実施するか、IAM Access Analyzer で未使用のアクセスを検出します。',
    ],
    none: 'パスワードも有効なアクセスキーも持つユーザーはいません。',
  },
  permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  none: 'pass',
  gather: ({ aws }) => kit.credentialReport(aws),
  judge: (users, { now }) => kit.judgeUnused(users, 90, now),
})
