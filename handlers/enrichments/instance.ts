import * as kit from '#kit'

/** IMDSv1 hands the role's credentials to whoever can make the machine send one request. */
const metadata: Record<string, string> = { required: 'IMDSv2', optional: 'IMDSv1 + IMDSv2' }

/** The machine that a finding names, as EC2 has it now: a finding's own picture of it may be hours old, or thin. */
export default kit.defineEnrichment({
  id: 'instance',
  en: { title: 'EC2 instance' },
  ja: { title: 'EC2 インスタンス' },
  permissions: ['ec2:DescribeInstances', 'iam:GetInstanceProfile'],
  of: ({ subject: { instanceId = '' } }) =>
    /^i-[0-9a-f]{8,17}$/.test(instanceId) ? instanceId : undefined,
  async read({ input, aws }) {
    const answer = await kit.orAbsent(aws.ec2.describeInstances({ InstanceIds: [input] }))
    const instance = answer?.Reservations?.[0]?.Instances?.[0]
    if (instance === undefined) return { facts: [] }
    const { Tags = [], MetadataOptions, NetworkInterfaces = [] } = instance
    const groups = NetworkInterfaces.flatMap(({ Groups = [] }) => Groups)
    const tag = (key: string) => Tags.find(({ Key }) => Key === key)?.Value
    // LaunchTime is of the last start; the first interface is as old as the machine.
    const born = NetworkInterfaces.find(({ Attachment }) => Attachment?.DeviceIndex === 0)
    const profile = kit.tail(instance.IamInstanceProfile?.Arn ?? '')
    return {
      facts: [
        ...kit.tagFacts(Tags),
        ...kit.factRows([
          ['Auto Scaling group', 'Auto Scaling グループ', tag('aws:autoscaling:groupName')],
          ['Role', 'ロール', profile === '' ? undefined : await rolesOf(aws, profile)],
          ['Public IP', 'パブリック IP', instance.PublicIpAddress],
          ['State', '状態', instance.State?.Name],
          ['Created', '作成日時', kit.isoOf(born?.Attachment?.AttachTime)],
          ['Last started', '最後に起動した日時', kit.isoOf(instance.LaunchTime)],
          ['Metadata service', 'メタデータサービス', metadata[MetadataOptions?.HttpTokens ?? '']],
          [
            'Security groups',
            'セキュリティグループ',
            groups.map((one) => one.GroupName ?? one.GroupId),
          ],
          ['Instance type', 'インスタンスタイプ', instance.InstanceType],
        ]),
      ],
    }
  },
})

async function rolesOf(aws: kit.Aws, InstanceProfileName: string): Promise<string[]> {
  const answer = await kit.orAbsent(aws.iam.getInstanceProfile({ InstanceProfileName }))
  return (answer?.InstanceProfile?.Roles ?? []).flatMap(({ RoleName }) => RoleName ?? [])
}
