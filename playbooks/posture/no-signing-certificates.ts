import * as kit from '#kit'

export default kit.defineCheck({
  id: 'no-signing-certificates',
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
    title: 'No user has an active X.509 signing certificate',
    why: 'Signing certificates of the old SOAP and CLI days still open APIs, and no inventory lists them.',
    remedy: [
      'Ask who uses the certificate; hardly anybody does.',
      'Deactivate it with aws iam update-signing-certificate, wait a week.',
      'Delete it.',
    ],
    none: 'AWS reported no users.',
  },
  ja: {
    title: '有効な X.509 署名証明書なし',
    why: 'SOAP や旧 CLI 時代の署名証明書は今も API の認証に使え、どの台帳にも載っていません。',
    remedy: [
      '証明書の使用者を確認します。通常は使われていません。',
      'aws iam update-signing-certificate で無効化し、1 週間待ちます。',
      '削除します。',
    ],
    none: 'AWS の報告にユーザーがいません。',
  },
  permissions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  none: 'pass',
  gather: ({ aws }) => kit.credentialReport(aws),
  judge: (users) =>
    users.map(({ user, arn, certificates }) =>
      certificates.some(Boolean)
        ? kit.fail(arn, {
            en: `${user} has an active signing certificate.`,
            ja: `${user} に有効な署名証明書があります。`,
          })
        : kit.pass(arn, {
            en: `${user} has no active signing certificate.`,
            ja: `${user} に有効な署名証明書はありません。`,
          }),
    ),
})
