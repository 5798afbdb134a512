import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import quarantineObject from '../../playbooks/response/quarantine-object.ts'
import type { Aws } from '../../src/kit/index.ts'
import { type Moto, motoClient, seedBucket, startMoto } from '../support/moto.ts'
import { twinAccounts } from '../support/twin-accounts.ts'
import { refusal } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())

/** A bucket that its policy opens to everybody, with one object: what is told of it must be the same in both. */
async function expectAlike(tell: (s3: Aws['s3'], Bucket: string) => Promise<object>) {
  const bucket = await seedBucket(moto.url)
  const objectKey = 'uploads/invoice.pdf'
  await new S3(motoClient(moto.url)).putObject({ Bucket: bucket, Key: objectKey, Body: 'x' })
  const { permissions } = quarantineObject
  const { moto: one, simulated } = twinAccounts(moto.url, { bucket, objectKey }, permissions)
  const told = await tell(one.s3, bucket)
  expect(await tell(simulated.s3, bucket)).toEqual(told)
}

it('a policy is read, written and taken away', () =>
  expectAlike(async (s3, Bucket) => {
    const read = async (): Promise<unknown> =>
      JSON.parse((await s3.getBucketPolicy({ Bucket })).Policy ?? '')
    const before = await read()
    await s3.putBucketPolicy({ Bucket, Policy: '{"Version":"2012-10-17","Statement":[]}' })
    const written = await read()
    await s3.deleteBucketPolicy({ Bucket })
    return { before, written, gone: await refusal(s3.getBucketPolicy({ Bucket })) }
  }))

it('versions are listed by the beginning of their keys', () =>
  expectAlike(async (s3, Bucket) => {
    const keys = async (Prefix: string) =>
      ((await s3.listObjectVersions({ Bucket, Prefix })).Versions ?? []).map((one) => [
        one.Key,
        one.IsLatest,
      ])
    return { found: await keys('uploads/inv'), other: await keys('downloads') }
  }))

it('a bucket that does not exist is not found', () =>
  expectAlike(async (s3) => ({
    policy: await refusal(s3.getBucketPolicy({ Bucket: 'there-is-none-of-this' })),
    list: await refusal(s3.listObjectVersions({ Bucket: 'there-is-none-of-this' })),
  })))
