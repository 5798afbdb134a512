import * as kit from '#kit'

export default kit.defineCheck({
  id: 'guardduty-protections',
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  securityHub: [
    'GuardDuty.5',
    'GuardDuty.6',
    'GuardDuty.7',
    'GuardDuty.8',
    'GuardDuty.9',
    'GuardDuty.10',
  ],
  frameworks: {
    'nist-800-53': ['SI-4', 'RA-5'],
    'pci-dss': ['11.5.1'],
    'iso-27001': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    fisc: ['実10'],
  },
  en: {
    title: 'GuardDuty has its protections on',
    why: 'The base plan reads flow logs, DNS and CloudTrail. What happens in buckets, clusters, databases and functions is in the plans beside it.',
    remedy: [
      'Look at the plans below that are off.',
      'Turn them on in the delegated administrator, with auto-enable.',
      'Start with S3, Runtime Monitoring and Malware Protection.',
    ],
    none: 'GuardDuty is off in this region: see the check of that.',
  },
  ja: {
    title: 'GuardDuty の保護プラン',
    why: '基本プランが見るのは、フローログ、DNS、CloudTrail です。バケット、クラスター、データベース、関数の中は、個別の保護プランが対象です。',
    remedy: [
      '以下の無効なプランを確認します。',
      '委任管理者で、自動有効化とともに有効にします。',
      'S3、ランタイムモニタリング、マルウェア保護から始めます。',
    ],
    none: 'このリージョンの GuardDuty は無効です。別のチェックを参照してください。',
  },
  permissions: ['guardduty:GetDetector', 'guardduty:ListDetectors'],
  none: 'not-applicable',
  async gather({ aws }) {
    const { DetectorIds: [DetectorId] = [] } = await aws.guardduty.listDetectors({})
    if (DetectorId === undefined) return undefined
    return (await aws.guardduty.getDetector({ DetectorId })).Features
  },
  judge(features, { region }) {
    if (features === undefined) return []
    const on = features
      .filter(({ Status }) => Status === 'ENABLED')
      .map(({ Name = '' }) => String(Name))
    const off = kit.plansOff(features)
    const list = off.join(', ')
    return [
      off.length === 0
        ? kit.pass(
            region,
            { en: 'All protections are on.', ja: 'すべての保護プランが有効です。' },
            on,
          )
        : kit.fail(region, { en: `Off: ${list}.`, ja: `無効なプラン: ${list}。` }, on),
    ]
  },
})
