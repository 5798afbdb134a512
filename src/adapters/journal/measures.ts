import type pg from 'pg'
import { severities } from '../../core/finding.ts'
import type { Kind, Measure, Measures, Took } from '../../core/measures.ts'

const took = (what: string) =>
  `json_build_object('count', count(${what}), 'mean', avg(${what}), 'median', percentile_cont(0.5) within group (order by ${what})) as ${what}`

interface Row {
  kind: Kind
  /** Which of severity, account and type is not grouped by: one bit each, severity the highest. */
  apart: number
  severity: number | null
  account: string | null
  type: string | null
  incidents: number
  alerts: number
  untold: number
  false_alarms: number
  acknowledged: Took
  contained: Took
  resolved: Took
}

/** Every figure of the last `days` in one statement: what is summed here is of one moment. */
export async function readMeasures(pool: pg.Pool, days: number, now: number): Promise<Measures> {
  const since = new Date(now - days * 86_400_000).toISOString()
  const { rows } = await pool.query<{ hidden: number; rows: Row[] }>(
    `with each as (
       select i.kind, i.severity, i.account, i.type, i.ended_as, i.life <> 'merged' as own, coalesce(a.n, 0) as n, a.told,
         case when i.life <> 'merged' then extract(epoch from i.acknowledged_at - i.opened_at)::float end as acknowledged,
         case when i.life <> 'merged' then extract(epoch from i.contained_at - i.opened_at)::float end as contained,
         case when i.ended_as = 'resolved' then extract(epoch from i.ended_at - i.opened_at)::float end as resolved
       from incidents i left join arrivals a on a.incident = i.id where i.opened_at >= $1
     ), figures as (
       select kind, grouping(severity, account, type) as apart, severity, account, type,
         count(*) filter (where own) as incidents, sum(n) as alerts, count(*) filter (where own and told = 2) as untold,
         count(*) filter (where own and ended_as = 'false-alarm') as false_alarms,
         ${took('acknowledged')}, ${took('contained')}, ${took('resolved')}
       from each group by grouping sets ((kind), (kind, severity), (kind, account), (kind, type))
     )
     select (select n from tallies where name = 'hidden')::integer as hidden,
       (select coalesce(json_agg(f order by kind, apart desc, severity desc, incidents desc, account, type), '[]') from figures f) as rows`,
    [since],
  )
  const [found] = rows
  return { days, since, hidden: found?.hidden ?? 0, rows: (found?.rows ?? []).map(measureOf) }
}

const [bySeverity, byAccount, byType] = [0b011, 0b101, 0b110]

function measureOf(row: Row): Measure {
  const { kind, apart, incidents, alerts, untold } = row
  const { acknowledged, contained, resolved } = row
  const [by, of]: [Measure['by'], string] =
    apart === bySeverity
      ? ['severity', severities[row.severity ?? 0] ?? '']
      : apart === byAccount
        ? ['account', row.account ?? '']
        : apart === byType
          ? ['type', row.type ?? '']
          : ['all', '']
  return {
    kind,
    by,
    of,
    incidents,
    alerts,
    folded: Math.max(0, alerts - incidents),
    untold,
    falseAlarms: row.false_alarms,
    acknowledged,
    contained,
    resolved,
  }
}
