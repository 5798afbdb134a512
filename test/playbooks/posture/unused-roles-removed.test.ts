import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/unused-roles-removed.ts'
import { answering } from '../../support/answers.ts'
import { itIsProven, scan } from '../../support/check.ts'
import { type Moto, startMoto } from '../../support/moto.ts'

let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())
beforeEach(() => moto.reset())

const answer = (used: string) =>
  `<IsTruncated>false</IsTruncated><UserDetailList/><GroupDetailList/><Policies/><RoleDetailList><member><Path>/</Path><RoleName>old</RoleName><Arn>arn:aws:iam::123456789012:role/old</Arn><CreateDate>2025-01-01T00:00:00Z</CreateDate><AssumeRolePolicyDocument>%7B%7D</AssumeRolePolicyDocument>${used}</member></RoleDetailList>`

it.each([
  ['<RoleLastUsed><LastUsedDate>2026-10-20T00:00:00Z</LastUsedDate></RoleLastUsed>', 'pass'],
  ['<RoleLastUsed><LastUsedDate>2026-01-20T00:00:00Z</LastUsedDate></RoleLastUsed>', 'fail'],
  ['<RoleLastUsed/>', 'fail'],
])('last used %s: %s', async (used, status) => {
  const aws = await answering(moto, { GetAccountAuthorizationDetails: answer(used) })
  const now = new Date('2026-11-01T00:00:00Z')
  expect(await scan(check, { moto: aws, now })).toMatchObject([{ status }])
  await aws.stop()
})

itIsProven(check)
