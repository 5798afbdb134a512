import type { Verdict } from '../core/posture.ts'
import { fail, pass } from './check.ts'

/** One requirement of the account's password policy; an account that never set one has none of them. */
export function policyRequires(
  account: string,
  set: boolean | undefined,
  en: string,
  ja: string,
): Verdict {
  const why = set
    ? {
        en: `The password policy requires ${en}.`,
        ja: `パスワードポリシーは${ja}を要求しています。`,
      }
    : {
        en: `The password policy does not require ${en}.`,
        ja: `パスワードポリシーは${ja}を要求していません。`,
      }
  return (set ? pass : fail)(account, why)
}

const found = (value: number | undefined) => ({
  en: `It is ${value ?? 'not set'}.`,
  ja: `現在の値は${value === undefined ? '未設定' : ` ${value} `}です。`,
})
export const policyAtLeast = (account: string, value: number | undefined, least: number): Verdict =>
  ((value ?? 0) >= least ? pass : fail)(account, found(value), value ?? null)
/** Nothing set is no limit. */
export const policyAtMost = (account: string, value: number | undefined, most: number): Verdict =>
  ((value ?? Number.POSITIVE_INFINITY) <= most ? pass : fail)(account, found(value), value ?? null)
