import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Person } from '../../core/people.ts'
import { codeOf } from './api.ts'
import type { DoorWords, Log, SlackDoor } from './door.ts'
import { cause } from './log.ts'
import type { Origin } from './payload.ts'

const profile = z.object({
  team_id: z.string().optional(),
  locale: z.string().optional(),
  tz: z.string().optional(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  enterprise_user: z.object({ enterprise_id: z.string().optional() }).nullish(),
})
type Profile = z.output<typeof profile>

const tenMinutes = 600_000
const mostKept = 5000

export type Admission =
  | { readonly person: Person; readonly words: DoorWords }
  | { readonly turnedAway: string; readonly say: string }

/** Who is at the door: Slack says what kind of account it is, the policy who may do what. */
export function makePeople(client: WebClient, teams: readonly string[], door: SlackDoor, log: Log) {
  const known = new Map<string, { profile: Profile; at: number }>()

  /** undefined: Slack does not answer and this person was not seen lately. Failures are not kept. */
  async function profileOf(team: string, user: string): Promise<Profile | 'nobody' | undefined> {
    const key = `${team}/${user}`
    const kept = known.get(key)
    if (kept && Date.now() - kept.at < tenMinutes) return kept.profile
    try {
      const answer = await client.users.info({ user, include_locale: true })
      const fresh = profile.parse(answer.user)
      known.delete(key)
      known.set(key, { profile: fresh, at: Date.now() })
      if (known.size > mostKept) for (const oldest of known.keys().take(1)) known.delete(oldest)
      return fresh
    } catch (error) {
      if (['user_not_found', 'user_not_visible'].includes(codeOf(error) ?? '')) return 'nobody'
      log('warn', 'slack: users.info failed, going by what is known', { user, cause: cause(error) })
      return kept?.profile
    }
  }

  /** Why this account is not let in, whatever the policy says. */
  function refusalOf(
    origin: Origin,
    p: Profile | undefined,
  ): [string, keyof DoorWords] | undefined {
    const organisation = p?.enterprise_user?.enterprise_id ?? origin.enterprise
    const foreign = (home: string | undefined): boolean =>
      home !== undefined &&
      !teams.includes(home) &&
      !(home.startsWith('E') && home === organisation)
    if (!teams.includes(origin.team)) return ['other-workspace', 'cannotAct']
    if (foreign(origin.home) || foreign(p?.team_id) || p?.is_stranger)
      return ['stranger', 'cannotAct']
    if (p?.is_bot || p?.deleted || origin.user === 'USLACKBOT')
      return ['bot-or-deactivated', 'cannotAct']
    if (p?.is_restricted || p?.is_ultra_restricted) return ['guest', 'guest']
    return undefined
  }

  return async function admit(origin: Origin): Promise<Admission> {
    const { team, user } = origin
    // A foreign workspace is turned away without asking Slack about its people.
    const ours = teams.includes(team)
    const found = ours ? await profileOf(team, user) : undefined
    const p = found === 'nobody' ? undefined : found
    const locale = p?.locale?.split('-')[0]
    const words = door.words(locale ?? 'en')
    const refused = found === 'nobody' ? (['stranger', 'cannotAct'] as const) : refusalOf(origin, p)
    if (refused) return { turnedAway: refused[0], say: sentence(words, refused[1]) }
    const person = door.person({
      team,
      user,
      ...(locale !== undefined && { locale }),
      ...(p?.tz !== undefined && { zone: p.tz }),
    })
    if (person === undefined) return { turnedAway: 'unknown-person', say: words.unknownPerson }
    // Fail closed: an account that Slack cannot vouch for now may be a guest, unless the policy lists it.
    if (p === undefined && person.roles.length === 0)
      return { turnedAway: 'not-verifiable', say: words.cannotAct }
    return { person, words }
  }
}

function sentence(words: DoorWords, which: keyof DoorWords): string {
  const said = words[which]
  return typeof said === 'string' ? said : words.cannotAct
}
