import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/root-hardware-mfa.ts'
import { accountSummary, answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const virtual =
  '<IsTruncated>false</IsTruncated><VirtualMFADevices><member><SerialNumber>arn:aws:iam::123456789012:mfa/root-account-mfa-device</SerialNumber></member></VirtualMFADevices>'

it.each([
  [{ AccountMFAEnabled: 1 }, '', 'pass'],
  [{ AccountMFAEnabled: 1 }, virtual, 'fail'],
  [{ AccountMFAEnabled: 0 }, '', 'fail'],
  [{ AccountMFAEnabled: 0, AccountPasswordPresent: 0 }, '', 'pass'],
])('with %j and the devices %j says %s', async (figures, devices, status) => {
  const aws = await answering(moto, {
    GetAccountSummary: accountSummary(figures),
    ...(devices !== '' && { ListVirtualMFADevices: devices }),
  })
  expect(await scan(check, { moto: aws })).toMatchObject([{ status }])
  await aws.stop()
})

itIsProven(check)
