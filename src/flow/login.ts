import {
  type Claims,
  type LoginPolicy,
  personOf,
  type Sessions,
  sessionHours,
} from '../core/login.ts'
import { rolesOf } from '../core/policy.ts'
import { loginPage } from '../view/login.ts'
import { doorStream } from './may.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

/** Who comes in to the console, and who does not; both are journalled. */
export function makeLogin(
  world: World,
  views: Pick<ReturnType<typeof makeViews>, 'say'>,
  sessions: Sessions,
  policy: LoginPolicy,
) {
  const page = (words: Parameters<typeof loginPage>[1]): string =>
    loginPage(
      [...world.catalog.locale.keys()].map((lang) => ({ lang, say: views.say(lang) })),
      words,
    )
  const note = (event: { kind: string; by: string; [member: string]: string }) =>
    world.journal.note(doorStream(world), { ...event, issuer: policy.issuer })
  const refused = async (by: string, words: Parameters<typeof loginPage>[1]) => {
    await note({ kind: 'refused', by, action: 'sign in', why: 'not-allowed' })
    return { page: page(words) }
  }

  return {
    enter: async (claims: Claims) => {
      const who = personOf(policy, claims)
      if (who === undefined)
        return refused(`login/${claims.sub}`, (login) => login.unknown(claims.sub))
      if (rolesOf(world.policy, who).length === 0) return refused(who, (login) => login.noRole(who))
      await note({ kind: 'signed-in', by: who, sub: claims.sub })
      return { token: await sessions.open(who), seconds: sessionHours * 3600 }
    },
    leave: async (token: string) => {
      const who = await sessions.who(token)
      if (who === undefined) return
      await sessions.end(token)
      await note({ kind: 'signed-out', by: who })
    },
    page: (words: 'failed' | 'away' | 'out') => page((login) => login[words]),
  }
}
