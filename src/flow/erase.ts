import { mayBeAsked, rolesOf } from '../core/policy.ts'
import type { Privacy } from '../core/privacy.ts'
import type { App } from '../kit/app.ts'
import type { World } from './world.ts'

/** What somebody is known by and, if asked for, what they wrote; the id stays, since others' decisions stand on it. */
export async function erase(
  { policy }: World,
  privacy: Privacy,
  ask: { who: string; by: string; words: boolean },
): ReturnType<App['erase']> {
  const erased = await privacy.erase(ask)
  if (erased === undefined) return { refused: 'not-possible', because: unknown(ask.who) }
  return { ...erased, named: rolesOf(policy, ask.who).length > 0 || mayBeAsked(policy, ask.who) }
}

const unknown = (who: string) => ({
  en: `nothing in the store names ${who}. Check the id: <team id>/<user id>, e.g. T024BE7LD/U061F7AUR.`,
  ja: `${who} に関する保存データはありません。ID を <チーム ID>/<ユーザー ID> の形式で確認してください (例: T024BE7LD/U061F7AUR)。`,
})
