import { isObject, type JsonObject } from '../core/json.ts'
import { policyText } from './iam.ts'

/** A statement of any policy, with everything that may be one or many as many. */
export interface Statement {
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  readonly actions: readonly string[]
  /** `NotAction`: everything but these. */
  readonly notActions: readonly string[] | undefined
  readonly resources: readonly string[]
  readonly notResources: readonly string[] | undefined
  /** By kind (`AWS`, `Service`, ...); `*` alone is `{ AWS: ['*'] }`. Undefined where the policy is attached to somebody. */
  readonly principals: { readonly [kind: string]: readonly string[] } | undefined
  /** `NotPrincipal`: everybody but these. */
  readonly notPrincipals: { readonly [kind: string]: readonly string[] } | undefined
  /** Operator, then key (AWS ignores its case; here it is lower case), then values. */
  readonly conditions: {
    readonly [operator: string]: { readonly [key: string]: readonly string[] }
  }
}

const many = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String)
const some = (value: unknown): string[] | undefined =>
  value === undefined ? undefined : many(value)
const named = (value: unknown): Statement['principals'] => {
  if (value === undefined) return undefined
  if (!isObject(value)) return { AWS: many(value) }
  return Object.fromEntries(Object.entries(value).map(([kind, who]) => [kind, many(who)]))
}

/**
 * The statements of a policy document, stored as JSON or (as IAM answers) in URL encoding; none for no document. Throws
 * what is not JSON.
 */
export function statementsOf(document: string | undefined): Statement[] {
  if (document === undefined || document === '') return []
  const { Statement: found } = JSON.parse(policyText(document)) as { Statement?: unknown }
  if (found === undefined) return []
  return (Array.isArray(found) ? found : [found]).filter(isObject).map((one) => ({
    sid: typeof one['Sid'] === 'string' ? one['Sid'] : undefined,
    effect: one['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    actions: some(one['Action']) ?? [],
    notActions: some(one['NotAction']),
    resources: some(one['Resource']) ?? [],
    notResources: some(one['NotResource']),
    principals: named(one['Principal']),
    notPrincipals: named(one['NotPrincipal']),
    conditions: conditionsOf(one['Condition']),
  }))
}

const conditionsOf = (value: unknown): Statement['conditions'] =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries((isObject(keys) ? keys : {}) as JsonObject).map(([key, values]) => [
          key.toLowerCase(),
          many(values),
        ]),
      ),
    ]),
  )

/** Allows every action on every resource, however the two stars are written (`*`, `*:*`). */
export const allowsEverything = ({ effect, actions, resources }: Statement): boolean =>
  effect === 'Allow' &&
  actions.some((action) => /^\*+(:\*+)?$/.test(action)) &&
  resources.some((resource) => /^\*+$/.test(resource))

/** Everybody, with or without an AWS account: `"*"`, `{"AWS": "*"}`, or all but somebody. Conditions may still narrow it. */
export const namesEverybody = ({ effect, principals, notPrincipals }: Statement): boolean =>
  effect === 'Allow' && (notPrincipals !== undefined || (principals?.['AWS'] ?? []).includes('*'))
