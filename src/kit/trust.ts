import type { Subject } from '../core/finding.ts'
import { isObject, type Json, type JsonObject } from '../core/json.ts'
import { policyText } from './iam.ts'
import { text } from './read.ts'

/** Condition keys by which `*` is nobody but a known organization, account or principal. */
const bindings =
  /^aws:(principalorgid|principalorgpaths|principalaccount|principalarn|sourceaccount|sourcearn|sourceorgid)$/i
const positive =
  /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/

function isBound(condition: Json | undefined): boolean {
  return Object.entries(isObject(condition) ? condition : {}).some(
    ([operator, keys]) =>
      positive.test(operator) &&
      Object.entries(isObject(keys) ? keys : {}).some(
        ([key, values]) => bindings.test(key) && ![values].flat().includes('*'),
      ),
  )
}

/** The account of a principal: of an ARN, or a bare id. */
const accountOf = (principal: string): string | undefined =>
  /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(principal)?.[1]

const many = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : isList(value) ? value : [value]
const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** The statement without these principals; undefined where nobody is left in it. The same object where nobody was in it. */
function without(statement: JsonObject, outsiders: readonly string[]): JsonObject | undefined {
  const { Effect, Principal, NotPrincipal, Condition } = statement
  if (Effect !== 'Allow') return statement
  const everybody = outsiders.includes('*') && !isBound(Condition)
  // Everybody but some is everybody.
  if (NotPrincipal !== undefined) return everybody ? undefined : statement
  const isOut = (kind: string, who: string): boolean => {
    if (who === '*') return everybody
    const account = kind === 'AWS' ? accountOf(who) : undefined
    return outsiders.includes(account ?? who)
  }
  const kinds = isObject(Principal)
    ? Object.entries(Principal as JsonObject)
    : [['AWS', Principal] as const]
  const left = kinds.map(([kind, who]) => {
    const stays = many(who).filter((one) => !isOut(kind, text(one) ?? ''))
    return [kind, stays, many(who).length - stays.length] as const
  })
  if (left.every(([, , gone]) => gone === 0)) return statement
  const somebody = left.filter(([, stays]) => stays.length > 0)
  if (somebody.length === 0) return undefined
  return {
    ...statement,
    Principal: Object.fromEntries(somebody.map(([kind, stays]) => [kind, stays])),
  }
}

/** A trust policy must say something: this one lets nobody in. */
const nobody = {
  Sid: 'HikeshiNobody',
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 'sts:AssumeRole',
}

/**
 * A trust policy that lets these outsiders in no longer: `*`, a 12-digit account id with all in it, or a federated provider
 * by its name. `document` as IAM answers or as JSON; the answer is JSON without white space, equal to `policyText(document)`
 * where no outsider was in it. `*` stays where a condition binds it to an organization, an account or a principal.
 */
export function narrowTrust(document: string, outsiders: readonly string[]): string {
  const before = policyText(document)
  const policy = JSON.parse(before) as JsonObject
  const statements = many(policy['Statement']).filter(isObject) as JsonObject[]
  const after = statements.map((one) => without(one, outsiders))
  if (after.every((one, i) => one === statements[i])) return before
  const left = after.filter((one) => one !== undefined)
  return JSON.stringify({ ...policy, Statement: left.length > 0 ? left : [nobody] })
}

/** The subject of a role that lets these principals in, given as ARNs, accounts, `*` or identity providers. */
export function trustingRole(
  roleName: string | undefined,
  principals: readonly string[],
  own: string,
): Pick<Subject, 'trustRole' | 'outsiders'> {
  const out = new Set(principals.map((one) => accountOf(one) ?? one).filter((one) => one !== own))
  return roleName === undefined || out.size === 0
    ? {}
    : { trustRole: roleName, outsiders: [...out].join(',') }
}
