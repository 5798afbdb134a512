import { S3 } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/bucket-mfa-delete.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, motoClient, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it.each([
  ['Enabled', 'pass'],
  ['Disabled', 'fail'],
])('MFA Delete %s: %s', async (state, status) => {
  await new S3(motoClient(moto.url)).createBucket({ Bucket: 'one' })
  const aws = await answering(moto, {
    'GET /one': `<VersioningConfiguration><Status>Enabled</Status><MfaDelete>${state}</MfaDelete></VersioningConfiguration>`,
  })
  expect(await scan(check, { moto: aws })).toMatchObject([{ resource: 'one', status }])
  await aws.stop()
})

itIsProven(check)
