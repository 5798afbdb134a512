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

const document = (Effect: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action: '*', Resource: '*' }] })

describe('roles', () => {
  it('are described with who may assume them and what carries them', () =>
    expectAlike(async ({ aws: { iam }, role: RoleName }) => {
      const { Role } = await iam.getRole({ RoleName })
      const { InstanceProfiles } = await iam.listInstanceProfilesForRole({ RoleName })
      return {
        path: Role?.Path,
        arn: Role?.Arn?.replace(RoleName, 'ROLE'),
        created: Role?.CreateDate instanceof Date,
        trust: JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')) as object,
        longest: Role?.MaxSessionDuration,
        profiles: InstanceProfiles?.map(({ Path, Arn, InstanceProfileName, Roles }) => [
          Path,
          Arn?.endsWith(`:instance-profile/${InstanceProfileName}`),
          Roles?.map((each) => each.RoleName === RoleName),
        ]),
      }
    }))

  it('have inline policies that are put, replaced, read and taken away', () =>
    expectAlike(async ({ aws: { iam }, role: RoleName }) => {
      const policy = { RoleName, PolicyName: 'hikeshi' }
      await iam.putRolePolicy({ ...policy, PolicyDocument: document('Allow') })
      await iam.putRolePolicy({ ...policy, PolicyDocument: document('Deny') })
      const { PolicyDocument = '' } = await iam.getRolePolicy(policy)
      const { PolicyNames = [] } = await iam.listRolePolicies({ RoleName })
      await iam.deleteRolePolicy(policy)
      return {
        put: JSON.parse(decodeURIComponent(PolicyDocument)) as object,
        named: PolicyNames.includes('hikeshi'),
        gone: await refusal(iam.getRolePolicy(policy)),
        again: await refusal(iam.deleteRolePolicy(policy)),
        malformed: await refusal(iam.putRolePolicy({ ...policy, PolicyDocument: '{"a":' })),
      }
    }))

  it('that do not exist are not found', () =>
    expectAlike(async ({ aws: { iam } }) => {
      const policy = { RoleName: 'nobody', PolicyName: 'x' }
      return {
        role: await refusal(iam.getRole({ RoleName: 'nobody' })),
        list: await refusal(iam.listRolePolicies({ RoleName: 'nobody' })),
        get: await refusal(iam.getRolePolicy(policy)),
        put: await refusal(iam.putRolePolicy({ ...policy, PolicyDocument: document('Deny') })),
        drop: await refusal(iam.deleteRolePolicy(policy)),
      }
    }))
})
