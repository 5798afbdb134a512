import type { Instance } from '@aws-sdk/client-ec2'
import type { Text } from '../core/text.ts'
import type { Aws } from './aws.ts'
import type { Act, Step } from './define.ts'
import { readInstance } from './ec2.ts'

interface OnInstance {
  readonly instanceId: string
}

/**
 * Why AWS would refuse to stop this Spot Instance: it stops only those of a persistent request that is in force. Undefined:
 * it would stop it, or it is none.
 */
export async function spotCannotStop(aws: Aws, instance: Instance): Promise<Text | undefined> {
  const { InstanceId: id = '', InstanceLifecycle } = instance
  if (InstanceLifecycle !== 'spot') return undefined
  const Filters = [{ Name: 'instance-id', Values: [id] }]
  const { SpotInstanceRequests = [] } = await aws.ec2.describeSpotInstanceRequests({ Filters })
  if (
    SpotInstanceRequests.some(
      ({ Type, State }) => Type === 'persistent' && /^(active|disabled)$/.test(State ?? ''),
    )
  )
    return undefined
  return {
    en: `${id} is a Spot Instance without a persistent request: AWS does not stop such a one, it can only be terminated, with all its data. Snapshot its volumes and isolate it instead.`,
    ja: `${id} は永続リクエストによらないスポットインスタンスのため、AWS では停止できず、終了するとデータがすべて失われます。代わりに、スナップショットを取得して隔離してください。`,
  }
}

async function setStopProtection({ aws, changes }: Act<OnInstance>): Promise<void> {
  for (const { resource: InstanceId, to } of changes)
    await aws.ec2.modifyInstanceAttribute({ InstanceId, DisableApiStop: { Value: to === true } })
}

/** Lifts stop protection, which an attacker may have set as well as the owner. A Spot Instance has none. */
export const allowStop: Step<OnInstance> = {
  id: 'allow-stop',
  phase: 'contain',
  en: { title: 'Lift the stop protection' },
  ja: { title: '停止保護の解除' },
  now: async ({ aws, input: { instanceId: InstanceId } }) => {
    const { InstanceLifecycle } = await readInstance(aws, InstanceId)
    if (InstanceLifecycle === 'spot') return { [InstanceId]: { DisableApiStop: false } }
    const read = { InstanceId, Attribute: 'disableApiStop' as const }
    const { DisableApiStop } = await aws.ec2.describeInstanceAttribute(read)
    return { [InstanceId]: { DisableApiStop: DisableApiStop?.Value ?? false } }
  },
  want: ({ input: { instanceId } }) => ({ [instanceId]: { DisableApiStop: false } }),
  do: setStopProtection,
  undo: setStopProtection,
  repeatable: true,
}

/** Stops the instance, without hibernation. It counts as stopped only once it is, which may take minutes. */
export const stopInstance: Step<OnInstance> = {
  id: 'stop',
  phase: 'contain',
  en: { title: 'Stop the instance' },
  ja: { title: 'インスタンスの停止' },
  now: async ({ aws, input: { instanceId } }) => {
    const { State } = await readInstance(aws, instanceId)
    return { [instanceId]: { State: State?.Name ?? null } }
  },
  want: ({ input: { instanceId } }) => ({ [instanceId]: { State: 'stopped' } }),
  do: async ({ aws, input: { instanceId } }) => {
    await aws.ec2.stopInstances({ InstanceIds: [instanceId] })
  },
  undo: async ({ aws, input: { instanceId } }) => {
    await aws.ec2.startInstances({ InstanceIds: [instanceId] })
  },
  repeatable: true,
  settle: 600,
}
