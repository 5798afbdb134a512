import * as kit from '#kit'

export default kit.defineCheck({
  id: 'detective-on',
  severity: 'low',
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
    title: 'Detective has a graph',
    why: 'When a finding asks who else was touched, the graph has the answer of the last year ready.',
    remedy: [
      'Turn on Detective, with the same delegated administrator as GuardDuty.',
      'Have members enabled by themselves.',
    ],
    none: 'There is always a region to watch.',
  },
  ja: {
    title: 'Detective の有効化',
    why: '検出結果の影響範囲を調べるとき、過去 1 年分の関係がグラフに用意されています。',
    remedy: [
      'GuardDuty と同じ委任管理者で Detective を有効にします。',
      'メンバーの自動有効化を設定します。',
    ],
    none: '監視の対象となるリージョンは常にあります。',
  },
  permissions: ['detective:ListGraphs'],
  none: 'pass',
  gather: async ({ aws }) =>
    (
      await kit.allPages(
        (NextToken) => aws.detective.listGraphs({ ...(NextToken && { NextToken }) }),
        ({ GraphList }) => GraphList,
      )
    ).length,
  judge: (graphs, { region }) => [
    graphs > 0
      ? kit.pass(region, { en: 'There is a graph.', ja: 'グラフがあります。' })
      : kit.fail(region, { en: 'There is no graph.', ja: 'グラフがありません。' }),
  ],
})
