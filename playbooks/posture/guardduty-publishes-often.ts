import * as kit from '#kit'

export default kit.defineCheck({
  id: 'guardduty-publishes-often',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  frameworks: {
    'nist-800-53': ['SI-4', 'RA-5'],
    'pci-dss': ['11.5.1'],
    'iso-27001': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    fisc: ['実10'],
  },
  en: {
    title: 'GuardDuty publishes updates every 15 minutes',
    why: 'The default is six hours: so long does nobody hear that an attack goes on.',
    remedy: [
      'Run aws guardduty update-detector --finding-publishing-frequency FIFTEEN_MINUTES in the administrator account.',
    ],
    none: 'GuardDuty is off in this region: see the check of that.',
  },
  ja: {
    title: 'GuardDuty の 15 分ごとの更新通知',
    why: '既定値は 6 時間です。その間、攻撃が続いていても誰にも知らされません。',
    remedy: [
      '管理者アカウントで aws guardduty update-detector --finding-publishing-frequency FIFTEEN_MINUTES を実行します。',
    ],
    none: 'このリージョンの GuardDuty は無効です。別のチェックを参照してください。',
  },
  permissions: ['guardduty:GetDetector', 'guardduty:ListDetectors'],
  none: 'not-applicable',
  async gather({ aws }) {
    const { DetectorIds: [DetectorId] = [] } = await aws.guardduty.listDetectors({})
    if (DetectorId === undefined) return undefined
    return (
      (await aws.guardduty.getDetector({ DetectorId })).FindingPublishingFrequency ?? 'SIX_HOURS'
    )
  },
  judge(frequency, { region }) {
    if (frequency === undefined) return []
    const why = {
      en: `Updates are published at ${frequency}.`,
      ja: `更新の通知間隔は ${frequency} です。`,
    }
    return [(frequency === 'FIFTEEN_MINUTES' ? kit.pass : kit.fail)(region, why)]
  },
})
