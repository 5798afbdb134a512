import * as kit from '#kit'

export default kit.defineCheck({
  id: 'root-mfa',
  severity: 'critical',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.13',
    '1.2': '1.13',
    '1.4': '1.5',
    '3.0': '1.5',
    '5.0': '1.4',
    '6.0': '2.4',
    '7.0': '2.5',
  },
  securityHub: ['IAM.9'],
  frameworks: {
    'nist-800-53': ['AC-6', 'IA-2(1)'],
    'pci-dss': ['8.4.2'],
    'iso-27001': ['A.8.2'],
    hipaa: ['164.312(d)'],
    fisc: ['実8'],
  },
  en: {
    title: 'The root user has MFA',
    why: 'The root user is a mailbox and a password. Whoever gets into the mailbox can set a new password; MFA is what is left then.',
    remedy: [
      'Sign in as the root user and open Security credentials.',
      'Assign an MFA device, best a FIDO2 key, and a second one to keep in the safe.',
      'In an organization, better remove the root credentials of member accounts altogether.',
    ],
    none: 'There is always a root user.',
  },
  ja: {
    title: 'ルートユーザーの MFA',
    why: 'ルートユーザーを守るのはメールアドレスとパスワードだけです。メールボックスを奪われればパスワードは再設定でき、最後に残る防御が MFA です。',
    remedy: [
      'ルートユーザーでサインインし、「セキュリティ認証情報」を開きます。',
      'MFA デバイスを登録します。FIDO2 セキュリティキーが望ましく、予備を金庫に保管します。',
      '組織では、メンバーアカウントのルート認証情報自体を削除するのが最善です。',
    ],
    none: 'ルートユーザーは必ず存在します。',
  },
  permissions: ['iam:GetAccountSummary'],
  none: 'pass',
  gather: async ({ aws }) => (await aws.iam.getAccountSummary({})).SummaryMap ?? {},
  judge(summary, { account, region }) {
    const {
      AccountMFAEnabled: mfa = 0,
      AccountPasswordPresent: password,
      AccountAccessKeysPresent: keys = 0,
    } = summary
    const root = kit.rootArn(account, region)
    const central = {
      en: 'The root user has no credentials at all: access is central, in the organization.',
      ja: 'ルートユーザーの認証情報はありません。ルートアクセスは組織で一元管理されています。',
    }
    if (password === 0 && keys === 0) return [kit.pass(root, central, summary)]
    const why =
      mfa > 0
        ? { en: 'The root user has MFA.', ja: 'ルートユーザーに MFA が設定されています。' }
        : { en: 'The root user has no MFA.', ja: 'ルートユーザーに MFA が設定されていません。' }
    return [(mfa > 0 ? kit.pass : kit.fail)(root, why, { AccountMFAEnabled: mfa })]
  },
})
