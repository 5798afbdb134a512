import type { Verdict } from '../core/posture.ts'
import { fail, pass } from './check.ts'
import type { ReportedUser } from './credential-report.ts'
import { daysSince } from './days.ts'

/** Whether each user used every credential in the last `most` days; one that was never used is as old as it is. */
export const judgeUnused = (users: readonly ReportedUser[], most: number, now: Date): Verdict[] =>
  users
    .filter(({ root }) => !root)
    .flatMap((one) => {
      const { user, arn, password, passwordUsed, passwordChanged, created, keys } = one
      const idle = (at: Date | undefined) => daysSince(at, now) ?? 0
      const ages = [
        ...(password === true
          ? [{ what: 'password', days: idle(passwordUsed ?? passwordChanged ?? created) }]
          : []),
        ...keys.flatMap(({ active, used, rotated }, i) =>
          active ? [{ what: `access key ${i + 1}`, days: idle(used ?? rotated) }] : [],
        ),
      ]
      if (ages.length === 0) return []
      const old = ages.filter(({ days }) => days > most)
      const list = old.map(({ what, days }) => `${what}: ${days}`).join(', ')
      if (old.length === 0)
        return pass(
          arn,
          {
            en: `Every credential of ${user} was used in the last ${most} days.`,
            ja: `${user} の認証情報はすべて ${most} 日以内に使われています。`,
          },
          ages,
        )
      return fail(
        arn,
        {
          en: `${user} has credentials that nobody used (days): ${list}.`,
          ja: `${user} に未使用の認証情報があります (日数: ${list})。`,
        },
        ages,
      )
    })
