import type { Note } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import type { Aws } from './aws.ts'
import type { Act, Look, Step } from './define.ts'
import { type Denial, denyAll, denyOlder, isDenial } from './denials.ts'
import { policyText, userPolicies, userPolicyQuota } from './iam.ts'
import { info } from './notes.ts'
import { allPages } from './pages.ts'

/** A kind of principal with inline policies, as the input names it. */
export interface Holder<I> {
  readonly resource: (input: I) => string
  /** All inline policies of one together may have this many characters, white space not counted. */
  readonly quota: number
  readonly read: (aws: Aws, input: I) => Promise<Record<string, string>>
  readonly put: (aws: Aws, input: I, name: string, document: string) => Promise<unknown>
  readonly drop: (aws: Aws, input: I, name: string) => Promise<unknown>
}

/** The inline policies of a role by name. */
async function rolePolicies(aws: Aws, RoleName: string): Promise<Record<string, string>> {
  const names = await allPages(
    (Marker) => aws.iam.listRolePolicies({ RoleName, Marker }),
    (page) => page.PolicyNames,
  )
  const read = names.map(async (PolicyName): Promise<[string, string]> => {
    const { PolicyDocument = '{}' } = await aws.iam.getRolePolicy({ RoleName, PolicyName })
    return [PolicyName, policyText(PolicyDocument)]
  })
  return Object.fromEntries(await Promise.all(read))
}

export const onUser: Holder<{ readonly userName: string }> = {
  resource: ({ userName }) => `user/${userName}`,
  quota: userPolicyQuota,
  read: (aws, { userName }) => userPolicies(aws, userName),
  put: (aws, { userName: UserName }, PolicyName, PolicyDocument) =>
    aws.iam.putUserPolicy({ UserName, PolicyName, PolicyDocument }),
  drop: (aws, { userName: UserName }, PolicyName) =>
    aws.iam.deleteUserPolicy({ UserName, PolicyName }),
}

export const onRole: Holder<{ readonly roleName: string }> = {
  resource: ({ roleName }) => `role/${roleName}`,
  quota: 10_240,
  read: (aws, { roleName }) => rolePolicies(aws, roleName),
  put: (aws, { roleName: RoleName }, PolicyName, PolicyDocument) =>
    aws.iam.putRolePolicy({ RoleName, PolicyName, PolicyDocument }),
  drop: (aws, { roleName: RoleName }, PolicyName) =>
    aws.iam.deleteRolePolicy({ RoleName, PolicyName }),
}

/** A step that puts one denial of this run's own on a principal. Its undo takes away that policy and no other. */
export function denyStep<I>(
  holder: Holder<I>,
  denial: Denial,
  words: Pick<Step<I>, 'id' | 'en' | 'ja'>,
): Step<I> {
  const set = async ({ aws, input, run, changes }: Act<I>): Promise<void> => {
    for (const { to } of changes) {
      if (to === null) await holder.drop(aws, input, denial.name(run))
      else await holder.put(aws, input, denial.name(run), denial.document(run))
    }
  }
  return {
    ...words,
    phase: 'contain',
    now: async ({ aws, input, run }: Look<I>) => {
      const { [denial.name(run)]: stored = null } = await holder.read(aws, input)
      const shown = stored !== null && isDenial(denial, run, stored) ? denial.shown : stored
      return { [holder.resource(input)]: { [denial.name(run)]: shown } }
    },
    want: ({ input, run }) => ({
      [holder.resource(input)]: { [denial.name(run)]: denial.shown },
    }),
    do: set,
    undo: set,
    repeatable: true,
  }
}

/** Why the denial does not fit, for `fit`; `instead` says what does without an inline policy. */
export async function noRoom<I>(
  { aws, input, run }: Look<I>,
  holder: Holder<I>,
  denial: Denial,
  instead: Text,
): Promise<Text | undefined> {
  const { [denial.name(run)]: _ours, ...others } = await holder.read(aws, input)
  const used = Object.values(others).join('').length
  if (used + denial.document(run).length <= holder.quota) return undefined
  const [what, count] = [holder.resource(input), `${used} / ${holder.quota}`]
  return {
    en: `The inline policies of ${what} leave no room for the denial (${count} characters). ${instead.en}`,
    ja: `${what} のインラインポリシーに、拒否ポリシーを追加する空きがありません (${count} 文字)。${instead.ja}`,
  }
}

/** Denials that earlier runs have left, which no undo of this run takes away. */
export async function aboutDenials<I>(
  { aws, input, run }: Look<I>,
  holder: Holder<I>,
): Promise<Note[]> {
  const ofThisRun = [denyAll, denyOlder].map(({ name }) => name(run))
  const older = Object.keys(await holder.read(aws, input))
    .filter((name) => /^Hikeshi(DenyAll|RevokeSessions|DenySessions)-/.test(name))
    .filter((name) => !ofThisRun.includes(name))
    .sort()
    .join(', ')
  if (older === '') return []
  const what = holder.resource(input)
  return [
    info(
      `Earlier runs have left ${older} on ${what}; an undo of this run does not touch them.`,
      `以前の実行による ${older} が ${what} に残っています。この実行を元に戻しても、そのまま残ります。`,
    ),
  ]
}
