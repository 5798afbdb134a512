import type { PasswordPolicy } from '@aws-sdk/client-iam'
import type { CheckFacts, Verdict } from '../core/posture.ts'
import { type Check, defineCheck, fail, pass } from './check.ts'
import { orAbsent } from './pages.ts'

interface Words {
  readonly title: string
  readonly why: string
}
type Policy = PasswordPolicy | undefined

const shared = {
  en: {
    remedy: [
      'Open IAM > Account settings and edit the password policy.',
      'Choose Custom and set it as the title says.',
      'Save, and have users change their passwords: it holds from the next change on.',
    ],
    none: 'There is always a password policy to look at.',
  },
  ja: {
    remedy: [
      'IAM の「アカウント設定」でパスワードポリシーの編集を開きます。',
      '「カスタム」を選び、要件に合わせて設定します。',
      '保存します。適用されるのは次回のパスワード変更からのため、ユーザーに変更を依頼してください。',
    ],
    none: 'パスワードポリシーは常に確認の対象です。',
  },
} as const

/** A check of one thing that the account's password policy should ask for; an account that never set one has no policy. */
export const definePasswordCheck = (
  facts: Pick<CheckFacts, 'id' | 'severity' | 'cis' | 'securityHub' | 'frameworks'> & {
    readonly en: Words
    readonly ja: Words
    readonly judge: (policy: Policy, account: string) => Verdict
  },
): Check<Policy> =>
  defineCheck<Policy>({
    ...facts,
    en: { ...facts.en, ...shared.en },
    ja: { ...facts.ja, ...shared.ja },
    scope: 'account',
    mode: 'automatic',
    permissions: ['iam:GetAccountPasswordPolicy'],
    playbook: 'fix-password-policy',
    none: 'pass',
    gather: async ({ aws }) =>
      (await orAbsent(aws.iam.getAccountPasswordPolicy({})))?.PasswordPolicy,
    judge: (policy, { account }) => [facts.judge(policy, account)],
  })

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
