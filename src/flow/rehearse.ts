import { randomInt } from 'node:crypto'
import type { Message } from '../core/blocks.ts'
import type { Chat, Job, RehearsalAppend } from '../core/ports.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import {
  advance,
  evolveRehearsal,
  isOpen,
  type Notice,
  nextDue,
  nextInject,
  openRehearsal,
  type Rehearsal,
  type RehearsalEvent,
  scored,
  unposted,
} from '../core/rehearsal.ts'
import type { Drill } from '../kit/index.ts'
import { arrivalOf } from './inject.ts'
import { unique } from './plan.ts'
import type { World } from './world.ts'

/** A drill is played on the same road as everything else; what is here only says when its events set out. */
type Decide = (rehearsal: Rehearsal | undefined, now: number) => readonly RehearsalEvent[] | Refusal

/** As `change` for incidents: lock, read, decide, append, and say what follows. */
async function apply(
  world: World,
  id: string,
  drill: Drill,
  decide: Decide,
): Promise<Rehearsal | Refusal> {
  const result = await world.rehearsals.change<Rehearsal | Refusal>(id, (before) => {
    const now = world.clock.now()
    const events = decide(before, now)
    if (isRefusal(events)) return { answer: events }
    const next = fold(id, before, events, new Date(now).toISOString())
    if (next === undefined) return { answer: { refused: 'not-found', what: id } }
    if (events.length === 0) return { answer: next }
    return follow(world, drill, next, events, now)
  })
  if ('busy' in result) return { refused: 'drill-open', drill: result.busy }
  return 'answer' in result ? result.answer : result
}

function fold(
  id: string,
  start: Rehearsal | undefined,
  events: readonly RehearsalEvent[],
  at: string,
): Rehearsal | undefined {
  let rehearsal = start
  for (const event of events) {
    if (rehearsal !== undefined) rehearsal = evolveRehearsal(rehearsal, event, at)
    else if (event.kind === 'scheduled') rehearsal = openRehearsal(id, event)
  }
  return rehearsal
}

const repostMs = 30_000

function follow(
  world: World,
  drill: Drill,
  next: Rehearsal,
  events: readonly RehearsalEvent[],
  now: number,
): RehearsalAppend {
  const channels = world.policy.channels.map(({ id }) => id)
  const post = unposted(next, channels).length > 0
  const dues = [nextDue(drill, next), post ? now + repostMs : undefined].filter(
    (one) => one !== undefined,
  )
  const moments = dues.map((due) => new Date(due).toISOString()).toSorted()
  const arrivals = events.flatMap((event) =>
    event.kind === 'injected'
      ? [arrivalOf(world.catalog, drill, { rehearsal: next.id, inject: event.inject, now })]
      : [],
  )
  const posting = post && !events.every(({ kind }) => kind === 'posted' || kind === 'not-posted')
  const jobs: Job[] = [
    ...moments.map((at) => ({ queue: 'rehearse' as const, at })),
    ...(posting ? [{ queue: 'rehearse' as const }] : []),
  ]
  return { events, next, arrivals, jobs, due: moments[0] }
}

/** `at` and `until` are milliseconds since 1970. With `until` it is a surprise: it begins at some moment before. */
export function schedule(
  world: World,
  ask: { scenario: string; by: string; at?: number; until?: number },
): Promise<Rehearsal | Refusal> {
  const all = [...world.catalog.drill.values()]
  const drill =
    ask.scenario === 'any' ? all[randomInt(all.length)] : world.catalog.drill.get(ask.scenario)
  if (drill === undefined) return Promise.resolve({ refused: 'not-found', what: ask.scenario })
  return apply(world, `${drill.id}.${unique()}`, drill, (_, now) => {
    const { by, until } = ask
    const at = until === undefined ? (ask.at ?? now) : now + randomInt(Math.max(1, until - now))
    const scheduled: RehearsalEvent = {
      kind: 'scheduled',
      scenario: drill.id,
      by,
      at: new Date(at).toISOString(),
      ...(until !== undefined && { until: new Date(until).toISOString() }),
    }
    return [scheduled]
  })
}

async function withOpen(
  world: World,
  decide: (
    drill: Drill,
    rehearsal: Rehearsal,
    incidents: Parameters<typeof advance>[3],
    now: number,
  ) => readonly RehearsalEvent[] | Refusal,
): Promise<Rehearsal | Refusal> {
  const open = await world.rehearsals.open()
  const drill = open && world.catalog.drill.get(open.scenario)
  if (open === undefined || drill === undefined) return { refused: 'no-drill' }
  const incidents = await world.rehearsals.incidents(open.id)
  return apply(world, open.id, drill, (r, now) =>
    r === undefined || !isOpen(r) ? { refused: 'no-drill' } : decide(drill, r, incidents, now),
  )
}

export const stop = (world: World, by: string): Promise<Rehearsal | Refusal> =>
  withOpen(world, (drill, r, incidents) => {
    const stopped: RehearsalEvent = { kind: 'stopped', by }
    return r.state === 'running' ? [stopped, scored(drill, r, incidents)] : [stopped]
  })

export const tell = (world: World, by: string, text: string): Promise<Rehearsal | Refusal> =>
  withOpen(world, (_, r) =>
    r.state === 'running' ? [{ kind: 'told', by, text }] : { refused: 'no-drill' },
  )

/** What comes next comes now. Whoever leads the drill decides whether the team has waited long enough. */
export const hurry = (world: World, by: string): Promise<Rehearsal | Refusal> =>
  withOpen(world, (drill, r, incidents, now) => {
    const ms = nextInject(drill, r, now)
    if (ms === undefined) return { refused: 'nothing-to-come' }
    const hurried: RehearsalEvent = { kind: 'hurried', by, ms }
    const at = new Date(now).toISOString()
    return [hurried, ...advance(drill, evolveRehearsal(r, hurried, at), now, incidents)]
  })

const hourMs = 3_600_000

/** Woken by a timer, an urgent incident or the sweep; harmless when it comes early, late or twice. */
export function makeRehearse(
  world: World,
  draw: (rehearsal: Rehearsal, notice: Notice, channel: string) => Message,
) {
  async function goOn(urgent: string | undefined): Promise<void> {
    const open = await world.rehearsals.open()
    if (open === undefined) return
    const since = open.startedAt ?? new Date(world.clock.now() - hourMs).toISOString()
    const incident = urgent ?? (await world.rehearsals.urgent(since))?.id
    await withOpen(world, (drill, r, incidents, now) => {
      const events = advance(drill, r, now, incidents)
      const running = r.state === 'running' || events.length > 0
      if (incident === undefined || !running) return events
      const started: RehearsalEvent[] = r.state === 'running' ? [] : [{ kind: 'started' }]
      return [...started, { kind: 'preempted', incident }]
    })
  }

  /** A message whose answer was lost is looked for first. One channel that takes nothing holds up no other. */
  async function postOne(
    chat: Chat,
    r: Rehearsal,
    notice: Notice,
    channel: string,
    last: boolean,
  ): Promise<'posted' | 'not-posted' | undefined> {
    try {
      const there = await chat.find(channel, `${r.id}/${notice}`)
      if (there === undefined) await chat.post(channel, draw(r, notice, channel))
      return 'posted'
    } catch (error) {
      const told = { drill: r.id, channel, error: String(error) }
      world.log('warn', 'a notice of a drill could not be posted', told)
      return last ? 'not-posted' : undefined
    }
  }

  async function post(): Promise<void> {
    const { chat } = world
    if (chat === undefined) return
    for (const r of await world.rehearsals.rehearsals(3)) {
      const drill = world.catalog.drill.get(r.scenario)
      if (drill === undefined) continue
      const channels = world.policy.channels.map(({ id }) => id)
      for (const { notice, channel } of unposted(r, channels)) {
        const since = Date.parse((notice === 'over' ? r.closedAt : r.startedAt) ?? '')
        const kind = await postOne(chat, r, notice, channel, world.clock.now() - since > hourMs)
        if (kind !== undefined) await apply(world, r.id, drill, () => [{ kind, notice, channel }])
      }
    }
  }

  return async ({ urgent }: { readonly urgent?: string }): Promise<void> => {
    await goOn(urgent)
    await world.alone('drill notices', post)
  }
}
