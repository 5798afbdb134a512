import { tidy, tidyFacts } from '../core/clean.ts'
import type { AwsCall, Enriched } from '../core/events.ts'
import type { Finding } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import {
  type EnrichContext,
  type Enrichment,
  errorCode,
  mostFacts,
  type Reading,
} from '../kit/index.ts'
import { enrichingAws, mayReach, refusalOf } from './aws.ts'
import { change } from './change.ts'
import { joinCalls } from './join-calls.ts'
import { pending } from './pending.ts'
import type { World } from './world.ts'

/** CloudTrail's LookupEvents: two calls a second for one account and region. */
const gapMs = 500
/** An investigation that takes longer is not for the card any more. */
const patienceMs = 3_600_000

/** After the first post: reads what AWS can add, one append for each thing read. A job only wakes it; the journal decides. */
export function makeEnrich(world: World) {
  const free = new Map<string, number>()
  async function turn(place: string): Promise<void> {
    const now = world.clock.now()
    const at = Math.max(free.get(place) ?? 0, now)
    free.set(place, at + gapMs)
    if (at > now) await world.clock.wait(at - now)
  }

  /** Answers the calls that the finding turned out to be about. */
  async function readOne(incident: Incident, one: Enrichment): Promise<readonly object[]> {
    const { records, ...said } = await reading(incident, one)
    await change(world, { id: incident.id }, (current) => {
      if (current === undefined) return { refused: 'not-found', what: incident.id }
      const before = current.enriched?.[one.id]
      // Somebody else was faster.
      if (before !== undefined && before.again !== incident.enriched?.[one.id]?.again) return []
      return [{ kind: 'enriched', id: one.id, ...said }]
    })
    return records ?? []
  }

  async function reading(
    incident: Incident,
    one: Enrichment,
  ): Promise<Omit<Enriched, 'at'> & Pick<Reading, 'records'>> {
    const title = { en: one.en.title, ja: one.ja.title }
    try {
      const input = one.of(incident.finding)
      if (input === undefined) return { title, facts: [] }
      const read = await one.read(contextOf(incident, one, input))
      return { ...tidied(title, read, incident), ...(read.records && { records: read.records }) }
    } catch (error) {
      world.log('warn', 'an enrichment could not be read', {
        incident: incident.id,
        enrichment: one.id,
        error: String(error),
      })
      const again = busy.test(errorCode(error) ?? '') && later(incident, 30)
      const unread = denied(error) ? 'denied' : 'failed'
      return {
        title,
        facts: [],
        unread,
        ...(again && { again, memo: memoOf(incident, one) ?? null }),
      }
    }
  }

  /** An investigation that is started is a change of a kind: it is written down like any other. */
  async function journalled(incident: Incident, one: Enrichment, call: AwsCall): Promise<void> {
    const run = `${incident.id}.${one.id}`
    await change(world, { id: incident.id }, () => [
      { kind: 'aws-called', run, step: one.id, call },
    ])
  }

  function contextOf<I>(incident: Incident, one: Enrichment<I>, input: I): EnrichContext<I> {
    const { finding } = incident
    const { account, region } = finding
    const memo = memoOf(incident, one)
    const clients = (of: string) =>
      enrichingAws(world, incident, one, of, (call) => journalled(incident, one, call))
    return {
      input,
      finding,
      account,
      region,
      aws: clients(region),
      at: (other) =>
        mayReach(world, { ...incident, finding: { ...finding, region: other } }) === undefined
          ? clients(other)
          : undefined,
      turn: (other) => turn(`${account} ${other}`),
      now: world.clock.now(),
      ...(memo !== undefined && { memo }),
    }
  }

  function tidied(title: Enriched['title'], read: Reading, incident: Incident) {
    const { facts, links = [], tags = [], again } = read
    const next = again && later(incident, again.seconds)
    return {
      title,
      facts: tidyFacts(facts.slice(0, mostFacts)),
      ...(links.length > 0 && { links: links.slice(0, 3) satisfies Finding['links'] }),
      ...(tags.length > 0 && { tags: tags.slice(0, 50).map((tag) => tidy(tag, 400)) }),
      ...(next && { again: next, memo: again.memo }),
    }
  }

  const memoOf = (incident: Incident, { id }: Enrichment) => incident.enriched?.[id]?.memo

  function later(incident: Incident, seconds: number): string | undefined {
    const now = world.clock.now()
    if (now - Date.parse(incident.openedAt) > patienceMs) return undefined
    return new Date(now + seconds * 1000).toISOString()
  }

  return async (id: string): Promise<void> => {
    const incident = await world.journal.incident(id)
    if (incident === undefined) return
    const now = new Date(world.clock.now()).toISOString()
    const due = pending(world, incident).filter(
      (one) => (incident.enriched?.[one.id]?.again ?? '') <= now,
    )
    const records = await Promise.all(due.map((one) => readOne(incident, one)))
    await joinCalls(world, incident, records.flat())
  }
}

/** What AWS says to those who ask too often. */
const busy = /Throttl|TooManyRequests|RequestLimit|SlowDown/

/** AWS's own no, told from what is no answer of AWS's at all. */
function denied(error: unknown): boolean {
  try {
    return refusalOf(error).refused === 'aws-denied'
  } catch {
    return false
  }
}
