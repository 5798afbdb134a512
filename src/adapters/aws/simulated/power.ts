import type {
  InstanceStateChange,
  StartInstancesRequest,
  StartInstancesResult,
  StopInstancesRequest,
  StopInstancesResult,
} from '@aws-sdk/client-ec2'
import { instanceOf, stateOf } from './instances.ts'
import { enisOf } from './interfaces.ts'
import { awsError, type Operations, operation, required } from './operation.ts'
import { type Instance, type Region, regionOf } from './world.ts'

/** AWS answers with the state between; the next read shows where it ended. */
const change = (instance: Instance, to: Instance['state']): InstanceStateChange => {
  const PreviousState = stateOf(instance)
  const between =
    to === 'running'
      ? ({ Code: 0, Name: 'pending' } as const)
      : ({ Code: 64, Name: 'stopping' } as const)
  const CurrentState = instance.state === to ? PreviousState : between
  instance.state = to
  return { InstanceId: instance.id, PreviousState, CurrentState }
}

/** An address of Amazon's pool goes back to it at a stop; the next one is another. */
function newAddresses(region: Region, instance: Instance): void {
  for (const eni of enisOf(region, instance.id)) {
    const last = Number(eni.publicIp?.split('.').at(-1))
    if (eni.publicIp !== null) eni.publicIp = `198.51.100.${(last % 250) + 1}`
  }
}

export const powerOperations: Operations = {
  'ec2:StopInstances': operation<StopInstancesRequest, StopInstancesResult>(
    ['InstanceIds', 'Hibernate', 'Force'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const asked = required(input.InstanceIds, 'InstanceIds').map((id) => instanceOf(region, id))
      if (input.Hibernate === true)
        throw awsError('UnsupportedHibernationConfiguration', 'Hibernation is not configured')
      const held = asked.find(({ disableApiStop }) => disableApiStop)
      if (held)
        throw awsError(
          'OperationNotPermitted',
          `The instance '${held.id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
        )
      return { StoppingInstances: asked.map((instance) => change(instance, 'stopped')) }
    },
  ),

  'ec2:StartInstances': operation<StartInstancesRequest, StartInstancesResult>(
    ['InstanceIds'],
    (world, input, call) => {
      const region = regionOf(world, call.region)
      const asked = required(input.InstanceIds, 'InstanceIds').map((id) => instanceOf(region, id))
      for (const instance of asked.filter(({ state }) => state === 'stopped'))
        newAddresses(region, instance)
      return { StartingInstances: asked.map((instance) => change(instance, 'running')) }
    },
  ),
}
