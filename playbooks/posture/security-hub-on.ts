import * as kit from '#kit'

export default kit.defineCheck({
  id: 'security-hub-on',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: { '3.0': '4.16', '5.0': '4.16', '6.0': '5.16', '7.0': '5.16' },
  frameworks: { 'nist-800-53': ['CA-7', 'SI-4'], 'pci-dss': ['11.5.1'], 'iso-27001': ['A.8.16'] },
  en: {
    title: 'Security Hub is on',
    why: 'Findings of a dozen services end in a dozen consoles that nobody opens; here they end in one place, and in Hikeshi.',
    remedy: [
      'Turn on Security Hub with a delegated administrator for the organization.',
      'Choose the standards that you are measured by.',
      'Have its findings sent to Hikeshi.',
    ],
    none: 'There is always a region to watch.',
  },
  ja: {
    title: 'Security Hub の有効化',
    why: '各サービスの検出結果は、放っておくと誰も開かないコンソールに散らばります。Security Hub なら 1 か所に集まり、Hikeshi にも届きます。',
    remedy: [
      '組織の委任管理者を指定して Security Hub を有効にします。',
      '準拠すべき標準を選択します。',
      '検出結果を Hikeshi に送信します。',
    ],
    none: '監視の対象となるリージョンは常にあります。',
  },
  permissions: ['securityhub:DescribeHub'],
  none: 'pass',
  async gather({ aws }) {
    try {
      return (await aws.securityhub.describeHub({})).HubArn
    } catch (error) {
      // AWS's way to say that it is off; a refusal has another name.
      if (kit.errorCode(error) === 'InvalidAccessException') return undefined
      if (kit.errorCode(error) === 'ResourceNotFoundException') return undefined
      throw error
    }
  },
  judge: (hub, { region }) => [
    hub === undefined
      ? kit.fail(region, { en: 'Security Hub is off.', ja: 'Security Hub は無効です。' })
      : kit.pass(region, { en: 'Security Hub is on.', ja: 'Security Hub は有効です。' }),
  ],
})
