import type { Event } from '../../core/events.ts'
import { severities } from '../../core/finding.ts'
import type { Append } from '../../core/ports.ts'
import { ranks, within } from '../../core/storm.ts'
import { type Client, hot } from './pool.ts'

/** A finding that came in, and was not only moved here. */
const arrives = (event: Event): boolean =>
  event.kind === 'seen' ||
  event.kind === 'over' ||
  (event.kind === 'opened' && event.splitFrom === undefined)

/** Whom a change is told to: one card wanted in each channel, and the tally of what arrived and whether anybody is told. */
export async function tell(
  client: Client,
  incident: string,
  { events, next, channels, urgent = false, graver = false, joined }: Append,
  now: number,
): Promise<void> {
  if (channels === undefined) return
  const { severity: grade, actor, type, account } = next.finding
  const severity = severities.indexOf(grade)
  const came = events.filter(arrives).length
  const absorbed = events.flatMap((event) => (event.kind === 'absorbed' ? [event.from] : []))
  const critical = grade === 'critical'
  const first = critical ? ranks.critical : urgent ? ranks.people : ranks.fresh + within(grade)
  const loud = graver || joined !== undefined
  const again = urgent && !critical ? ranks.people : urgent || loud ? first : ranks.update
  // What became part of another incident says so on the card it has, and gets none for it.
  // A card that waits keeps its better turn, and one that cannot wait leaves the digest.
  await client.query(
    hot(
      `with absorbed as (
       delete from arrivals where incident = any($12::text[]) returning n
     ), counted as (
       insert into arrivals as a (incident, n, told, severity, actor, type, account)
       values ($1, $4 + (select coalesce(sum(n), 0) from absorbed), case when $2::text[] = '{}' then 2 else 0 end, $3, $5, $6, $7)
       on conflict (incident) do update set n = a.n + excluded.n, severity = excluded.severity, actor = excluded.actor,
         type = excluded.type, told = case when a.told = 1 then 1 else excluded.told end
     ), unwanted as (
       delete from cards where incident = $1 and ($2::text[] = '{}' or $13) and ts is null and not posting
     )
     insert into cards as c (incident, channel, severity, wanted, rank, born, joined)
     select $1, unnested.channel, $3, $8, $9, $11, $14 from unnest($2::text[]) as unnested(channel)
       where not $13 or exists (select 1 from cards p where p.incident = $1 and p.channel = unnested.channel and (p.ts is not null or p.posting))
     on conflict (incident, channel) do update set severity = excluded.severity, wanted = excluded.wanted,
       joined = greatest(c.joined, excluded.joined),
       rank = case when c.ts is null then least(c.rank, excluded.rank) when c.wanted > c.shown then least(c.rank, $10) else $10 end,
       folded = c.folded and excluded.rank >= ${ranks.fresh},
       wanted_at = case when c.wanted > c.shown then c.wanted_at else clock_timestamp() end`,
      [
        incident,
        channels,
        severity,
        came,
        actor ?? null,
        type,
        account,
        next.version,
        first,
        again,
        now,
        absorbed,
        next.merged !== undefined,
        joined ?? null,
      ],
    ),
  )
}
