import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({ instanceId: z.string().regex(/^i-([0-9a-f]{8}|[0-9a-f]{17})$/) })
type Ctx = kit.Look<z.output<typeof input>>

async function notes({ aws, input: { instanceId } }: Ctx): Promise<kit.Note[]> {
  const instance = await kit.readInstance(aws, instanceId)
  const interfaces = await kit.interfacesOf(aws, instanceId)
  const count = interfaces.ours.length
  const managed = interfaces.managed.map(({ NetworkInterfaceId: id }) => id).join(', ')
  const profile = instance.IamInstanceProfile?.Arn
  const found = [
    ...kit.aboutInstance(instance),
    kit.warn(
      `All traffic of ${count} network interface(s) stops: users, health checks, SSM and SSH sessions. If memory must be captured over the network, do that first.`,
      `ネットワークインターフェイス ${count} 個の通信がすべて止まります (利用者、ヘルスチェック、SSM や SSH のセッション)。ネットワーク経由でメモリを取得する場合は、先に行ってください。`,
    ),
    kit.warn(
      'For a moment each interface is open to all traffic: only so does EC2 stop tracking its established connections. Those through a Network Load Balancer, NAT gateway or VPC endpoint may stay tracked and live on.',
      '確立済みの接続の追跡をやめさせるため、各インターフェイスは一瞬だけ全通信を許可した状態になります。Network Load Balancer、NAT ゲートウェイ、VPC エンドポイントを経由する接続は、追跡されたまま残ることがあります。',
    ),
    kit.info(
      'Security groups do not filter Amazon DNS, instance metadata (IMDS), DHCP or Time Sync: data can still leave inside DNS queries. Do not stop or reboot it: memory and instance store volumes would be lost.',
      'セキュリティグループは Amazon DNS、インスタンスメタデータ (IMDS)、DHCP、Time Sync を制御しません。DNS クエリを使ったデータの持ち出しは止まりません。停止や再起動をするとメモリとインスタンスストアボリュームの内容が失われるため、しないでください。',
    ),
  ]
  if (profile !== undefined)
    found.push(
      kit.warn(
        `Credentials taken from ${profile} keep working elsewhere until the sessions of its role are revoked.`,
        `${profile} の認証情報が盗まれていた場合、ロールのセッションを取り消すまで外部で使われ続けます。`,
      ),
    )
  if (managed !== '')
    found.push(
      kit.warn(
        `Left out, because another AWS service manages them: ${managed}.`,
        `ほかの AWS サービスが管理しているため、次のインターフェイスは対象外です: ${managed}。`,
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'isolate-instance',
  risk: 'high',
  en: {
    title: 'Isolate the instance',
    button: 'Isolate instance',
    why: 'Cuts every network connection of the instance, established ones too, and leaves memory and disks as they are.',
    undo: 'Gives each interface its original security groups back and restores tags and protection. Groups that another isolated instance uses stay.',
    fields: {
      Groups: 'security groups',
      Ingress: 'inbound rules',
      Egress: 'outbound rules',
      DisableApiTermination: 'termination protection',
      InstanceInitiatedShutdownBehavior: 'on shutdown from inside',
      DeleteOnTermination: 'delete on termination',
    },
  },
  ja: {
    title: 'インスタンスの隔離',
    button: 'インスタンスを隔離',
    why: '確立済みのものを含め、インスタンスの通信をすべて遮断します。メモリとディスクはそのまま残ります。',
    undo: '各インターフェイスを元のセキュリティグループに戻し、タグと保護の設定も戻します。ほかの隔離中のインスタンスが使っているグループは残します。',
    fields: {
      Groups: 'セキュリティグループ',
      Ingress: 'インバウンドルール',
      Egress: 'アウトバウンドルール',
      DisableApiTermination: '終了保護',
      InstanceInitiatedShutdownBehavior: 'シャットダウン時の動作',
      DeleteOnTermination: '終了時の削除',
    },
  },
  permissions: [
    'ec2:AuthorizeSecurityGroupEgress',
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:CreateSecurityGroup',
    'ec2:CreateTags',
    'ec2:DeleteSecurityGroup',
    'ec2:DeleteTags',
    'ec2:DescribeInstanceAttribute',
    'ec2:DescribeInstances',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSecurityGroupRules',
    'ec2:DescribeSecurityGroups',
    'ec2:ModifyInstanceAttribute',
    'ec2:ModifyNetworkInterfaceAttribute',
    'ec2:RevokeSecurityGroupEgress',
    'ec2:RevokeSecurityGroupIngress',
  ],
  input,
  acts: (on) => [
    ...kit.ec2Arns(
      on,
      `instance/${on.input.instanceId}`,
      ...kit.planned(on.changes, 'volume', 'vol'),
    ),
    ...kit.actsOnInterfaces(on),
    ...kit.actsOnGroups(on),
  ],
  from: ({ subject: { instanceId } }) => (instanceId === undefined ? undefined : { instanceId }),
  fit: ({ aws, input: { instanceId } }) => kit.instanceGone(aws, instanceId),
  notes,
  steps: [
    kit.protectInstance,
    kit.prepareIsolation,
    kit.cutInterfaces,
    kit.labelInstance('isolated'),
  ],
})
