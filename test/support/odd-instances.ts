import { EC2 } from '@aws-sdk/client-ec2'
import { motoClient, newSubnet } from './moto.ts'
import { startTap } from './tap.ts'

/** Instances that are not as most are. */

/** A Spot Instance of a request of this type, on moto. */
export async function seedSpot(url: string, Type: 'one-time' | 'persistent'): Promise<string> {
  const ec2 = new EC2(motoClient(url))
  const { SubnetId } = await newSubnet(url)
  const LaunchSpecification = {
    ImageId: 'ami-0123456789abcdef0',
    InstanceType: 't3.micro' as const,
    SubnetId,
  }
  const made = await ec2.requestSpotInstances({ Type, InstanceCount: 1, LaunchSpecification })
  const id = made.SpotInstanceRequests?.[0]?.SpotInstanceRequestId ?? ''
  const read = await ec2.describeSpotInstanceRequests({ SpotInstanceRequestIds: [id] })
  const instanceId = read.SpotInstanceRequests?.[0]?.InstanceId
  if (instanceId === undefined) throw new Error('moto started no Spot Instance')
  return instanceId
}

/** Before a moto, which knows no other root device than EBS: behind it, each instance runs from instance store. */
export const onInstanceStore = (url: string) =>
  startTap(url, (answer) => answer.replaceAll(/(?<=<rootDeviceType>)ebs(?=<)/g, 'instance-store'))
