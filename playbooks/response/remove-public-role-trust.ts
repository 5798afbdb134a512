import { z } from 'zod'
import * as kit from '#kit'

const input = z.object({
  roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/),
  /** Those that the finding names, and nobody else: `*`, account ids, names of identity providers. */
  outsiders: z.array(z.string().regex(/^(\*|\d{12}|[\w.:/-]{4,255})$/)).min(1),
})
type Input = z.output<typeof input>
type Ctx = kit.Look<Input>

async function trustOf({ aws, input: { roleName: RoleName } }: Ctx): Promise<string> {
  const { Role } = await aws.iam.getRole({ RoleName })
  return kit.policyText(Role?.AssumeRolePolicyDocument ?? '{}')
}

async function setTrust({ aws, input: { roleName: RoleName }, changes }: kit.Act<Input>) {
  for (const { to } of changes)
    if (typeof to === 'string')
      await aws.iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: to })
}

async function notes(ctx: Ctx): Promise<kit.Note[]> {
  const { roleName, outsiders } = ctx.input
  const who = outsiders.map((one) => (one === '*' ? '* (everybody)' : one)).join(', ')
  const whoJa = outsiders.map((one) => (one === '*' ? '* (全員)' : one)).join('、')
  const found = [
    ...(await kit.aboutRole(ctx.aws, roleName)),
    kit.warn(
      `Taken out: ${who}. Ask whether somebody knows them: a supplier, a partner, a tool. Whoever of them works with this role is refused from now on; all others stay.`,
      `信頼から外す相手: ${whoJa}。取引先やツールなど、心当たりがないかを確認してください。該当する相手は以後このロールを引き受けられません。ほかの相手への信頼は残ります。`,
    ),
    kit.warn(
      'Sessions that were issued to them live on for up to 12 hours: revoke the sessions of the role, too, and look at what they did. They may have made keys or roles to come back by.',
      '発行済みのセッションは最大 12 時間有効です。ロールのセッションも取り消し、それまでの操作を調べてください。再侵入用のキーやロールが作られているおそれがあります。',
    ),
  ]
  if (kit.narrowTrust(await trustOf(ctx), outsiders).includes('HikeshiNobody'))
    found.push(
      kit.warn(
        'Nobody else is in the trust policy: after this no one can assume the role, and the policy says so by a denial.',
        '信頼ポリシーにほかの相手がいないため、誰もこのロールを引き受けられなくなります。ポリシーには、そのための拒否を書き込みます。',
      ),
    )
  return found
}

export default kit.definePlaybook({
  id: 'remove-public-role-trust',
  risk: 'high',
  en: {
    title: 'Take outsiders out of the trust of the role',
    button: 'Narrow role trust',
    why: 'Whoever a trust policy lets in becomes the role again at any time, whatever keys were rotated. It is a way back that outlasts every clean-up.',
    undo: 'Puts the trust policy back as it was, outsiders and all.',
    fields: { trust: 'trust policy' },
  },
  ja: {
    title: 'ロールの信頼からの部外者の除外',
    button: 'ロールの信頼を絞る',
    why: '信頼ポリシーで許可された相手は、キーをすべてローテーションしても、いつでもこのロールを引き受けられます。後始末をしても残る、再侵入の経路です。',
    undo: '信頼ポリシーを、部外者への許可も含めて元のとおりに戻します。',
    fields: { trust: '信頼ポリシー' },
  },
  permissions: [
    'cloudtrail:LookupEvents',
    'iam:GetRole',
    'iam:ListInstanceProfilesForRole',
    'iam:UpdateAssumeRolePolicy',
  ],
  input,
  acts: (on) => kit.roleArns(on, on.input.roleName),
  from: ({ subject: { trustRole, outsiders } }) =>
    trustRole === undefined || outsiders === undefined
      ? undefined
      : { roleName: trustRole, outsiders: outsiders.split(',') },
  fit: ({ aws, input: { roleName } }) => kit.roleBeyondReach(aws, roleName),
  notes,
  steps: [
    {
      id: 'narrow',
      phase: 'contain',
      en: { title: 'Take the outsiders out of the trust policy' },
      ja: { title: '信頼ポリシーからの部外者の除外' },
      now: async (ctx) => ({ [`role/${ctx.input.roleName}`]: { trust: await trustOf(ctx) } }),
      want: ({ input: { outsiders }, now }) =>
        Object.fromEntries(
          Object.entries(now).map(([role, { trust }]) => [
            role,
            { trust: kit.narrowTrust(typeof trust === 'string' ? trust : '{}', outsiders) },
          ]),
        ),
      do: setTrust,
      undo: setTrust,
      repeatable: true,
    },
  ],
})
