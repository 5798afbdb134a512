import { randomBytes } from 'node:crypto'
import { linkMinutes, type Purpose } from '../core/passkey.ts'
import type { Person } from '../core/people.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import type { World } from './world.ts'

/** The address of a page that is this person's alone, and good once. */
export async function linkFor(
  world: World,
  by: Person,
  purpose: Purpose,
): Promise<{ url: string; minutes: number } | Refusal> {
  if (world.url === undefined)
    return {
      refused: 'not-possible',
      because: {
        en: 'the bot does not know under which address people reach it. Have an administrator set HIKESHI_URL.',
        ja: 'このボットにアクセスするための URL が設定されていません。管理者に HIKESHI_URL の設定を依頼してください。',
      },
    }
  const token = await world.passkeys.mint({
    who: by.id,
    locale: by.locale,
    challenge: randomBytes(32).toString('base64url'),
    expiresAt: new Date(world.clock.now() + linkMinutes * 60_000).toISOString(),
    purpose,
  })
  return { url: `${world.url}/step-up/${token}`, minutes: linkMinutes }
}

/** Who decides on this run has to prove that it is them, with a passkey that somebody vouched for. */
export async function askForProof(world: World, by: Person, purpose: Purpose): Promise<Refusal> {
  const keys = await world.passkeys.of(by.id)
  if (!keys.some(({ confirmedBy }) => confirmedBy !== undefined)) return { refused: 'no-passkey' }
  const link = await linkFor(world, by, purpose)
  return isRefusal(link) ? link : { refused: 'step-up-needed', ...link }
}
