import * as kit from '#kit'

export default kit.defineCheck({
  id: 'expired-certificates-removed',
  severity: 'low',
  scope: 'account',
  mode: 'automatic',
  cis: { '1.4': '1.19', '3.0': '1.19', '5.0': '1.18', '6.0': '2.18', '7.0': '2.17' },
  securityHub: ['IAM.26'],
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'No expired certificate is kept in IAM',
    why: 'An expired certificate on a load balancer is an outage with a warning that everybody clicks away; after that they click away every warning.',
    remedy: [
      'List them with aws iam list-server-certificates.',
      'Move the service to AWS Certificate Manager, which renews by itself.',
      'Delete the expired one from IAM.',
    ],
    none: 'No server certificate is kept in IAM.',
  },
  ja: {
    title: '期限切れの IAM 証明書なし',
    why: '期限切れの証明書は障害の原因になり、警告を無視して進む習慣を利用者に付けてしまいます。',
    remedy: [
      'aws iam list-server-certificates で確認します。',
      '自動更新される AWS Certificate Manager に移行します。',
      '期限切れの証明書を IAM から削除します。',
    ],
    none: 'IAM にサーバー証明書はありません。',
  },
  permissions: ['iam:ListServerCertificates'],
  none: 'pass',
  gather: ({ aws }) =>
    kit.allPages(
      (Marker) => aws.iam.listServerCertificates({ ...(Marker && { Marker }) }),
      ({ ServerCertificateMetadataList }) => ServerCertificateMetadataList,
    ),
  judge: (certificates, { now }) =>
    certificates.map(({ Arn = '', Expiration }) => {
      const on = Expiration?.toISOString().slice(0, 10) ?? '-'
      const why = { en: `It expires on ${on}.`, ja: `有効期限は ${on} です。` }
      return (Expiration !== undefined && Expiration > now ? kit.pass : kit.fail)(Arn, why)
    }),
})
