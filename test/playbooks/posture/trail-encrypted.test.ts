import { CloudTrail } from '@aws-sdk/client-cloudtrail'
import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/trail-encrypted.ts'
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
  await bucket('audit')

  await trails().createTrail({ Name: 'bad', S3BucketName: 'audit' })
  await trails().createTrail({
    Name: 'good',
    S3BucketName: 'audit',
    KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1',
  })
  const arn = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/'
  expect(saidOf(await scan(check, { moto }))).toEqual([`fail ${arn}bad`, `pass ${arn}good`])
})

itIsProven(check)
