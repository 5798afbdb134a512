import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({})
type Ctx = kit.Look<z.output<typeof input>>

/** Older versions of the benchmark ask for all of these, newer ones for length and reuse only. */
const wanted = {
  MinimumPasswordLength: 14,
  RequireUppercaseCharacters: true,
  RequireLowercaseCharacters: true,
  RequireNumbers: true,
  RequireSymbols: true,
  PasswordReusePrevention: 24,
  MaxPasswordAge: 90,
} as const
/** Not the benchmark's business, but IAM resets what an update leaves out. */
const kept = ['AllowUsersToChangePassword', 'HardExpiry'] as const
type Rule = keyof typeof wanted | (typeof kept)[number]
type Rules = { readonly [R in Rule]?: kit.Json }

const resourceOf = ({ account }: Pick<Ctx, 'account'>) => `password-policy/${account}`

/** Zero and nothing are the same to IAM: passwords do not expire, and may be used again at once. */
async function read({ aws }: Ctx): Promise<Rules | undefined> {
  const found = await kit.orAbsent(aws.iam.getAccountPasswordPolicy({}))
  const policy = found?.PasswordPolicy
  if (policy === undefined) return undefined
  const rules = [...Object.keys(wanted), ...kept] as Rule[]
  return Object.fromEntries(rules.map((rule) => [rule, policy[rule] || null]))
}

/** What is stricter already stays. */
function stricter(rule: keyof typeof wanted, now: kit.Json | undefined): kit.Json {
  const want = wanted[rule]
  if (typeof now !== 'number' || typeof want !== 'number') return want
  return rule === 'MaxPasswordAge' ? Math.min(now, want) : Math.max(now, want)
}

async function setPolicy(ctx: kit.Act<z.output<typeof input>>): Promise<void> {
  const to = Object.fromEntries(ctx.changes.map((change) => [change.field, change.to]))
  if (to['configured'] === false) {
    await ctx.aws.iam.deleteAccountPasswordPolicy({})
    return
  }
  const rules = Object.entries({ ...(await read(ctx)), ...to })
  await ctx.aws.iam.updateAccountPasswordPolicy(
    Object.fromEntries(rules.filter(([rule, value]) => rule !== 'configured' && value !== null)),
  )
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const now = await read(ctx)
  const found = [
    kit.warn(
      'The rules on length and characters bind only passwords that are set from now on. Reset those that were set while the policy was weak: look in CloudTrail for CreateLoginProfile, UpdateLoginProfile and ChangePassword.',
      '文字数と文字種のルールが効くのは、これから設定されるパスワードだけです。ポリシーが弱い間に設定されたパスワードは、CloudTrail の CreateLoginProfile、UpdateLoginProfile、ChangePassword を確認し、リセットしてください。',
    ),
    kit.warn(
      'Who changed the policy can do so again: contain them, too.',
      'ポリシーを変更した人物は再び変更できるため、封じ込めも必要です。',
    ),
    kit.info(
      'It is for the passwords of IAM users. The root user, IAM Identity Center and federated users have rules of their own.',
      '対象は IAM ユーザーのパスワードです。ルートユーザー、IAM Identity Center、フェデレーテッドユーザーには別のルールがあります。',
    ),
  ]
  if (typeof now?.MaxPasswordAge !== 'number' || now.MaxPasswordAge > wanted.MaxPasswordAge)
    found.unshift(
      now?.HardExpiry === true
        ? kit.warn(
            'Passwords older than 90 days stop at once, and hard expiry is on: their owners are locked out until an administrator resets them.',
            '90 日を過ぎたパスワードは直ちに失効します。「期限切れ後は管理者によるリセットが必要」が有効なため、該当するユーザーは管理者がリセットするまでサインインできません。',
          )
        : kit.warn(
            'Passwords older than 90 days expire at once: their owners must choose a new one when they next sign in.',
            '90 日を過ぎたパスワードは直ちに期限切れになり、該当するユーザーは次回サインイン時に新しいパスワードを設定する必要があります。',
          ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'fix-password-policy',
  risk: 'medium',
  en: {
    title: 'Set the password policy of the account to CIS',
    button: 'Fix password policy',
    why: 'Under a weak policy an intruder gives users passwords that are easy to guess, and keeps them. What is stricter than the benchmark stays.',
    undo: 'Restores every rule, or deletes the policy where there was none. Passwords that were chosen meanwhile stay.',
    fields: { configured: 'has a policy of its own' },
  },
  ja: {
    title: 'アカウントのパスワードポリシーを CIS の基準に修正',
    button: 'ポリシーを修正',
    why: 'ポリシーが弱いと、侵入者がユーザーに推測しやすいパスワードを設定し、使い続けることができます。基準より厳しいルールはそのまま残します。',
    undo: 'すべてのルールを元に戻し、もともとポリシーがなかった場合は削除します。その間に設定されたパスワードは変わりません。',
    fields: { configured: 'アカウント独自のポリシー' },
  },
  permissions: [
    'iam:DeleteAccountPasswordPolicy',
    'iam:GetAccountPasswordPolicy',
    'iam:UpdateAccountPasswordPolicy',
  ],
  input,
  acts: () => [kit.unnamed('iam:DeleteAccountPasswordPolicy', 'iam:UpdateAccountPasswordPolicy')],
  from: ({ subject, type }) =>
    subject.passwordPolicy !== undefined || type.startsWith('Stealth:IAMUser/PasswordPolicyChange')
      ? {}
      : undefined,
  notes,
  steps: [
    {
      id: 'set',
      phase: 'recover',
      en: { title: 'Set the rules for passwords' },
      ja: { title: 'パスワードのルールの設定' },
      now: async (ctx) => {
        const rules = await read(ctx)
        return { [resourceOf(ctx)]: { configured: rules !== undefined, ...rules } }
      },
      want: ({ now }) =>
        Object.fromEntries(
          Object.entries(now).map(([resource, rules]) => [
            resource,
            {
              configured: true,
              ...Object.fromEntries(
                (Object.keys(wanted) as (keyof typeof wanted)[]).map((rule) => [
                  rule,
                  stricter(rule, rules[rule]),
                ]),
              ),
            },
          ]),
        ),
      do: setPolicy,
      undo: setPolicy,
      repeatable: true,
    },
  ],
})
