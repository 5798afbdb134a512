import type { Act, Step } from './define.ts'
import { levelsOf, parentOf, policiesOn, standing } from './organization.ts'

/** An account, and what quarantines it: a service control policy, or else a unit that has one. */
interface OnAccount {
  readonly account: string
  readonly policy: string | null
  readonly unit: string | null
}

/** Attaches the policy to the account alone; what is attached already stays. */
export const attachQuarantine: Step<OnAccount> = {
  id: 'attach',
  phase: 'contain',
  en: { title: 'Attach the quarantine policy to the account' },
  ja: { title: 'アカウントへの隔離用ポリシーのアタッチ' },
  now: async ({ aws, input: { account, policy } }) => {
    if (policy === null) return {}
    const held = await policiesOn(aws, account)
    return { [account]: { policy: Object.hasOwn(held, policy) ? policy : null } }
  },
  want: ({ input: { policy }, now }) =>
    Object.fromEntries(Object.keys(now).map((account) => [account, { policy }])),
  do: async (ctx) => {
    const before = standing(await levelsOf(ctx.aws, ctx.input.account))
    await attach(ctx)
    return { before }
  },
  undo: attach,
  repeatable: true,
  settle: 60,
}

async function attach({ aws, input: { policy }, changes }: Act<OnAccount>): Promise<void> {
  for (const { resource: TargetId, to } of changes) {
    const one = { PolicyId: policy ?? '', TargetId }
    if (to === null) await aws.organizations.detachPolicy(one)
    else await aws.organizations.attachPolicy(one)
  }
}

export const moveToQuarantine: Step<OnAccount> = {
  id: 'move',
  phase: 'contain',
  en: { title: 'Move the account to the quarantine unit' },
  ja: { title: 'アカウントの隔離用 OU への移動' },
  now: async ({ aws, input: { account, unit, policy } }) =>
    unit === null || policy !== null ? {} : { [account]: { parent: await parentOf(aws, account) } },
  want: ({ input: { unit }, now }) =>
    Object.fromEntries(Object.keys(now).map((account) => [account, { parent: unit }])),
  do: async (ctx) => {
    const before = standing(await levelsOf(ctx.aws, ctx.input.account))
    await move(ctx)
    return { before }
  },
  undo: move,
  repeatable: true,
  settle: 60,
}

async function move({ aws, changes }: Act<OnAccount>): Promise<void> {
  for (const { resource: AccountId, to } of changes)
    await aws.organizations.moveAccount({
      AccountId,
      SourceParentId: await parentOf(aws, AccountId),
      DestinationParentId: typeof to === 'string' ? to : '',
    })
}
