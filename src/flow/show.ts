import type { Message } from '../core/blocks.ts'
import { severities } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import { type Chat, ChatBusy, ChatGone } from '../core/ports.ts'
import { isQuiet } from '../core/quiet.ts'
import {
  type Call,
  cannotWait,
  type Digest,
  digestOf,
  nextMove,
  type WantedCard,
} from '../core/storm.ts'
import type { World } from './world.ts'

interface Draw {
  readonly card: (incident: Incident, channel: string) => Message
  readonly call: (incident: Incident, channel: string, call: Call) => Message
  readonly digest: (digest: Digest, channel: string) => Message
}

/** A burst of wake-ups is one look. */
const coalesceMs = 50
const unluckyMs = 30_000
/** Whoever is woken often leaves a timer behind each time. */
const longestMs = 10_000

/**
 * Trip four: makes each channel show what is wanted, one turn after the other, each channel by itself. What a turn is the
 * store says (`nextMove`), so that replicas take turns too; what is kept here is only who waits. If this process dies, the
 * sweep wakes another one.
 */
export function makeShow(
  world: Pick<
    World,
    'cards' | 'chat' | 'clock' | 'journal' | 'log' | 'policy' | 'span' | 'traceOf'
  >,
  draw: Draw,
) {
  interface Keeper {
    rung: boolean
    ring: () => void
    ended: Promise<void>
  }
  const keepers = new Map<string, Keeper>()
  let stopped = false

  async function keep(channel: string, keeper: Keeper): Promise<void> {
    while (!stopped) {
      keeper.rung = false
      const ms = await world.cards.alone(channel, () => turns(channel))
      if (keeper.rung) {
        await world.clock.wait(coalesceMs)
        continue
      }
      if (ms === undefined) return
      const woken = new Promise<void>((resolve) => {
        keeper.ring = resolve
      })
      await Promise.race([world.clock.wait(Math.min(ms, longestMs)), woken])
    }
  }

  /** Until nothing is wanted (undefined), or for how long to wait, in milliseconds. */
  async function turns(channel: string): Promise<number | undefined> {
    const { cards, clock, policy } = world
    const hours = policy.channels.find(({ id }) => id === channel)?.quiet
    while (!stopped) {
      const now = clock.now()
      const held = hours !== undefined && isQuiet(hours, now)
      const move = nextMove(await cards.look(channel, now, held ? cannotWait : undefined), now)
      if (move.do === 'rest') return undefined
      if (move.do === 'wait') return move.ms
      if (move.do === 'begin-storm') await cards.beginStorm(channel, now)
      if (move.do === 'end-storm') await cards.endStorm(channel)
      if (move.do === 'redraw') await cards.redraw(channel, now)
      // What is held for quiet hours is nobody's turn, and belongs to the storm all the same.
      if (move.do === 'fold' || move.do === 'redraw') await cards.fold(channel)
      if (move.do === 'show') await post(move.card, move.freeAt)
    }
    return undefined
  }

  async function post(card: WantedCard, freeAt: number): Promise<void> {
    const { incident, channel } = card
    const parent = await world.traceOf({ incident })
    await world.span('card', { incident, channel }, () => showOne(card, freeAt), { parent })
  }

  async function showOne(card: WantedCard, freeAt: number): Promise<void> {
    const { chat, cards, clock, log } = world
    if (chat === undefined) throw new Error('There is no chat to show a card in')
    await cards.begin(card, freeAt)
    try {
      const { message, version, severity, call } = await drawn(card)
      if (call && (await heard(chat, card, call)))
        return await cards.called(card, severity, clock.now())
      const { ts: _, ...anew } = card
      const { ts, fresh } = await say(chat, call ? anew : card, message)
      await cards.shown(card, ts, version, clock.now(), fresh ? severity : undefined)
    } catch (error) {
      const { incident, channel } = card
      log('warn', 'a card could not be shown', { channel, incident, error: String(error) })
      const busy = error instanceof ChatBusy
      await cards.failed(
        card,
        {
          waitMs: busy ? error.waitMs : unluckyMs,
          certain: busy && error.certain,
          alone: !busy,
          error: String(error),
        },
        clock.now(),
      )
    }
  }

  async function drawn(card: WantedCard) {
    const { incident: id, channel, wanted, severity } = card
    if (digestOf(id) !== undefined) {
      const digest = await world.cards.digest(id)
      if (digest === undefined) throw new Error(`Card of an unknown storm ${id}`)
      return { message: draw.digest(digest, channel), version: wanted, severity }
    }
    const incident = await world.journal.incident(id)
    if (incident === undefined) throw new Error(`Card of an unknown incident ${id}`)
    return {
      message: draw.card(incident, channel),
      version: incident.version,
      severity: severities.indexOf(incident.finding.severity),
      ...(card.call && { call: draw.call(incident, channel, card.call) }),
    }
  }

  /** Answers at once: whoever wakes a channel never waits for it, nor for another one. */
  function wake(channel: string): void {
    if (world.chat === undefined || stopped) return
    const known = keepers.get(channel)
    if (known !== undefined) {
      known.rung = true
      known.ring()
      return
    }
    const keeper: Keeper = { rung: false, ring: () => {}, ended: Promise.resolve() }
    keepers.set(channel, keeper)
    keeper.ended = keep(channel, keeper)
      .catch((error: unknown) => {
        // The store is away: the sweep wakes the channel once it is back.
        world.log('warn', 'a channel could not be looked after', {
          channel,
          error: String(error),
        })
      })
      .finally(() => {
        keepers.delete(channel)
        // It was woken as it went to rest.
        if (keeper.rung) wake(channel)
      })
  }

  return {
    wake,
    /** Ends after the turn that is under way. */
    stop: async (): Promise<void> => {
      stopped = true
      const all = [...keepers.values()]
      for (const { ring } of all) ring()
      await Promise.all(all.map(({ ended }) => ended))
    },
  }
}

/** Calls the channel, once; false if the card is gone, so that it comes back instead. */
async function heard(chat: Chat, card: WantedCard, message: Message): Promise<boolean> {
  const { channel, ts, call } = card
  if (ts === undefined || call === undefined) return false
  try {
    if (!call.unsure || !(await chat.called(channel, ts, call.nth)))
      await chat.call(channel, ts, message)
    return true
  } catch (error) {
    if (error instanceof ChatGone) return false
    throw error
  }
}

/** Answers the message that shows it now, and whether it is a new one. */
async function say(
  chat: Chat,
  card: WantedCard,
  message: Message,
): Promise<{ ts: string; fresh: boolean }> {
  const { channel, incident, unsure } = card
  const ts = card.ts ?? (unsure ? await chat.find(channel, incident) : undefined)
  const post = async () => ({ ts: (await chat.post(channel, message)).ts, fresh: true })
  if (ts === undefined) return await post()
  try {
    await chat.update(channel, ts, message)
    return { ts, fresh: false }
  } catch (error) {
    // Somebody deleted the message: the incident is still there, so its card comes back.
    if (!(error instanceof ChatGone)) throw error
    return await post()
  }
}
