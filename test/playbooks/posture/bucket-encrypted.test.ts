import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/bucket-encrypted.ts'
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
  await s3.putBucketEncryption({
    Bucket: 'good',
    ServerSideEncryptionConfiguration: {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
  })
  expect(saidOf(await scan(check, { moto }))).toEqual(['fail bad', 'pass good'])
})

itIsProven(check)
