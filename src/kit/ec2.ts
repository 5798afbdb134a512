import type { Instance, Snapshot, Tag, Volume } from '@aws-sdk/client-ec2'
import type { Json } from '../core/json.ts'
import type { Change, Fields, Note } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import type { Aws } from './aws.ts'
import { info, warn } from './notes.ts'
import { allPages, errorCode } from './pages.ts'

/** What several EC2 playbooks share: reads, tags, protection, and what to know before touching an instance. */

export const tagsOf = (tags: readonly Tag[] | undefined): Record<string, string> =>
  Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']))

export const toTags = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))

/** The instance; throws AWS's `InvalidInstanceID.NotFound` where there is none. */
export async function readInstance(aws: Aws, id: string): Promise<Instance> {
  const { Reservations } = await aws.ec2.describeInstances({ InstanceIds: [id] })
  const instance = Reservations?.[0]?.Instances?.[0]
  if (instance === undefined) throw new Error(`DescribeInstances answered without ${id}`)
  return instance
}

/** These tags of a resource as fields, `tag:<key>`; null where it has none. */
export const tagFields = (
  resource: string,
  tags: readonly Tag[] | undefined,
  keys: readonly string[],
): Fields => ({
  [resource]: Object.fromEntries(keys.map((key) => [`tag:${key}`, tagsOf(tags)[key] ?? null])),
})

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Makes `tag:<key>` fields what their lines say; other tags are not touched. */
export async function setTags(aws: Aws, changes: readonly Change[]): Promise<void> {
  for (const { resource, field, to } of changes) {
    const Key = field.replace(/^tag:/, '')
    if (to === null) await aws.ec2.deleteTags({ Resources: [resource], Tags: [{ Key }] })
    else await aws.ec2.createTags({ Resources: [resource], Tags: [{ Key, Value: textOf(to) }] })
  }
}

/** What decides whether an instance and its volumes outlast a shutdown, by the ids of instance and volumes. */
export async function protectionOf(aws: Aws, InstanceId: string): Promise<Fields> {
  const { InstanceLifecycle, BlockDeviceMappings = [] } = await readInstance(aws, InstanceId)
  const volumes = BlockDeviceMappings.map(({ Ebs }): [string, Fields[string]] => [
    Ebs?.VolumeId ?? '',
    { DeleteOnTermination: Ebs?.DeleteOnTermination ?? null },
  ])
  // A Spot Instance takes neither of the two attributes; its volumes can be kept all the same.
  if (InstanceLifecycle === 'spot') return Object.fromEntries(volumes)
  const read = (Attribute: 'disableApiTermination' | 'instanceInitiatedShutdownBehavior') =>
    aws.ec2.describeInstanceAttribute({ InstanceId, Attribute })
  const [ends, shut] = [
    await read('disableApiTermination'),
    await read('instanceInitiatedShutdownBehavior'),
  ]
  const own = {
    DisableApiTermination: ends.DisableApiTermination?.Value ?? false,
    InstanceInitiatedShutdownBehavior: shut.InstanceInitiatedShutdownBehavior?.Value ?? null,
  }
  return { [InstanceId]: own, ...Object.fromEntries(volumes) }
}

/** AWS takes one attribute a call. */
export async function setProtection(
  aws: Aws,
  InstanceId: string,
  changes: readonly Change[],
): Promise<void> {
  const { BlockDeviceMappings = [] } = await readInstance(aws, InstanceId)
  for (const { resource, field, to } of changes) {
    const device = BlockDeviceMappings.find(({ Ebs }) => Ebs?.VolumeId === resource)
    if (field === 'DisableApiTermination')
      await aws.ec2.modifyInstanceAttribute({ InstanceId, [field]: { Value: to === true } })
    else if (field === 'InstanceInitiatedShutdownBehavior')
      await aws.ec2.modifyInstanceAttribute({
        InstanceId,
        Attribute: 'instanceInitiatedShutdownBehavior',
        Value: textOf(to),
      })
    else
      await aws.ec2.modifyInstanceAttribute({
        InstanceId,
        BlockDeviceMappings: [
          { DeviceName: device?.DeviceName, Ebs: { DeleteOnTermination: to === true } },
        ],
      })
  }
}

/** The EBS volumes of an instance; instance store is not among them. */
export async function volumesOf(aws: Aws, instanceId: string): Promise<Volume[]> {
  const { BlockDeviceMappings = [] } = await readInstance(aws, instanceId)
  const VolumeIds = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.VolumeId ?? []).sort()
  // Without ids AWS would list every volume of the account.
  if (VolumeIds.length === 0) return []
  const read = (NextToken: string | undefined) => aws.ec2.describeVolumes({ VolumeIds, NextToken })
  return allPages(read, (page) => page.Volumes)
}

/** This account's snapshots that carry all of these tags. One that failed is none. */
export async function snapshotsWith(
  aws: Aws,
  tags: Readonly<Record<string, string>>,
): Promise<Snapshot[]> {
  const Filters = Object.entries(tags).map(([key, value]) => ({
    Name: `tag:${key}`,
    Values: [value],
  }))
  const found = await allPages(
    (NextToken) => aws.ec2.describeSnapshots({ OwnerIds: ['self'], Filters, NextToken }),
    (page) => page.Snapshots,
  )
  return found.filter(({ State }) => State !== 'error')
}

/** Why nothing can be done to this instance any more, where that is so. */
export async function instanceGone(aws: Aws, id: string): Promise<Text | undefined> {
  try {
    const state = (await readInstance(aws, id)).State?.Name
    if (state !== 'terminated' && state !== 'shutting-down') return undefined
    return {
      en: `${id} is already ${state}. Look for volumes and snapshots that it left, and end the sessions of its role.`,
      ja: `${id} はすでに ${state} です。残っているボリュームとスナップショットを確認し、ロールのセッションを取り消してください。`,
    }
  } catch (error) {
    if (errorCode(error) !== 'InvalidInstanceID.NotFound') throw error
    return {
      en: `There is no ${id} in this account and region. Look for volumes and snapshots that it left.`,
      ja: `このアカウントとリージョンに ${id} はありません。残っているボリュームとスナップショットを確認してください。`,
    }
  }
}

/** What anybody should know before touching this instance: who depends on it, and what may end it meanwhile. */
export function aboutInstance(instance: Instance): Note[] {
  const { InstanceId: id, InstanceType: type, InstanceLifecycle, PublicIpAddress } = instance
  const tags = tagsOf(instance.Tags)
  const name = tags['Name'] === undefined ? id : `${id} (${tags['Name']})`
  const state = instance.State?.Name ?? 'unknown'
  const notes = [
    info(
      `${name}: ${type}, ${state}, public address: ${PublicIpAddress ?? 'none'}.`,
      `${name}: ${type}、状態は ${state}、パブリック IP アドレスは ${PublicIpAddress ?? 'なし'}。`,
    ),
  ]
  const [prod] = Object.entries(tags).filter(
    ([key, value]) =>
      /^(env|environment|stage|tier)$/i.test(key) && /^(prd|prod|live|本番)/i.test(value),
  )
  if (prod)
    notes.push(
      warn(
        `Tagged as production: ${prod.join('=')}.`,
        `本番環境のタグが付いています: ${prod.join('=')}。`,
      ),
    )
  const group = tags['aws:autoscaling:groupName']
  if (group !== undefined)
    notes.push(
      warn(
        `Member of Auto Scaling group ${group}: once it looks unhealthy it is replaced and terminated, termination protection or not. Put it into Standby or detach it first.`,
        `Auto Scaling グループ ${group} のメンバーです。異常と判定されると、終了保護があっても置き換えられて終了します。先にスタンバイにするか、デタッチしてください。`,
      ),
    )
  if (InstanceLifecycle === 'spot')
    notes.push(
      warn(
        'Spot Instance: AWS may take it back at two minutes’ notice, and it cannot be protected from termination. Take snapshots first.',
        'スポットインスタンスです。2 分前の通知で AWS に回収されることがあり、終了保護も設定できません。先にスナップショットを取得してください。',
      ),
    )
  return notes
}
