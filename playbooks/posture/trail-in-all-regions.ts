import * as kit from '#kit'

export default kit.defineCheck({
  id: 'trail-in-all-regions',
  severity: 'critical',
  scope: 'account',
  mode: 'automatic',
  cis: {
    '1.1': '2.1',
    '1.2': '2.1',
    '1.4': '3.1',
    '3.0': '3.1',
    '5.0': '3.1',
    '6.0': '4.1',
    '7.0': '4.1',
  },
  securityHub: ['CloudTrail.1'],
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'A trail records every region',
    why: 'An attacker works in the region that you never open. Without a trail there the first record of it is the bill.',
    remedy: [
      'Make a trail for all regions with management events, read and write.',
      'In an organization make it an organization trail.',
      'See that it is logging (aws cloudtrail get-trail-status).',
    ],
    none: 'There is always an account to record.',
  },
  ja: {
    title: '全リージョンを記録する証跡',
    why: '攻撃者は、普段誰も開かないリージョンで活動します。証跡がなければ、最初の記録は請求書になります。',
    remedy: [
      '全リージョンを対象に、管理イベントの読み取りと書き込みを記録する証跡を作成します。',
      '組織では、組織の証跡として作成します。',
      '記録中であることを aws cloudtrail get-trail-status で確認します。',
    ],
    none: '記録の対象となるアカウントは常にあります。',
  },
  permissions: [
    'cloudtrail:DescribeTrails',
    'cloudtrail:GetEventSelectors',
    'cloudtrail:GetTrailStatus',
  ],
  playbook: 'restore-cloudtrail',
  none: 'pass',
  gather: (scan) => kit.trailsOf(scan),
  judge(trails, { account }) {
    const whole = trails.find(
      (trail) => trail.everywhere && trail.logging && trail.managementEvents,
    )
    if (whole)
      return [
        kit.pass(account, {
          en: `${whole.name} records every region.`,
          ja: `${whole.name} が全リージョンを記録しています。`,
        }),
      ]
    const known = trails.map(
      ({ name, everywhere, logging, managementEvents }) =>
        `${name} (${[...(everywhere ? [] : ['one region']), ...(logging ? [] : ['stopped']), ...(managementEvents ? [] : ['not all management events'])].join(', ')})`,
    )
    const list = known.join('; ') || '-'
    return [
      kit.fail(account, {
        en: `No trail records all management events of every region: ${list}.`,
        ja: `全リージョンのすべての管理イベントを記録する証跡がありません: ${list}。`,
      }),
    ]
  },
})
