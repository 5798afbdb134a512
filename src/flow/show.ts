import type { Message } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import { ChatBusy, ChatGone, type WantedCard } from '../core/ports.ts'
import type { World } from './world.ts'

/** Slack takes about one message a second and channel; short bursts are tolerated. */
const gapMs = 1_050
const burst = 3

/** Trip four: makes the channel show what is wanted. Updates coalesce by themselves, since only the latest state is drawn. */
export function makeShow(world: World, draw: (incident: Incident, channel: string) => Message) {
  const free = new Map<string, number>()
  /** Until when Slack asked for patience. */
  const quiet = new Map<string, number>()

  async function turn(channel: string): Promise<void> {
    const now = world.clock.now()
    const at = Math.max(free.get(channel) ?? 0, now - gapMs * (burst - 1))
    free.set(channel, at + gapMs)
    if (at > now) await world.clock.wait(at - now)
  }

  async function showOne(
    card: WantedCard,
  ): Promise<
    { ts: string; version: number } | { waitMs: number; certain?: boolean; alone?: boolean }
  > {
    const { chat } = world
    if (chat === undefined) throw new Error('There is no chat to show a card in')
    const { channel } = card
    try {
      const ts = card.ts ?? (card.unsure ? await chat.find(channel, card.incident) : undefined)
      await turn(channel)
      const incident = await world.journal.incident(card.incident)
      if (incident === undefined) throw new Error(`Card of an unknown incident ${card.incident}`)
      const message = draw(incident, channel)
      const { version } = incident
      if (ts === undefined) return { ts: (await chat.post(channel, message)).ts, version }
      try {
        await chat.update(channel, ts, message)
        return { ts, version }
      } catch (error) {
        // Somebody deleted the message: the incident is still there, so its card comes back.
        if (!(error instanceof ChatGone)) throw error
        return { ts: (await chat.post(channel, message)).ts, version }
      }
    } catch (error) {
      const busy = error instanceof ChatBusy
      if (busy) quiet.set(channel, world.clock.now() + error.waitMs)
      world.log('warn', 'a card could not be shown', {
        channel,
        incident: card.incident,
        error: String(error),
      })
      return busy
        ? { waitMs: error.waitMs, certain: error.certain }
        : { waitMs: 30_000, alone: true }
    }
  }

  return async (channel: string): Promise<void> => {
    // Every change and every sweep wakes the channel; the wake-up for when its patience ends is on its way.
    if (world.chat === undefined || world.clock.now() < (quiet.get(channel) ?? 0)) return
    const waitMs = await world.cards.reconcile(channel, showOne)
    if (waitMs !== undefined) await world.jobs.send({ queue: 'show', channel }, waitMs)
  }
}
