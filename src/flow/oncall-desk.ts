import type { JsonObject } from '../core/json.ts'
import {
  dutyAt,
  momentIn,
  nextDuty,
  type OnCallEvent,
  type Override,
  overridesIn,
  type Rotation,
} from '../core/oncall.ts'
import { rolesOf } from '../core/policy.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Locale } from '../core/text.ts'
import { clockTime } from '../kit/clock-time.ts'
import type { OnCallDesk } from '../kit/oncall.ts'
import type { Phrases } from '../locales/en.ts'
import { who } from '../view/context.ts'
import { plainOf } from '../view/drill.ts'
import { type Duty, handedOver, onCallBlocks } from '../view/oncall.ts'
import { code, when } from '../view/text.ts'
import { onCallEvents, onCallStream } from './page.ts'
import type { World } from './world.ts'

const longestMs = 31 * 86_400_000
/** The schedule's own look takes a moment. */
const patienceMs = 5_000

export function makeOnCall(world: World, say: (locale: Locale) => Phrases): OnCallDesk {
  const { clock, journal, policy } = world
  const rotations = policy.oncall?.rotations ?? []
  const note = (event: OnCallEvent) => journal.note(onCallStream, event as unknown as JsonObject)

  const dutyOf = (rotation: Rotation, overrides: readonly Override[]): Duty => {
    const now = clock.now()
    const next = nextDuty(rotation, overrides, now)
    return {
      rotation: rotation.name,
      person: dutyAt(rotation, overrides, now),
      ...(next && { next: { person: next.person, at: new Date(next.at).toISOString() } }),
    }
  }

  async function override(ask: Parameters<OnCallDesk['override']>[0]): Promise<Override | Refusal> {
    const rotation =
      ask.rotation === undefined
        ? rotations[0]
        : rotations.find(({ name }) => name === ask.rotation)
    if (rotation === undefined) return { refused: 'not-found', what: ask.rotation ?? 'oncall' }
    const roles = rolesOf(policy, ask.person)
    if (!roles.some((role) => role === 'responder' || role === 'approver' || role === 'lead'))
      return { refused: 'not-found', what: ask.person }
    const now = clock.now()
    const moment = (words: string, after: number) =>
      words === 'now'
        ? now
        : (momentIn(words, rotation.zone) ?? clockTime(words, after, ask.by.zone ?? rotation.zone))
    const from = moment(ask.from, now)
    const to = from === undefined ? undefined : moment(ask.to, Math.max(from, now))
    if (
      from === undefined ||
      to === undefined ||
      to <= Math.max(from, now) ||
      to - from > longestMs
    )
      return {
        refused: 'bad-input',
        field: 'from..to',
        expected: 'now..18:00 | 2026-11-23..2026-11-25T09:00',
      }
    // Who was on duty until now is known, and who takes over at once is told at once.
    await tickSafely()
    const add = async () => {
      const count = (await onCallEvents(world)).filter(({ kind }) => kind === 'override').length
      const one: Override = {
        id: `ovr-${count + 1}`,
        rotation: rotation.name,
        person: ask.person,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        by: ask.by.id,
      }
      await note({ kind: 'override', ...one })
      return one
    }
    const made = await world.alone('oncall', add, patienceMs)
    if (made === undefined) return { refused: 'busy', run: 'oncall' }
    await tickSafely()
    return made
  }

  /** What could not be told now is told by the schedule. */
  const tickSafely = () =>
    tick().catch((error: unknown) =>
      world.log('warn', 'a hand-over could not be told', { error: String(error) }),
    )

  /** Who took over since the channel was last told; the message is looked for first, since its answer may have been lost. */
  async function tick(): Promise<void> {
    const channel = policy.oncall?.channel
    if (policy.oncall === undefined) return
    await world.alone('oncall', async () => {
      const events = await onCallEvents(world)
      const overrides = overridesIn(events)
      for (const rotation of rotations) {
        const told = events.findLast(
          (e) => e.kind === 'handed-over' && e.rotation === rotation.name,
        )
        const person = dutyAt(rotation, overrides, clock.now()) ?? null
        const before = told?.kind === 'handed-over' ? told.person : undefined
        if (before === person) continue
        // The first look at a rotation is no hand-over.
        if (before !== undefined && channel !== undefined && world.chat !== undefined) {
          const mark = `oncall/${rotation.name}/${events.length}`
          const locale = policy.channels.find(({ id }) => id === channel)?.locale ?? 'en'
          const open = await journal.incidents({ limit: 10, state: 'open' })
          const message = handedOver(rotation.name, before, person, open, mark, {
            say: say(locale),
            locale,
            accountName: (id) => policy.accounts[id]?.name,
          })
          if ((await world.chat.find(channel, mark)) === undefined)
            await world.chat.post(channel, message)
        }
        await note({ kind: 'handed-over', rotation: rotation.name, person })
      }
    })
  }

  return {
    show: async ({ locale, zone }) => {
      const now = new Date(clock.now()).toISOString()
      const overrides = overridesIn(await onCallEvents(world))
      const duties = rotations.map((rotation) => dutyOf(rotation, overrides))
      const standing = overrides.filter(({ to }) => to > now)
      const blocks = onCallBlocks(policy.oncall, duties, standing, policy.people.lead, {
        say: say(locale),
        locale,
        ...(zone !== undefined && { zone }),
      })
      const { oncall, people } = policy
      const data = {
        oncall,
        duties,
        overrides: standing,
        leads: people.lead,
      } as unknown as JsonObject
      return { blocks, text: plainOf(blocks), data }
    },
    override,
    remove: async ({ by, id }) => {
      const one = overridesIn(await onCallEvents(world)).find((other) => other.id === id)
      if (one === undefined) return { refused: 'not-found', what: id }
      await note({ kind: 'override-removed', id, by: by.id })
      await tickSafely()
      return one
    },
    tick,
    say: (what, { id, person, from, to }, { locale, zone }) => {
      const phrases = say(locale)
      const at = (iso: string) => when(iso, locale, zone)
      return what === 'removed'
        ? phrases.oncall.removed(code(id, 40))
        : phrases.oncall.overridden(code(id, 40), who(person, phrases), at(from), at(to))
    },
  }
}
