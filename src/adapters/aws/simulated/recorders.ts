import type {
  ConfigurationRecorder,
  DeliveryChannel,
  DescribeConfigurationRecorderStatusResponse,
  DescribeConfigurationRecordersResponse,
  DescribeDeliveryChannelsResponse,
  PutConfigurationRecorderRequest,
  PutDeliveryChannelRequest,
  StartConfigurationRecorderRequest,
} from '@aws-sdk/client-config-service'
import type { Finding } from '../../../core/finding.ts'
import type { JsonObject } from '../../../core/json.ts'
import { awsError, type Call, type Operations, operation, required } from './operation.ts'
import { newId, own, type World } from './world.ts'

/** AWS Config in one region: a recorder, the channel that it delivers through, and whether it runs. */
export interface Recording {
  recorder: JsonObject | null
  channel: JsonObject | null
  recording: boolean
  started: string
  stopped: string | null
}

/** Set up long ago and stopped, or gone altogether, as the finding tells; CloudTrail remembers how it was set up. */
export function addRecording(world: World, finding: Finding): void {
  const { subject, region, lastSeen, facts } = finding
  const name = subject.configRecorder ?? 'default'
  const then = Date.parse(lastSeen)
  const days = (count: number) => new Date(then - count * 86_400_000).toISOString()
  const configurationRecorder = {
    name,
    roleARN: `arn:aws:iam::${world.account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
  }
  const deliveryChannel = { name, s3BucketName: 'shop-config-history' }
  const deleted = facts.some(({ value }) => value.includes('DeleteConfigurationRecorder'))
  world.recordings[region] = {
    recorder: deleted ? null : configurationRecorder,
    channel: deleted ? null : deliveryChannel,
    recording: subject.configRecorder === undefined,
    started: days(60),
    stopped: subject.configRecorder === undefined ? null : days(0),
  }
  const event = { source: 'config.amazonaws.com', at: days(60), region, key: null, error: null }
  const caller = { user: 'platform-admin', ip: '203.0.113.9' }
  const puts: [string, JsonObject][] = [
    ['PutConfigurationRecorder', { configurationRecorder }],
    ['PutDeliveryChannel', { deliveryChannel }],
  ]
  for (const [call, request] of puts)
    world.trail.push({ ...event, ...caller, id: newId(world, 'event'), name: call, request })
}

const none = (): Recording => ({
  recorder: null,
  channel: null,
  recording: false,
  started: '',
  stopped: null,
})
const recordingOf = (world: World, { region }: Call): Recording =>
  own(world.recordings, region) ?? none()

/** The one of the region, held to the name it is asked for. */
function recorderNamed(world: World, name: string | undefined, call: Call): Recording {
  const here = recordingOf(world, call)
  if (here.recorder !== null && here.recorder['name'] === name) return here
  throw awsError(
    'NoSuchConfigurationRecorderException',
    `Cannot find configuration recorder with the specified name '${name}'.`,
  )
}

/** AWS fills in what a request leaves out. */
function filledIn({ recordingGroup, ...recorder }: ConfigurationRecorder): ConfigurationRecorder {
  const all = { allSupported: true, includeGlobalResourceTypes: false, resourceTypes: [] }
  const recordingMode = { recordingFrequency: 'CONTINUOUS' as const }
  return { recordingMode, ...recorder, recordingGroup: { ...all, ...recordingGroup } }
}

const keep = (value: object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject

export const recorderOperations: Operations = {
  'config:DescribeConfigurationRecorders': operation<
    object,
    DescribeConfigurationRecordersResponse
  >([], (world, _input, call) => {
    const { recorder } = recordingOf(world, call)
    return { ConfigurationRecorders: recorder === null ? [] : [filledIn(recorder)] }
  }),

  'config:DescribeConfigurationRecorderStatus': operation<
    object,
    DescribeConfigurationRecorderStatusResponse
  >([], (world, _input, call) => {
    const { recorder, recording, started, stopped } = recordingOf(world, call)
    if (recorder === null) return { ConfigurationRecordersStatus: [] }
    const status = {
      name: recorder['name'] as string,
      recording,
      ...(started !== '' && { lastStartTime: new Date(started) }),
      ...(stopped !== null && { lastStopTime: new Date(stopped) }),
    }
    return { ConfigurationRecordersStatus: [status] }
  }),

  'config:DescribeDeliveryChannels': operation<object, DescribeDeliveryChannelsResponse>(
    [],
    (world, _input, call) => {
      const { channel } = recordingOf(world, call)
      return { DeliveryChannels: channel === null ? [] : [channel as DeliveryChannel] }
    },
  ),

  'config:PutConfigurationRecorder': operation<PutConfigurationRecorderRequest, object>(
    ['ConfigurationRecorder'],
    (world, input, call) => {
      const asked = required(input.ConfigurationRecorder, 'ConfigurationRecorder')
      const here = recordingOf(world, call)
      if (here.recorder !== null && here.recorder['name'] !== asked.name)
        throw awsError(
          'MaxNumberOfConfigurationRecordersExceededException',
          `Failed to put configuration recorder '${asked.name}' because the maximum number of configuration recorders: 1 is reached.`,
        )
      world.recordings[call.region] = { ...here, recorder: keep(asked) }
      return {}
    },
  ),

  'config:PutDeliveryChannel': operation<PutDeliveryChannelRequest, object>(
    ['DeliveryChannel'],
    (world, input, call) => {
      const here = recordingOf(world, call)
      if (here.recorder === null)
        throw awsError(
          'NoAvailableConfigurationRecorderException',
          'Configuration recorder is not available to put delivery channel.',
        )
      const channel = keep(required(input.DeliveryChannel, 'DeliveryChannel'))
      world.recordings[call.region] = { ...here, channel }
      return {}
    },
  ),

  'config:StartConfigurationRecorder': operation<StartConfigurationRecorderRequest, object>(
    ['ConfigurationRecorderName'],
    (world, input, call) => {
      const here = recorderNamed(world, input.ConfigurationRecorderName, call)
      if (here.channel === null)
        throw awsError(
          'NoAvailableDeliveryChannelException',
          'Delivery channel is not available to start configuration recorder.',
        )
      here.recording = true
      here.started = call.now
      return {}
    },
  ),
}
