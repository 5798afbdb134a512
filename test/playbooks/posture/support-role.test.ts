import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import check from '../../../playbooks/posture/support-role.ts'
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
  [
    '<PolicyRoles><member><RoleName>someone</RoleName><RoleId>AROA1</RoleId></member></PolicyRoles>',
    'pass',
  ],
  ['', 'fail'],
])('with %j says %s', async (holders, status) => {
  const aws = await answering(moto, {
    ListEntitiesForPolicy: `${holders}<IsTruncated>false</IsTruncated>`,
  })
  expect(await scan(check, { moto: aws })).toMatchObject([{ status }])
  await aws.stop()
})

it('asks for the policy of its own partition', async () => {
  const found = '<PolicyRoles><member><RoleName>someone</RoleName></member></PolicyRoles>'
  const aws = await answering(moto, {
    'ListEntitiesForPolicy&aws-cn': `${found}<IsTruncated>false</IsTruncated>`,
  })
  const [verdict] = await scan(check, { moto: aws, region: 'cn-north-1' })
  expect(verdict).toMatchObject({ status: 'pass' })
  await aws.stop()
})

itIsProven(check)
