import * as kit from '#kit'

export default kit.defineCheck({
  id: 'instance-roles-used',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: {
    '1.1': '1.21',
    '1.2': '1.19',
    '1.4': '1.18',
    '3.0': '1.18',
    '5.0': '1.17',
    '6.0': '2.17',
    '7.0': '2.16',
  },
  frameworks: { 'nist-800-53': ['IA-5', 'AC-6'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'Instances have a role of their own',
    why: 'Where there is no role, somebody puts an access key on the disk: it does not expire, and images of the disk carry it on.',
    remedy: [
      'Make a role for what the instance does, with an instance profile.',
      'Attach the profile (aws ec2 associate-iam-instance-profile).',
      'Remove keys from the disk and deactivate them.',
    ],
    none: 'There is no instance in this region.',
  },
  ja: {
    title: 'インスタンスロールの利用',
    why: 'ロールがないと、誰かがアクセスキーをディスクに置きます。期限がなく、ディスクのイメージと一緒に広がります。',
    remedy: [
      'インスタンスの用途に合わせたロールとインスタンスプロファイルを作成します。',
      'プロファイルを関連付けます (aws ec2 associate-iam-instance-profile)。',
      'ディスク上のキーを削除し、無効化します。',
    ],
    none: 'このリージョンにインスタンスはありません。',
  },
  permissions: ['ec2:DescribeInstances'],
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
        instance.IamInstanceProfile !== undefined
          ? kit.pass(instance.InstanceId ?? '', { en: 'It has a role.', ja: 'ロールがあります。' })
          : kit.fail(instance.InstanceId ?? '', {
              en: 'It has no role.',
              ja: 'ロールがありません。',
            }),
      ),
})
