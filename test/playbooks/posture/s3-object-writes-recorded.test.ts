import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/s3-object-writes-recorded.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const trails = () => new CloudTrail(motoClient(moto.url))
const bucket = (Bucket: string) => new S3(motoClient(moto.url)).createBucket({ Bucket })

it.each([
  ['All', 'arn:aws:s3', 'pass'],
  ['WriteOnly', 'arn:aws:s3:::', 'pass'],
  ['ReadOnly', 'arn:aws:s3', 'fail'],
  ['All', 'arn:aws:s3:::one/', 'fail'],
] as const)('%s events of %s: %s', async (ReadWriteType, bucketArn, status) => {
  await bucket('audit')
  await trails().createTrail({ Name: 'main', S3BucketName: 'audit', IsMultiRegionTrail: true })
  await trails().startLogging({ Name: 'main' })
  await trails().putEventSelectors({
    TrailName: 'main',
    EventSelectors: [
      {
        ReadWriteType,
        IncludeManagementEvents: true,
        DataResources: [{ Type: 'AWS::S3::Object', Values: [bucketArn] }],
      },
    ],
  })
  expect(await scan(check, { moto })).toMatchObject([{ status }])
})

itIsProven(check)
