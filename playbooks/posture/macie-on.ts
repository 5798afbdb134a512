import * as kit from '#kit'

export default kit.defineCheck({
  id: 'macie-on',
  severity: 'low',
  scope: 'region',
  mode: 'automatic',
  cis: { '1.4': '2.1.4', '3.0': '2.1.3', '5.0': '2.1.3', '6.0': '3.1.3', '7.0': '3.1.3' },
  frameworks: {
    gdpr: ['Art. 32'],
    'iso-27001': ['A.5.12'],
    'nist-800-53': ['RA-2'],
    hipaa: ['164.308(a)(1)(ii)(A)'],
  },
  en: {
    title: 'Sensitive data in S3 is found and classified',
    why: 'Nobody can say after a breach what was in the bucket, unless somebody looked before.',
    remedy: [
      'Turn on Macie with automated sensitive data discovery.',
      'Look at the most sensitive buckets and lock those down first.',
    ],
    none: 'There is always a region to look at.',
  },
  ja: {
    title: 'S3 の機密データの検出と分類',
    why: '事前に調べていなければ、侵害の後でバケットの中身を答えられません。',
    remedy: [
      'Macie と自動機密データ検出を有効にします。',
      '機密性の高いバケットから順に保護を強化します。',
    ],
    none: '確認の対象となるリージョンは常にあります。',
  },
  permissions: ['macie2:GetMacieSession'],
  none: 'pass',
  async gather({ aws }) {
    try {
      return (await aws.macie2.getMacieSession({})).status
    } catch (error) {
      // AWS says AccessDenied where Macie was never turned on, and tells so in words.
      if (error instanceof Error && /Macie is not enabled/.test(error.message)) return undefined
      throw error
    }
  },
  judge: (status, { region }) => [
    status === 'ENABLED'
      ? kit.pass(region, { en: 'Macie is on.', ja: 'Macie は有効です。' })
      : kit.fail(region, { en: 'Macie is off.', ja: 'Macie は無効です。' }),
  ],
})
