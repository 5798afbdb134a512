import type {
  ModifyInstanceMetadataOptionsRequest,
  ModifyInstanceMetadataOptionsResult,
} from '@aws-sdk/client-ec2'
import { instanceOf, metadataOf } from './instances.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { regionOf } from './world.ts'

/** What an instance tells of itself at 169.254.169.254, and to whom. */
export const imdsOperations: Operations = {
  'ec2:ModifyInstanceMetadataOptions': operation<
    ModifyInstanceMetadataOptionsRequest,
    ModifyInstanceMetadataOptionsResult
  >(['InstanceId', 'HttpTokens'], (world, input, call) => {
    const instance = instanceOf(regionOf(world, call.region), input.InstanceId)
    const tokens: string = required(input.HttpTokens, 'HttpTokens')
    if (tokens !== 'optional' && tokens !== 'required')
      throw awsError('InvalidParameterValue', `Invalid value '${tokens}' for HttpTokens`)
    instance.tokens = tokens
    // AWS answers before the service has taken it; the next read shows it applied.
    const InstanceMetadataOptions = { ...metadataOf(instance), State: 'pending' as const }
    return { InstanceId: instance.id, InstanceMetadataOptions }
  }),
}
