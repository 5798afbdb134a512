import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/expired-certificates-removed.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

it.each([
  ['2030-01-01T00:00:00Z', 'pass'],
  ['2026-01-01T00:00:00Z', 'fail'],
])('one that expires at %s: %s', async (at, status) => {
  const aws = await answering(moto, {
    ListServerCertificates: `<IsTruncated>false</IsTruncated><ServerCertificateMetadataList><member><Path>/</Path><ServerCertificateName>web</ServerCertificateName><ServerCertificateId>ASCA1</ServerCertificateId><Arn>arn:aws:iam::123456789012:server-certificate/web</Arn><Expiration>${at}</Expiration></member></ServerCertificateMetadataList>`,
  })
  const now = new Date('2026-11-01T00:00:00Z')
  expect(await scan(check, { moto: aws, now })).toMatchObject([{ status }])
  await aws.stop()
})

itIsProven(check)
