import type { Person, Role } from './people.ts'

/** What a rule of hikeshi.yaml is about; what it leaves out it says of all. */
interface Matches {
  readonly playbook?: string | undefined
  readonly risk?: Risk | undefined
  readonly account?: string | undefined
  readonly environment?: string | undefined
}
export type Risk = 'low' | 'medium' | 'high'

/** Who decides over a run, and how long things stand. People and roles: `T024BE7LD/U061F7AUR`, `lead`. */
export interface Says {
  readonly approvals?: number | undefined
  readonly approvers?: readonly string[] | undefined
  readonly expiresMinutes?: number | undefined
  /** Who may run it alone, with a reason, and with a review by somebody else afterwards; nobody: an empty list. */
  readonly breakGlass?: readonly string[] | undefined
  /** How long a containment stands until it is asked whether it still should. */
  readonly remindHours?: number | undefined
  /** Approving it, or breaking its glass, takes a passkey. */
  readonly stepUp?: boolean | undefined
}
export type Rule = Matches & Says

export type Ruling = {
  readonly [S in keyof Says]-?: NonNullable<Says[S]>
} & {
  /** Which rule decided each, counted from 1 as in the file; 0 is the default. */
  readonly by: { readonly [S in keyof Says]-?: number }
}

/** A ruling, and what it means for one person. */
export type RulingOn = Ruling & {
  readonly who: string
  readonly playbook: string
  readonly account: string
  readonly risk: Risk
  readonly roles: readonly Role[]
  readonly may: { readonly ask: boolean; readonly approve: boolean; readonly breakGlass: boolean }
}

export interface RuledBy {
  readonly rules?: readonly Rule[] | undefined
  readonly approvals: { readonly [R in Risk]: number }
  readonly expiresMinutes: number
  readonly remindHours?: number | undefined
  readonly accounts: {
    readonly [account: string]: { readonly environment?: string | undefined }
  }
}

/** The first rule that fits and says it decides; each thing by itself, so that a rule may say only one of them. */
export function rulingFor(
  policy: RuledBy,
  run: { readonly playbook: string; readonly risk: Risk; readonly account: string },
): Ruling {
  const account = Object.hasOwn(policy.accounts, run.account) ? policy.accounts[run.account] : {}
  const facts = { ...run, environment: account?.environment }
  const fits = (rule: Rule): boolean =>
    (['playbook', 'risk', 'account', 'environment'] as const).every(
      (key) => rule[key] === undefined || rule[key] === facts[key],
    )
  const defaults: Required<Says> = {
    approvals: policy.approvals[run.risk],
    approvers: ['approver', 'lead'],
    expiresMinutes: policy.expiresMinutes,
    breakGlass: ['lead'],
    remindHours: policy.remindHours ?? 24,
    stepUp: false,
  }
  const ranked = (policy.rules ?? []).map((rule, i) => ({ rule, nth: i + 1 }))
  const says = <S extends keyof Says>(what: S) =>
    ranked.find(({ rule }) => fits(rule) && rule[what] !== undefined) ?? {
      rule: defaults,
      nth: 0,
    }
  const names = Object.keys(defaults) as (keyof Says)[]
  const decided = names.map((name) => [name, says(name)] as const)
  return {
    ...(Object.fromEntries(
      decided.map(([name, { rule }]) => [name, rule[name]]),
    ) as Required<Says>),
    by: Object.fromEntries(decided.map(([name, { nth }]) => [name, nth])),
  } as Ruling
}

/** Is this person meant, by id or by a role that the policy gives them? */
export const isNamed = ({ id, roles }: Person, named: readonly string[]): boolean =>
  named.includes(id) || roles.some((role) => named.includes(role))
