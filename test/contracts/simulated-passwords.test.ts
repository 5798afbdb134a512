import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Aws } from '../../src/kit/index.ts'
import { motoGround, simulatedGround } from '../support/aws.ts'
import { type Moto, startMoto } from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { scopeFor } from '../support/scope.ts'
import { refusal } from '../support/twins.ts'

const { scope } = scopeFor(
  ['Delete', 'Get', 'Update'].map((what) => `iam:${what}AccountPasswordPolicy`),
)
let moto: Moto
beforeAll(async () => {
  moto = await startMoto()
})
afterAll(() => moto.stop())

async function story({ iam }: Aws) {
  const read = async () => {
    const { PasswordPolicy: policy } = await iam.getAccountPasswordPolicy({})
    // moto writes 0 for what AWS leaves out.
    return { ...policy, MaxPasswordAge: policy?.MaxPasswordAge || undefined }
  }
  await iam.updateAccountPasswordPolicy({ MinimumPasswordLength: 12, MaxPasswordAge: 60 })
  const set = await read()
  await iam.updateAccountPasswordPolicy({ RequireSymbols: true, PasswordReusePrevention: 5 })
  const reset = await read()
  await iam.deleteAccountPasswordPolicy({})
  const none = [await refusal(read()), await refusal(iam.deleteAccountPasswordPolicy({}))]
  return { set, reset, none }
}

it('the password policy is set as a whole, deleted, and not found as on moto', async () => {
  const told = await story(motoGround(moto.url).open(scope))
  expect(await story(simulatedGround(findingOn({}), 'incident-1').open(scope))).toEqual(told)
})
