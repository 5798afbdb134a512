import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround, simulatedGround } from '../support/aws.ts'
import { type Moto, seedRole, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { scopeFor } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

const { scope } = scopeFor(['iam:GetRole', 'iam:UpdateAssumeRolePolicy'])
let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
  await seedRole(moto.url, { name: 'shop-web' })
})
afterAll(() => moto.stop())

async function story({ iam }: Aws) {
  const RoleName = 'shop-web'
  const put = (PolicyDocument: string, name = RoleName) =>
    iam.updateAssumeRolePolicy({ RoleName: name, PolicyDocument })
  const read = async () => (await iam.getRole({ RoleName })).Role?.AssumeRolePolicyDocument
  const statement = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }
  const good = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await put(good)
  const resource = { ...statement, Resource: '*' }
  return {
    read: decodeURIComponent((await read()) ?? ''),
    broken: await refusal(put('{')),
    resources: await refusal(put(JSON.stringify({ Version: '2012-10-17', Statement: [resource] }))),
    gone: await refusal(put(good, 'nobody')),
  }
}

it('a trust policy is put, refused where it is none, and read back to the letter as on moto', async () => {
  const told = await story(motoGround(moto.url).open(scope))
  const finding = findingOn({ roleName: 'shop-web' })
  expect(await story(simulatedGround(finding, 'incident-1').open(scope))).toEqual(told)
})
