import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/trail-bucket-logs-access.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const trails = () => new CloudTrail(motoClient(moto.url))
const bucket = (Bucket: string) => new S3(motoClient(moto.url)).createBucket({ Bucket })

it('tells the one from the other', async () => {
  const s3 = new S3(motoClient(moto.url))
  for (const name of ['bad', 'good', 'target']) await bucket(name)
  await s3.putBucketAcl({
    Bucket: 'target',
    AccessControlPolicy: {
      Owner: { ID: '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a' },
      Grants: [
        {
          Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' },
          Permission: 'WRITE',
        },
        {
          Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' },
          Permission: 'READ_ACP',
        },
      ],
    },
  })
  await s3.putBucketLogging({
    Bucket: 'good',
    BucketLoggingStatus: { LoggingEnabled: { TargetBucket: 'target', TargetPrefix: 'logs/' } },
  })
  await trails().createTrail({ Name: 'one', S3BucketName: 'bad' })
  await trails().createTrail({ Name: 'two', S3BucketName: 'good' })
  expect(saidOf(await scan(check, { moto }))).toEqual(['fail bad', 'pass good'])
})

itIsProven(check)
