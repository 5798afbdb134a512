import { ConfigService } from '@aws-sdk/client-config-service'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/config-recorder-on.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const roleARN = 'arn:aws:iam::123456789012:role/config'
it('fails where nothing is recorded', async () => {
  expect(await scan(check, { moto })).toMatchObject([{ resource: 'us-east-1', status: 'fail' }])
})

it.each([
  [{ allSupported: true, includeGlobalResourceTypes: true }, 'pass'],
  [
    {
      allSupported: false,
      includeGlobalResourceTypes: false,
      resourceTypes: ['AWS::EC2::Instance' as const],
    },
    'fail',
  ],
])('with %j says %s', async (recordingGroup, status) => {
  const config = new ConfigService(motoClient(moto.url))
  await config.putConfigurationRecorder({
    ConfigurationRecorder: { name: 'default', roleARN, recordingGroup },
  })
  await config.putDeliveryChannel({ DeliveryChannel: { name: 'default', s3BucketName: 'audit' } })
  await config.startConfigurationRecorder({ ConfigurationRecorderName: 'default' })
  expect(await scan(check, { moto })).toMatchObject([{ status }])
})

itIsProven(check)
