import type { Anchors, Vault } from '../core/anchor.ts'
import type { Locale } from '../core/text.ts'
import type { App } from '../kit/app.ts'
import type { Phrases } from '../locales/en.ts'
import { section } from '../view/parts.ts'
import type { World } from './world.ts'

/** So many anchors go out at a time; the rest follows with the next look. */
const most = 100

/**
 * Woken often, on all replicas: one of them anchors the journal once a day (UTC), and brings to each place outside what it does
 * not have yet. What was brought is in the store, so a crash at worst brings an anchor twice.
 */
export function makeAnchorTick(
  world: World,
  say: (locale: Locale) => Phrases,
  { anchors, vault }: { anchors: Anchors; vault: Vault | undefined },
): App['audit']['anchor'] {
  const { clock, policy, log } = world

  async function toVault(): Promise<void> {
    if (vault === undefined) return
    for (const anchor of await anchors.missing(vault.place, most)) {
      await vault.put(anchor, await anchors.lines(anchor))
      await anchors.kept(vault.place, anchor.version)
    }
  }

  /** The newest stands for all before it. */
  async function toChannel(): Promise<void> {
    const channel = policy.audit?.channel
    const anchor = await anchors.last()
    if (channel === undefined || world.chat === undefined || anchor === undefined) return
    const [missing] = await anchors.missing(channel, 1)
    if (missing === undefined) return
    const locale = policy.channels.find(({ id }) => id === channel)?.locale ?? 'en'
    const text = say(locale).anchored(anchor.root, anchor.at.slice(0, 10))
    await world.chat.post(channel, { text, blocks: [section(text)] })
    await anchors.kept(channel, anchor.version)
  }

  return async () => {
    await world.alone('anchor', async () => {
      const today = new Date(clock.now()).toISOString().slice(0, 10)
      const last = await anchors.last()
      if (last === undefined || last.at.slice(0, 10) < today) await anchors.make()
      for (const bring of [toVault, toChannel])
        await bring().catch((error: unknown) =>
          log('warn', 'the anchor could not be brought outside', { error: String(error) }),
        )
    })
  }
}
