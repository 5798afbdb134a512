import { ConfigService } from '@aws-sdk/client-config-service'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround, simulatedGround } from '../support/aws.ts'
import { type Moto, motoClient, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { scopeFor } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

const calls = [
  'DescribeConfigurationRecorderStatus',
  'DescribeConfigurationRecorders',
  'DescribeDeliveryChannels',
  'PutConfigurationRecorder',
  'PutDeliveryChannel',
  'StartConfigurationRecorder',
]
const { scope } = scopeFor([...calls.map((call) => `config:${call}`), 'iam:PassRole'])
let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())

async function story({ config }: Aws) {
  const state = async () => {
    const { ConfigurationRecorders = [] } = await config.describeConfigurationRecorders({})
    const { ConfigurationRecordersStatus = [] } = await config.describeConfigurationRecorderStatus(
      {},
    )
    const { DeliveryChannels = [] } = await config.describeDeliveryChannels({})
    return {
      recorders: ConfigurationRecorders.map((one) => [
        one.name,
        one.recordingGroup?.allSupported,
        one.recordingGroup?.includeGlobalResourceTypes,
        one.recordingGroup?.resourceTypes,
      ]),
      runs: ConfigurationRecordersStatus.map(({ name, recording }) => [name, recording]),
      channels: DeliveryChannels.map(({ name, s3BucketName }) => [name, s3BucketName]),
    }
  }
  const recorder = (name: string) =>
    config.putConfigurationRecorder({
      ConfigurationRecorder: {
        name,
        roleARN: 'arn:aws:iam::123456789012:role/config',
        recordingGroup: { allSupported: true },
      },
    })
  const start = () => config.startConfigurationRecorder({ ConfigurationRecorderName: 'default' })
  const DeliveryChannel = { name: 'default', s3BucketName: 'shop-history' }
  const told = [await state(), await refusal(start())]
  told.push(await refusal(config.putDeliveryChannel({ DeliveryChannel })))
  await recorder('default')
  told.push(await refusal(recorder('second')), await refusal(start()), await state())
  await config.putDeliveryChannel({ DeliveryChannel })
  await start()
  await start()
  told.push(await state())
  return told
}

it('AWS Config is set up and started step by step as on moto, with the same refusals in between', async () => {
  const told = await story(motoGround(moto.url).open(scope))
  const own = new ConfigService(motoClient(moto.url))
  expect((await own.describeDeliveryChannels({})).DeliveryChannels).toHaveLength(1)
  // Another region than the finding's: there is nothing yet, as in the empty moto.
  const elsewhere = { ...scope, region: 'eu-west-1' }
  expect(await story(simulatedGround(findingOn({}), 'incident-1').open(elsewhere))).toEqual(told)
})
