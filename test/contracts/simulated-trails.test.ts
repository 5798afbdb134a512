import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import { type Moto, startMoto } from '../support/moto.ts'
import { alike, refusal } from '../support/twins.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())
const expectAlike = alike(() => moto.url)

describe('trails', () => {
  it('are described, and started by their name or their ARN, twice without complaint', () =>
    expectAlike(async ({ aws: { cloudtrail }, trail: Name }) => {
      const { Trail } = await cloudtrail.getTrail({ Name })
      const status = async (asked = Name) => {
        const told = await cloudtrail.getTrailStatus({ Name: asked })
        return [told.IsLogging, told.StopLoggingTime instanceof Date]
      }
      const before = await status()
      await cloudtrail.startLogging({ Name: Trail?.TrailARN })
      await cloudtrail.startLogging({ Name })
      return {
        name: Trail?.Name,
        arn: Trail?.TrailARN,
        bucket: Trail?.S3BucketName,
        everywhere: Trail?.IsMultiRegionTrail,
        before,
        after: (await status(Trail?.TrailARN))[0],
      }
    }))

  it('that do not exist are not found', () =>
    expectAlike(async ({ aws: { cloudtrail } }) => {
      const Name = 'no-such-trail'
      return {
        get: await refusal(cloudtrail.getTrail({ Name })),
        status: await refusal(cloudtrail.getTrailStatus({ Name })),
        start: await refusal(cloudtrail.startLogging({ Name })),
      }
    }))
})
