import * as kit from '#kit'

export default kit.defineCheck({
  id: 'imdsv2-required',
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: { '3.0': '5.6', '5.0': '5.7', '6.0': '6.7', '7.0': '6.7' },
  securityHub: ['EC2.8'],
  frameworks: { 'nist-800-53': ['AC-3', 'AC-6'], 'pci-dss': ['2.2.6'], 'iso-27001': ['A.8.9'] },
  en: {
    title: 'Instances ask for a token for their metadata',
    why: 'One request that a web server can be talked into is enough to read the credentials of the instance, where no token is asked for.',
    remedy: [
      'Require IMDSv2 on the instance, after the metric MetadataNoToken has been at zero.',
      'Make it the default of the account (aws ec2 modify-instance-metadata-defaults).',
      'Put it into launch templates.',
    ],
    none: 'There is no instance in this region.',
  },
  ja: {
    title: 'IMDSv2 の必須化',
    why: 'トークンが不要だと、Web サーバーにリクエストを 1 つ送らせるだけで、インスタンスの認証情報を読み取れます。',
    remedy: [
      'メトリクス MetadataNoToken がゼロであることを確認し、インスタンスで IMDSv2 を必須にします。',
      'アカウントの既定値にします (aws ec2 modify-instance-metadata-defaults)。',
      '起動テンプレートにも設定します。',
    ],
    none: 'このリージョンにインスタンスはありません。',
  },
  permissions: ['ec2:DescribeInstances'],
  playbook: 'require-imdsv2',
  none: 'not-applicable',
  async gather({ aws }) {
    const found = await kit.allPages(
      (NextToken) => aws.ec2.describeInstances({ ...(NextToken && { NextToken }) }),
      ({ Reservations }) => Reservations,
    )
    return found.flatMap(({ Instances = [] }) => Instances)
  },
  judge: (instances) =>
    instances
      .filter(({ State }) => State?.Name !== 'terminated' && State?.Name !== 'shutting-down')
      .map((instance) =>
        instance.MetadataOptions?.HttpTokens === 'required' ||
        instance.MetadataOptions?.HttpEndpoint === 'disabled'
          ? kit.pass(instance.InstanceId ?? '', {
              en: 'It asks for a token, or has no metadata service.',
              ja: 'トークンが必須か、メタデータサービスが無効です。',
            })
          : kit.fail(instance.InstanceId ?? '', {
              en: 'It gives its credentials without a token.',
              ja: 'トークンなしで認証情報を取得できます。',
            }),
      ),
})
