import * as kit from '#kit'

export default kit.defineCheck({
  id: 'users-have-mfa',
  severity: 'high',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '1.2',
    '1.2': '1.2',
    '1.4': '1.10',
    '3.0': '1.10',
    '5.0': '1.9',
    '6.0': '2.9',
    '7.0': '2.10',
  },
  securityHub: ['IAM.5'],
  frameworks: {
    'nist-800-53': ['IA-2(1)', 'IA-2(2)'],
    'pci-dss': ['8.4.2'],
    'iso-27001': ['A.8.5'],
    hipaa: ['164.312(d)'],
    fisc: ['実8'],
  },
  en: {
    title: 'Every IAM user with a console password has MFA',
    why: 'Passwords are guessed, phished and bought by the million. The second factor is what turns that into a failed sign-in.',
    remedy: [
      'Have each user register a device under Security credentials, best a FIDO2 key.',
      'Add a policy that denies everything until MFA is there (aws:MultiFactorAuthPresent).',
      'Better still: replace IAM users by IAM Identity Center.',
    ],
    none: 'No IAM user has a console password.',
  },
  ja: {
    title: 'コンソールを使う IAM ユーザーの MFA',
    why: 'パスワードは大量に推測、窃取、売買されています。2 要素目があれば、サインインは失敗に終わります。',
    remedy: [
      '各ユーザーに「セキュリティ認証情報」で MFA デバイスを登録してもらいます。FIDO2 セキュリティキーが最適です。',
      'MFA がない間はすべてを拒否するポリシー (aws:MultiFactorAuthPresent) を追加します。',
      '可能であれば、IAM ユーザーを IAM Identity Center に置き換えます。',
    ],
    none: 'コンソールパスワードを持つ IAM ユーザーはいません。',
  },
  permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  none: 'pass',
  gather: ({ aws }) => kit.credentialReport(aws),
  judge: (users) =>
    users
      .filter(({ root, password }) => !root && password === true)
      .map(({ user, arn, mfa }) =>
        mfa
          ? kit.pass(arn, {
              en: `${user} signs in with MFA.`,
              ja: `${user} は MFA を使っています。`,
            })
          : kit.fail(arn, {
              en: `${user} has a console password and no MFA.`,
              ja: `${user} はコンソールパスワードがあり、MFA がありません。`,
            }),
      ),
})
