import * as kit from '#kit'

export default kit.defineCheck({
  id: 'config-recorder-on',
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: {
    '1.1': '2.5',
    '1.2': '2.5',
    '1.4': '3.5',
    '3.0': '3.3',
    '5.0': '3.3',
    '6.0': '4.3',
    '7.0': '4.3',
  },
  securityHub: ['Config.1'],
  frameworks: {
    'nist-800-53': ['AU-2', 'AU-9', 'AU-12'],
    'pci-dss': ['10.2.1', '10.3.2'],
    'iso-27001': ['A.8.15'],
    hipaa: ['164.312(b)'],
    fisc: ['実10'],
    fedramp: ['AU-9'],
  },
  en: {
    title: 'AWS Config records in every region',
    why: 'After an incident the question is what was changed and what it was before. Config is where that is written.',
    remedy: [
      'Turn on the recorder for all resource types, with a delivery channel.',
      'Record global resources in one region.',
      'Use a conformance pack or Control Tower to do it for all accounts.',
    ],
    none: 'There is always a region to record.',
  },
  ja: {
    title: '全リージョンでの AWS Config の記録',
    why: 'インシデントの後に問われるのは、何が変更され、元はどうだったかです。その記録が AWS Config にあります。',
    remedy: [
      '全リソースタイプを対象にレコーダーを有効にし、配信チャネルを設定します。',
      'グローバルリソースは 1 つのリージョンで記録します。',
      '全アカウントへの展開には、コンフォーマンスパックまたは Control Tower を使います。',
    ],
    none: '記録の対象となるリージョンは常にあります。',
  },
  permissions: [
    'config:DescribeConfigurationRecorderStatus',
    'config:DescribeConfigurationRecorders',
  ],
  playbook: 'restore-config-recorder',
  none: 'pass',
  async gather({ aws }) {
    const [{ ConfigurationRecorders = [] }, { ConfigurationRecordersStatus = [] }] =
      await Promise.all([
        aws.config.describeConfigurationRecorders({}),
        aws.config.describeConfigurationRecorderStatus({}),
      ])
    return { recorders: ConfigurationRecorders, states: ConfigurationRecordersStatus }
  },
  judge({ recorders, states }, { region }) {
    const on = states.find(({ recording }) => recording === true)
    const recorder = recorders.find(({ name }) => name === on?.name)
    const all = recorder?.recordingGroup?.allSupported === true
    if (on && all)
      return [
        kit.pass(region, {
          en: `${on.name} records all resource types.`,
          ja: `${on.name} が全リソースタイプを記録しています。`,
        }),
      ]
    return [
      on
        ? kit.fail(region, {
            en: `${on.name} records some resource types only.`,
            ja: `${on.name} は一部のリソースタイプだけを記録しています。`,
          })
        : kit.fail(region, { en: 'Nothing is recorded.', ja: '何も記録されていません。' }),
    ]
  },
})
