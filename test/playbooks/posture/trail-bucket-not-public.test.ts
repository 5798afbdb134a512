import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/trail-bucket-not-public.ts'
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
  await bucket('good')
  await bucket('bad')
  await new S3(motoClient(moto.url)).putBucketAcl({ Bucket: 'bad', ACL: 'public-read' })
  await trails().createTrail({ Name: 'one', S3BucketName: 'bad' })
  await trails().createTrail({ Name: 'two', S3BucketName: 'good' })
  expect(saidOf(await scan(check, { moto }))).toEqual(['fail bad', 'pass good'])
})

itIsProven(check)
