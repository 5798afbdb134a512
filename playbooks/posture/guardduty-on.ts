import * as kit from '#kit'

export default kit.defineCheck({
  id: 'guardduty-on',
  severity: 'critical',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  securityHub: ['GuardDuty.1'],
  frameworks: {
    'nist-800-53': ['SI-4', 'RA-5'],
    'pci-dss': ['11.5.1'],
    'iso-27001': ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)'],
    fisc: ['実10'],
  },
  en: {
    title: 'GuardDuty watches every region',
    why: 'An attacker starts machines where you have none. GuardDuty costs next to nothing in a region in which nothing happens.',
    remedy: [
      'Turn on GuardDuty in all enabled regions, with a delegated administrator and auto-enable for new accounts.',
      'Have its findings sent to Hikeshi.',
    ],
    none: 'There is always a region to watch.',
  },
  ja: {
    title: '全リージョンでの GuardDuty',
    why: '攻撃者は、使われていないリージョンでマシンを起動します。何も起きないリージョンでの GuardDuty の費用はごくわずかです。',
    remedy: [
      '有効な全リージョンで GuardDuty を有効にし、委任管理者と新規アカウントの自動有効化を設定します。',
      '検出結果を Hikeshi に送信します。',
    ],
    none: '監視の対象となるリージョンは常にあります。',
  },
  permissions: ['guardduty:GetDetector', 'guardduty:ListDetectors'],
  playbook: 're-enable-guardduty',
  none: 'pass',
  async gather({ aws }) {
    const { DetectorIds: [DetectorId] = [] } = await aws.guardduty.listDetectors({})
    if (DetectorId === undefined) return undefined
    return (await aws.guardduty.getDetector({ DetectorId })).Status
  },
  judge: (status, { region }) => [
    status === 'ENABLED'
      ? kit.pass(region, { en: 'GuardDuty is on.', ja: 'GuardDuty は有効です。' })
      : kit.fail(region, {
          en: `GuardDuty is ${status === undefined ? 'not set up' : 'suspended'}.`,
          ja: `GuardDuty は${status === undefined ? '設定されていません' : '一時停止中です'}。`,
        }),
  ],
})
