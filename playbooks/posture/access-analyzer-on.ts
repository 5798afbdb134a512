import * as kit from '#kit'

export default kit.defineCheck({
  id: 'access-analyzer-on',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: { '1.4': '1.20', '3.0': '1.20', '5.0': '1.19', '6.0': '2.19', '7.0': '2.18' },
  securityHub: ['IAM.28'],
  frameworks: {
    'nist-800-53': ['AC-6', 'AC-3'],
    'pci-dss': ['7.2.2'],
    'iso-27001': ['A.5.15', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)'],
    fisc: ['実25'],
  },
  en: {
    title: 'IAM Access Analyzer watches every region',
    why: 'It is the only one who reads every policy and says what the world can reach; without it you learn that from others.',
    remedy: [
      'Make an analyzer with your organization (or account) as its zone of trust, in each region.',
      'Look through what it finds, and archive what is meant.',
      'Have its findings sent to Hikeshi.',
    ],
    none: 'There is always a region to watch.',
  },
  ja: {
    title: '全リージョンでの IAM Access Analyzer',
    why: 'すべてのポリシーを読み、外部から到達できるものを知らせる唯一の機能です。なければ、外部からの指摘で知ることになります。',
    remedy: [
      '各リージョンで、組織またはアカウントを信頼ゾーンとするアナライザーを作成します。',
      '検出結果を確認し、意図したものをアーカイブします。',
      '検出結果を Hikeshi に送信します。',
    ],
    none: '監視の対象となるリージョンは常にあります。',
  },
  permissions: ['access-analyzer:ListAnalyzers'],
  none: 'pass',
  gather: ({ aws }) =>
    kit.allPages(
      (nextToken) => aws.accessAnalyzer.listAnalyzers({ ...(nextToken && { nextToken }) }),
      ({ analyzers }) => analyzers,
    ),
  judge(analyzers, { region }) {
    const live = analyzers.filter(
      ({ status, type = '' }) => status === 'ACTIVE' && /^(ACCOUNT|ORGANIZATION)$/.test(type),
    )
    const names = live.map(({ name }) => name).join(', ') || '-'
    const why = {
      en: `Active analyzers of external access in ${region}: ${names}.`,
      ja: `${region} で有効な外部アクセスのアナライザー: ${names}。`,
    }
    return [(live.length > 0 ? kit.pass : kit.fail)(region, why)]
  },
})
