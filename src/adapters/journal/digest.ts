import type pg from 'pg'
import { type Severity, severities } from '../../core/finding.ts'
import { type Digest, digestOf, type Talker } from '../../core/storm.ts'

interface Row {
  kind: 'all' | 'severity' | 'actor' | 'type' | 'account'
  name: string | null
  incidents: number
  events: number
  shown: number
  incident: string
  over: boolean
}

/** So many of each kind are named. */
const loudest = 3

/** What a storm is made of, in one statement: nothing moves between its sums. */
export async function readDigest(pool: pg.Pool, id: string): Promise<Digest | undefined> {
  const { rows } = await pool.query<Row>(
    `with folded as (
       select a.*, c.ts is not null as posted from cards c join arrivals a using (incident) where c.storm = $1
     ), sums as (
       select case when grouping(severity) = 0 then 'severity' when grouping(actor) = 0 then 'actor'
           when grouping(type) = 0 then 'type' when grouping(account) = 0 then 'account' else 'all' end as kind,
         coalesce(actor, type, account, severity::text) as name, count(*)::integer as incidents, sum(n)::integer as events,
         count(*) filter (where posted)::integer as shown,
         (array_agg(incident order by length(incident) desc, incident desc))[1] as incident
       from folded group by grouping sets ((), (severity), (actor), (type), (account))
     ), ranked as (
       select *, row_number() over (partition by kind order by events desc, name) as place from sums
       where name is not null or kind = 'all'
     )
     select *, not exists (select 1 from channels where storm = $1) as over from ranked
     where place <= case when kind = 'severity' then 5 else ${loudest} end order by kind, place`,
    [id],
  )
  const all = rows.find(({ kind }) => kind === 'all')
  if (digestOf(id) === undefined || all === undefined) return undefined
  const of = (kind: Row['kind']): Talker[] =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ name, events, incidents, incident }) => ({
        name: name ?? '',
        events,
        incidents,
        incident,
      }))
  return {
    id,
    over: all.over,
    incidents: all.incidents,
    events: all.events ?? 0,
    shown: all.shown,
    severities: Object.fromEntries(
      of('severity').map(({ name, incidents }) => [severityAt(Number(name)), incidents]),
    ),
    actors: of('actor'),
    types: of('type'),
    accounts: of('account'),
  }
}

const severityAt = (place: number): Severity => severities[place] ?? 'info'
