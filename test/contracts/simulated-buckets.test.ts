import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Moto, startMoto } from '../support/moto.ts'
import { alike, onMoto, onSimulated, refusal } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())
const expectAlike = alike(() => moto.url)

describe('buckets', () => {
  it('say how they are open', () =>
    expectAlike(async ({ aws: { s3 }, bucket: Bucket }) => ({
      block: (await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration,
      policy: (await s3.getBucketPolicyStatus({ Bucket })).PolicyStatus,
      acl: (await s3.getBucketAcl({ Bucket })).Grants,
      website: await refusal(s3.getBucketWebsite({ Bucket })),
    })))

  it('have a block that is put as a whole, and taken away twice without complaint', () =>
    expectAlike(async ({ aws: { s3 }, bucket: Bucket }) => {
      const read = async () =>
        (await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration
      const put = (PublicAccessBlockConfiguration: Record<string, boolean>) =>
        s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration })
      await put({ IgnorePublicAcls: true })
      const one = await read()
      const none = await refusal(put({}))
      await s3.deletePublicAccessBlock({ Bucket })
      await s3.deletePublicAccessBlock({ Bucket })
      return { one, none, gone: await refusal(read()) }
    }))

  it('that do not exist are not found', () =>
    expectAlike(async ({ aws: { s3 } }) => {
      const Bucket = 'there-is-none-of-this-name'
      const PublicAccessBlockConfiguration = { BlockPublicAcls: true }
      return {
        get: await refusal(s3.getPublicAccessBlock({ Bucket })),
        put: await refusal(s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration })),
        drop: await refusal(s3.deletePublicAccessBlock({ Bucket })),
        policy: await refusal(s3.getBucketPolicyStatus({ Bucket })),
        acl: await refusal(s3.getBucketAcl({ Bucket })),
        website: await refusal(s3.getBucketWebsite({ Bucket })),
      }
    }))

  it('of another owner than expected are denied: as on AWS, moto does not look', async () => {
    const tell = ({ aws: { s3 }, bucket: Bucket }: Awaited<ReturnType<typeof onMoto>>) =>
      refusal(s3.getBucketAcl({ Bucket, ExpectedBucketOwner: '111122223333' }))
    expect(await tell(await onMoto(moto.url))).toBe('no error')
    expect(await tell(await onSimulated())).toBe('AccessDenied')
  })
})
