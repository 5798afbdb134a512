import { checkClock, clocksFrom, startClocks, stopClocks } from '../core/clocks.ts'
import type { Decision } from '../core/decide.ts'
import type { Incident } from '../core/incident.ts'
import { momentIn } from '../core/oncall.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { update } from '../core/updates.ts'
import type { CareDesk } from '../kit/care.ts'
import { destination } from '../view/care.ts'
import { clockForm, dataForm, updateForm } from '../view/care-form.ts'
import { roomSaid } from '../view/room.ts'
import { code } from '../view/text.ts'
import { change } from './change.ts'
import { askRoom, keepRoom } from './room.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

/** Slack answers in a moment, or it is away. */
const patienceMs = 5_000

/** What goes on around the response: its channel, who else is told, and deadlines that a person has to check. */
export function makeCare(world: World, views: ReturnType<typeof makeViews>): CareDesk {
  const { policy, clock, journal } = world
  const on = (id: string, decide: (incident: Incident) => Decision) =>
    change(world, { id }, (incident) =>
      incident === undefined ? { refused: 'not-found', what: id } : decide(incident),
    )
  /** Since when it is known: now, a whole moment, or one on the clock of whoever says so; never later than now. */
  const sinceOf = (words: string, zone = 'UTC'): string | Refusal => {
    const now = clock.now()
    const given = words.trim()
    const at = given === '' || given === 'now' ? now : (momentIn(given, zone) ?? Date.parse(given))
    return Number.isNaN(at) || at > now
      ? { refused: 'bad-input', field: 'since', expected: 'now | 2026-11-22T09:00' }
      : new Date(at).toISOString()
  }
  return {
    room: async ({ incident, by }) => {
      const asked = await askRoom(world, { incident, by: by.id })
      if (isRefusal(asked)) return asked
      await keepRoom(world, views.say, incident, patienceMs).catch((error: unknown) =>
        world.log('warn', 'the channel of an incident is made later', {
          incident,
          error: String(error),
        }),
      )
      return roomSaid((await journal.incident(incident)) ?? asked, views.say(by.locale))
    },
    updateForm: (incident, { locale }) => updateForm(incident, views.say(locale)),
    update: async ({ incident, text, by }) => {
      const { channel } = policy.updates ?? {}
      const to = channel === undefined || world.chat === undefined ? [] : [channel]
      const told = await on(incident, (it) => update(it, { by: by.id, text, to }))
      const say = views.say(by.locale).care.update
      if (isRefusal(told)) return told
      return channel === undefined ? say.kept : say.told(destination(channel))
    },
    dataForm: (incident, { locale }) => dataForm(incident, views.say(locale)),
    clockForm: async (id, { locale }) => {
      const incident = await journal.incident(id)
      if (incident === undefined) return { refused: 'not-found', what: id }
      return clockForm(incident, views.cardContext(incident, locale))
    },
    start: async ({ incident, since: words, text, by }) => {
      const since = sinceOf(words, by.zone)
      if (typeof since !== 'string') return since
      const started = await on(incident, (it) => {
        const clocks = clocksFrom(policy.clocks, it.finding.account, since)
        return startClocks(it, { by: by.id, since, text, clocks })
      })
      if (isRefusal(started)) return started
      const count = started.data?.clocks.length ?? 0
      const say = views.say(by.locale).care.data
      return count === 0 ? say.noClocks : say.started(count, code(incident, 80))
    },
    stop: async ({ incident, reason, by }) => {
      const stopped = await on(incident, (it) => stopClocks(it, { by: by.id, reason }))
      if (isRefusal(stopped)) return stopped
      return views.say(by.locale).care.data.stopped(code(incident, 80))
    },
    check: async ({ incident, clock: id, text, by }) => {
      const checked = await on(incident, (it) => checkClock(it, { clock: id, by: by.id, text }))
      if (isRefusal(checked)) return checked
      return views.say(by.locale).care.data.done(code(incident, 80))
    },
  }
}
