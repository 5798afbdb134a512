import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/bucket-names-principals.ts'
import { itIsProven, saidOf, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it('tells the one from the other', async () => {
  const s3 = new S3(motoClient(moto.url))
  for (const Bucket of ['bad', 'good']) await s3.createBucket({ Bucket })
  await s3.deletePublicAccessBlock({ Bucket: 'bad' })
  await s3.putBucketPolicy({
    Bucket: 'bad',
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::bad/*',
      },
    }),
  })
  expect(saidOf(await scan(check, { moto }))).toEqual(['fail bad', 'pass good'])
})

itIsProven(check)
