import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/trail-in-all-regions.ts'
import { answering } from '../../support/answers.ts'
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

it('fails without one', async () => {
  expect(await scan(check, { moto })).toMatchObject([{ status: 'fail' }])
})

it.each([
  [true, true, 'pass'],
  [true, false, 'fail'],
  [false, true, 'fail'],
])('for all regions %j, logging %j: %s', async (IsMultiRegionTrail, logging, status) => {
  await bucket('audit')
  await trails().createTrail({ Name: 'main', S3BucketName: 'audit', IsMultiRegionTrail })
  await trails().putEventSelectors({
    TrailName: 'main',
    EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
  })
  if (logging) await trails().startLogging({ Name: 'main' })
  expect(await scan(check, { moto })).toMatchObject([{ status }])
})

it.each([
  [true, 'pass'],
  [false, 'fail'],
])('takes the trail of the organization for its own, logging %j: %s', async (IsLogging, status) => {
  const TrailARN = 'arn:aws:cloudtrail:us-east-1:999988887777:trail/organization'
  const trail = {
    Name: 'organization',
    TrailARN,
    HomeRegion: 'us-east-1',
    IsOrganizationTrail: true,
  }
  const aws = await answering(moto, {
    DescribeTrails: { trailList: [{ ...trail, IsMultiRegionTrail: true }] },
    GetTrailStatus: { IsLogging },
    GetEventSelectors: {
      EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
    },
  })
  expect(await scan(check, { moto: aws })).toMatchObject([{ status }])
  await aws.stop()
})

itIsProven(check)
