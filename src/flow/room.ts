import { nameAfter, nextRoomStep, type RoomStep } from '../core/decide-room.ts'
import type { Incident } from '../core/incident.ts'
import { dutyAt, overridesIn } from '../core/oncall.ts'
import { RoomRefused, type Rooms } from '../core/ports.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import type { RoomEvent } from '../core/room.ts'
import type { Locale } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import { roomTopic } from '../view/room.ts'
import { change } from './change.ts'
import { onCallEvents } from './page.ts'
import type { World } from './world.ts'

/** Two clocks, Slack's and ours, are seldom further apart. */
const skewMs = 120_000
/** A round for each guest, and some to spare. */
const mostSteps = 80

/** Somebody wants a channel for it; whoever is on duty comes along. Once more, and what had failed is tried again. */
export async function askRoom(
  world: World,
  ask: { incident: string; by: string },
): Promise<Incident | Refusal> {
  const now = world.clock.now()
  const overrides = overridesIn(await onCallEvents(world))
  const rotations = world.policy.oncall?.rotations ?? []
  const who = rotations.flatMap((rotation) => dutyAt(rotation, overrides, now) ?? [])
  return change(world, { id: ask.incident }, (incident) => {
    if (incident === undefined) return { refused: 'not-found', what: ask.incident }
    if (incident.merged) return { refused: 'merged', into: incident.merged.into }
    if (incident.closed) return { refused: 'incident-is', state: incident.closed.as }
    return [{ kind: 'room-asked', by: ask.by, who: [...new Set(who)] }]
  })
}

/**
 * Makes the channel what the incident says it should be, one step after the other, each journalled before the next. Woken
 * early, late or twice it does nothing. Throws `ChatBusy` while Slack is away: the sweep wakes it again. Whoever has a person
 * waiting has patience, in milliseconds: the job that the change woke may be at it already.
 */
export async function keepRoom(
  world: World,
  say: (locale: Locale) => Phrases,
  id: string,
  patience = 0,
): Promise<void> {
  const keep = async () => {
    for (let i = 0; i < mostSteps; i += 1) {
      const incident = await world.journal.incident(id)
      const step = incident && nextRoomStep(incident)
      if (incident === undefined || step === undefined) return
      const channel = incident.room?.channel
      // The last word belongs on its card before nobody can change it any more.
      if (step.do === 'archive' && channel && (await world.cards.waits(id, channel)))
        return await world.jobs.send({ queue: 'room', incident: id }, 1_000)
      const events = await tried(world, say, incident, step)
      const changed = await change(world, { id }, (it) => (it?.room ? events : []))
      if (isRefusal(changed)) return
    }
  }
  await world.alone(`room/${id}`, keep, patience)
}

async function tried(
  world: World,
  say: (locale: Locale) => Phrases,
  incident: Incident,
  step: RoomStep,
): Promise<readonly RoomEvent[]> {
  try {
    return await taken(world, say, incident, step)
  } catch (error) {
    if (!(error instanceof RoomRefused)) throw error
    const { code, needed, provided } = error
    world.log('warn', 'slack: a channel of an incident is not as it should be', {
      incident: incident.id,
      what: step.do,
      error: code,
      needed,
    })
    const failed = {
      kind: 'room-failed' as const,
      what: step.do,
      error: code,
      ...(needed !== undefined && { needed }),
      ...(provided !== undefined && { provided }),
    }
    return step.do === 'invite' && !general.has(code) ? [{ ...failed, who: step.who }] : [failed]
  }
}

/** What Slack says of the channel or of us, and not of the one person. */
const general = new Set([
  'missing_scope',
  'is_archived',
  'channel_not_found',
  'not_in_channel',
  'restricted_action',
  'not_allowed_token_type',
  'invalid_auth',
  'token_revoked',
  'account_inactive',
])

async function taken(
  world: World,
  say: (locale: Locale) => Phrases,
  incident: Incident,
  step: RoomStep,
): Promise<readonly RoomEvent[]> {
  const { room } = incident
  const rooms = world.chat?.rooms
  const done = (
    more: Omit<RoomEvent & { kind: 'room-done' }, 'kind' | 'what'> = {},
  ): RoomEvent[] => [{ kind: 'room-done', what: step.do, ...more }]
  if (step.do === 'create') {
    const { name } = step
    if (rooms === undefined) return done({ name })
    if (room?.begun?.name !== name) return [{ kind: 'room-begun', name }]
    const made = await created(rooms, name, Date.parse(room.begun.at) - skewMs)
    if (made !== undefined) return done({ name, channel: made })
    const next = nameAfter(name)
    if (next === undefined) throw new RoomRefused('name_taken', {})
    return [{ kind: 'room-begun', name: next }]
  }
  const channel = room?.channel
  const live = channel === undefined ? undefined : rooms
  if (channel !== undefined && rooms === undefined) throw new RoomRefused('not_connected', {})
  if (step.do === 'topic') {
    const locale = world.policy.channels[0]?.locale ?? 'en'
    await live?.topic(channel ?? '', roomTopic(incident, say(locale), locale))
    return done({ topic: step.topic })
  }
  if (step.do === 'invite') {
    await live?.invite(channel ?? '', step.who.split('/')[1] ?? step.who)
    return done({ who: step.who })
  }
  await live?.[step.do](channel ?? '')
  return done()
}

/** The channel's id; undefined: the name is somebody else's. Where it is ours, the answer to an earlier try was lost. */
async function created(rooms: Rooms, name: string, since: number): Promise<string | undefined> {
  try {
    return await rooms.create(name)
  } catch (error) {
    if (!(error instanceof RoomRefused) || error.code !== 'name_taken') throw error
    return await rooms.mine(name, since)
  }
}
