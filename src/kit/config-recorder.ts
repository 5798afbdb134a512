import type { ConfigurationRecorder, DeliveryChannel } from '@aws-sdk/client-config-service'
import { z } from 'zod'
import type { Fields } from '../core/plan.ts'
import type { Look } from './define.ts'
import { type PastCall, pastCalls } from './past-calls.ts'
import { at } from './read.ts'

/** AWS Config has at most one recorder of the customer's own in a region, and one channel that it delivers through. */

type Shown = Fields[string]
export interface OnRecorder {
  readonly configRecorder: string
}
export const recorderOf = ({ configRecorder }: OnRecorder): string => `recorder/${configRecorder}`

/** The same in the words of a request and in those of the answer, in which AWS fills in what was left out. */
export function recorderFields({
  roleARN,
  recordingGroup: group,
  recordingMode,
}: ConfigurationRecorder): Shown {
  const without = group?.exclusionByResourceTypes?.resourceTypes ?? []
  const only = group?.resourceTypes ?? []
  const types =
    only.length > 0
      ? only.toSorted().join(', ')
      : without.length > 0
        ? `all but ${without.toSorted().join(', ')}`
        : `all${group?.includeGlobalResourceTypes === true ? ', global ones too' : ''}`
  const recordingFrequency = recordingMode?.recordingFrequency ?? 'CONTINUOUS'
  return { roleARN: roleARN ?? null, resourceTypes: types, recordingFrequency }
}

export const channelFields = (channel: DeliveryChannel): Shown => ({
  s3BucketName: channel.s3BucketName ?? null,
  s3KeyPrefix: channel.s3KeyPrefix ?? null,
  s3KmsKeyArn: channel.s3KmsKeyArn ?? null,
  snsTopicARN: channel.snsTopicARN ?? null,
  deliveryFrequency: channel.configSnapshotDeliveryProperties?.deliveryFrequency ?? null,
})

const named = { name: z.string() }
const shapes = {
  recorder: z.looseObject({ ...named, roleARN: z.string() }),
  channel: z.looseObject({ ...named, s3BucketName: z.string() }),
}

/** What was put last, as CloudTrail remembers it, and by which call. */
export interface LastPut<T> {
  readonly call: PastCall
  readonly put: T & { readonly name: string }
}

export interface ConfigRecording {
  readonly recorder: ConfigurationRecorder | undefined
  /** The name of a recorder that has taken the missing one's place. */
  readonly other: string | undefined
  readonly channel: DeliveryChannel | undefined
  readonly lastRecorder: LastPut<ConfigurationRecorder> | undefined
  readonly lastChannel: LastPut<DeliveryChannel> | undefined
  /** Why CloudTrail could not be asked, where it could not. */
  readonly unread: string | undefined
}

/** How the region records now, and what CloudTrail remembers of what is missing. */
export async function configRecording({
  aws,
  input: { configRecorder: name },
}: Look<OnRecorder>): Promise<ConfigRecording> {
  const { ConfigurationRecorders: recorders = [] } =
    await aws.config.describeConfigurationRecorders({})
  const { DeliveryChannels: [channel] = [] } = await aws.config.describeDeliveryChannels({})
  const recorder = recorders.find((one) => one.name === name)
  const own = recorders.find((one) => !isServicesOwn(one.name))
  const last = async (missing: boolean, call: string, member: 'recorder' | 'channel') => {
    const read = missing ? await pastCalls(aws, call) : { answer: [] }
    if ('unread' in read) return { put: undefined, unread: read.unread }
    const path = member === 'recorder' ? 'configurationRecorder' : 'deliveryChannel'
    const puts = read.answer.flatMap((one) => {
      const put = shapes[member].safeParse(at(one.request, path)).data
      return put !== undefined && (member === 'channel' || put.name === name)
        ? [{ call: one, put }]
        : []
    })
    return { put: puts[0], unread: undefined }
  }
  const known = {
    recorder: await last(recorder === undefined, 'PutConfigurationRecorder', 'recorder'),
    channel: await last(channel === undefined, 'PutDeliveryChannel', 'channel'),
  }
  return {
    recorder,
    other: recorder === undefined ? own?.name : undefined,
    channel,
    // What CloudTrail keeps is the request itself, and AWS has accepted it once.
    lastRecorder: known.recorder.put as LastPut<ConfigurationRecorder> | undefined,
    lastChannel: known.channel.put as LastPut<DeliveryChannel> | undefined,
    unread: known.recorder.unread ?? known.channel.unread,
  }
}

/** Recorders that AWS services keep for themselves, and that they alone can change. */
export const isServicesOwn = (name: string | undefined): boolean =>
  name?.startsWith('AWSConfigurationRecorderFor') === true
