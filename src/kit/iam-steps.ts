import type { Act, Look, Step } from './define.ts'
import { iamTime, sidOf } from './denials.ts'
import { accessKeysOf, denyOlderSessions, userPolicies, userPolicyQuota } from './iam.ts'

/** Stands in plans for a time that is not known before the run. */
const sinceRun = 'Deny *: aws:TokenIssueTime < this run'
/** A deactivated key or password takes moments to be refused everywhere: what is issued meanwhile is denied with the rest. */
const graceMs = 60_000

function denial(run: string): string {
  return denyOlderSessions(sidOf(run), iamTime(Date.now() + graceMs))
}

/**
 * A step that denies a user every session issued before this run, by an inline policy; long-term keys and new sessions are not
 * touched. Its field `hasRoom` says whether the policy fits into the quota; where it does not, the step wants nothing.
 */
export function denyUserSessions<I extends { readonly userName: string }>(
  policyName: (input: I) => string,
): Step<I> {
  const resource = ({ userName }: I): string => `user/${userName}`
  const set = async ({ aws, input, run, changes }: Act<I>): Promise<void> => {
    const policy = { UserName: input.userName, PolicyName: policyName(input) }
    for (const { to } of changes) {
      if (typeof to !== 'string') await aws.iam.deleteUserPolicy(policy)
      else {
        const PolicyDocument = to === sinceRun ? denial(run) : to
        await aws.iam.putUserPolicy({ ...policy, PolicyDocument })
      }
    }
  }
  return {
    id: 'deny-sessions',
    phase: 'contain',
    en: { title: 'Deny sessions issued before' },
    ja: { title: '発行済みセッションの拒否' },
    now: async ({ aws, input, run }: Look<I>) => {
      const { [policyName(input)]: stored, ...others } = await userPolicies(aws, input.userName)
      const [, time] = /"aws:TokenIssueTime":"([0-9TZ:-]+)"/.exec(stored ?? '') ?? []
      const isOurs = time !== undefined && stored === denyOlderSessions(sidOf(run), time)
      const room = userPolicyQuota - Object.values(others).join('').length
      return {
        [resource(input)]: {
          [policyName(input)]: isOurs ? sinceRun : (stored ?? null),
          hasRoom: room >= denial(run).length,
        },
      }
    },
    want: ({ input, now }) => {
      const user = resource(input)
      return now[user]?.['hasRoom'] === true ? { [user]: { [policyName(input)]: sinceRun } } : {}
    },
    do: set,
    undo: set,
    repeatable: true,
  }
}

interface OnKey {
  readonly userName: string
  readonly accessKeyId: string
}

async function setStatus({ aws, input: { userName: UserName }, changes }: Act<OnKey>) {
  for (const { resource: AccessKeyId, to } of changes)
    await aws.iam.updateAccessKey({
      UserName,
      AccessKeyId,
      Status: to === 'Active' ? 'Active' : 'Inactive',
    })
}

/** The key is refused from now on, and stays: it is evidence. */
export const deactivateKey: Step<OnKey> = {
  id: 'deactivate',
  phase: 'contain',
  en: { title: 'Deactivate the key' },
  ja: { title: 'キーの無効化' },
  now: async ({ aws, input: { userName } }) => {
    const keys = await accessKeysOf(aws, userName)
    return Object.fromEntries(
      keys.map(({ AccessKeyId = '', Status = null }) => [AccessKeyId, { Status }]),
    )
  },
  want: ({ input: { accessKeyId } }) => ({ [accessKeyId]: { Status: 'Inactive' } }),
  do: setStatus,
  undo: setStatus,
  repeatable: true,
}
