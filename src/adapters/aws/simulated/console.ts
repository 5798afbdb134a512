import type {
  GetConsoleOutputRequest,
  GetConsoleOutputResult,
  GetConsoleScreenshotRequest,
  GetConsoleScreenshotResult,
} from '@aws-sdk/client-ec2'
import { instanceOf } from './instances.ts'
import { awsError, type Operations, operation } from './operation.ts'
import { regionOf } from './world.ts'

const boot = [
  'Amazon Linux 2023',
  'Kernel 6.1.141-155.222.amzn2023.x86_64 on an x86_64',
  'cloud-init: Cloud-init v. 22.2.2 finished. Datasource DataSourceEc2.',
  'xmrig[2417]: net use pool pool.example.com:3333',
].join('\r\n')
/** The smallest picture there is: start and end of a JPEG. */
const picture = Buffer.from([0xff, 0xd8, 0xff, 0xd9])

export const consoleOperations: Operations = {
  'ec2:GetConsoleOutput': operation<GetConsoleOutputRequest, GetConsoleOutputResult>(
    ['InstanceId', 'Latest'],
    (world, input, call) => {
      const { id } = instanceOf(regionOf(world, call.region), input.InstanceId)
      const Output = Buffer.from(boot).toString('base64')
      return { InstanceId: id, Timestamp: new Date(call.now), Output }
    },
  ),

  'ec2:GetConsoleScreenshot': operation<GetConsoleScreenshotRequest, GetConsoleScreenshotResult>(
    ['InstanceId'],
    (world, input, call) => {
      const { id, state } = instanceOf(regionOf(world, call.region), input.InstanceId)
      if (state !== 'running')
        throw awsError('IncorrectInstanceState', `The instance '${id}' is not running`)
      return { InstanceId: id, ImageData: picture.toString('base64') }
    },
  ),
}
