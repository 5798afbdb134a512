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

describe('users', () => {
  it('are described with what they can sign in with', () =>
    expectAlike(async ({ aws: { iam }, user: UserName, keys }) => {
      const { User } = await iam.getUser({ UserName })
      const [AccessKeyId = ''] = keys
      const list = async () =>
        (await iam.listAccessKeys({ UserName })).AccessKeyMetadata?.map((k) => [
          keys.indexOf(k.AccessKeyId ?? ''),
          k.UserName,
          k.Status,
          k.CreateDate instanceof Date,
        ])
      const before = await list()
      await iam.updateAccessKey({ UserName, AccessKeyId, Status: 'Inactive' })
      const used = await iam.getAccessKeyLastUsed({ AccessKeyId: keys[1] ?? '' })
      return {
        name: User?.UserName,
        arn: User?.Arn,
        users: (await iam.listUsers({})).Users?.map((u) => u.UserName),
        before,
        after: await list(),
        used: [used.UserName, used.AccessKeyLastUsed],
        mfa: (await iam.listMFADevices({ UserName })).MFADevices,
        login: (await iam.getLoginProfile({ UserName })).LoginProfile?.UserName,
        groups: (await iam.listGroupsForUser({ UserName })).Groups?.length,
        inline: (await iam.listUserPolicies({ UserName })).PolicyNames,
      }
    }))

  it('have inline policies that are put, replaced, read and taken away', () =>
    expectAlike(async ({ aws: { iam }, user: UserName }) => {
      const policy = { UserName, PolicyName: 'hikeshi' }
      const document = (Effect: string) =>
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect, Action: '*', Resource: '*' }],
        })
      const read = async () => {
        const { PolicyDocument = '' } = await iam.getUserPolicy(policy)
        return JSON.parse(decodeURIComponent(PolicyDocument)) as object
      }
      await iam.putUserPolicy({ ...policy, PolicyDocument: document('Allow') })
      await iam.putUserPolicy({ ...policy, PolicyDocument: document('Deny') })
      const put = await read()
      const names = (await iam.listUserPolicies({ UserName })).PolicyNames?.toSorted()
      await iam.deleteUserPolicy(policy)
      return {
        put,
        names,
        gone: await refusal(iam.getUserPolicy(policy)),
        again: await refusal(iam.deleteUserPolicy(policy)),
        malformed: await refusal(iam.putUserPolicy({ ...policy, PolicyDocument: '{"a":' })),
        noEffect: await refusal(
          iam.putUserPolicy({ ...policy, PolicyDocument: document('Perhaps') }),
        ),
      }
    }))

  it('and keys that do not exist are not found', () =>
    expectAlike(async ({ aws: { iam }, user }) => {
      const UserName = 'nobody'
      const AccessKeyId = 'AKIAIOSFODNN7EXAMPLE'
      const policy = { UserName, PolicyName: 'x' }
      const change = { AccessKeyId, Status: 'Inactive' as const }
      return {
        user: await refusal(iam.getUser({ UserName })),
        keys: await refusal(iam.listAccessKeys({ UserName })),
        login: await refusal(iam.getLoginProfile({ UserName })),
        policies: await refusal(iam.listUserPolicies({ UserName })),
        attached: await refusal(iam.listAttachedUserPolicies({ UserName })),
        policy: await refusal(iam.getUserPolicy(policy)),
        put: await refusal(iam.putUserPolicy({ ...policy, PolicyDocument: '{}' })),
        key: await refusal(iam.updateAccessKey({ ...change, UserName: user })),
        ofNobody: await refusal(iam.updateAccessKey({ ...change, UserName })),
        used: await refusal(iam.getAccessKeyLastUsed({ AccessKeyId })),
      }
    }))
})
