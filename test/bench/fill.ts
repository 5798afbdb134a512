import type pg from 'pg'

/**
 * More of the incident that came first, each with its own id, as months would have left them: of all severities, in some
 * accounts, real ones and drills, new, acknowledged and resolved, opened one after the other in the last 30 days.
 */
export async function fillIncidents(sql: pg.Client, to: number): Promise<void> {
  const { rows } = await sql.query<{ n: string }>('select count(*) as n from incidents')
  const more = to - Number(rows[0]?.n)
  if (more <= 0) return
  await sql.query(
    `create temp table fresh as
     select n, nextval('incident_numbers') as number, n % 5 as severity, n % 7 = 0 as drill, (210000000000 + n % 25)::text as account,
       now() - make_interval(secs => ((${more} - n)::float / ${more}) * 30 * 86400) as at,
       n % 3 > 0 as acknowledged, n % 4 = 0 as resolved
     from generate_series(1, ${more}) as n`,
  )
  await sql.query(
    `create temp table told as
     select f.*, 'inc-' || f.number as id, b.key, b.shape, b.type, b.words, b.id as base,
       jsonb_set(jsonb_set(jsonb_set(jsonb_set(b.state::jsonb, '{id}', to_jsonb('inc-' || f.number)),
         '{finding,severity}', to_jsonb((array['info', 'low', 'medium', 'high', 'critical'])[f.severity + 1])),
         '{finding,account}', to_jsonb(f.account)), '{openedAt}', to_jsonb(to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
         || jsonb_build_object('drill', f.drill) as state
     from fresh f, (select * from incidents where state is not null order by number limit 1) b`,
  )
  for (const insert of [
    `incidents (number, id, key, severity, drill, shape, state, life, kind, account, type, opened_at, acknowledged_at, ended_at, ended_as, stands, words)
       select number, id, key || '/' || number, severity, drill, shape, state::text, case when resolved then 'closed' else 'open' end,
         case when drill then 'drill' else 'real' end, account, type, at, case when acknowledged then at + interval '7 minutes' end,
         case when resolved then at + interval '5 hours' end, case when resolved then 'resolved' end,
         case when resolved then 'resolved' when acknowledged then 'acknowledged' else 'new' end, words || ' ' || id || ' ' || account from told`,
    `records select 'incident/' || t.id, r.version, to_char(t.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), r.event, r.previous, r.hash
       from told t join records r on r.stream = 'incident/' || t.base`,
    `heads select 'incident/' || t.id, h.version, h.hash from told t join heads h on h.stream = 'incident/' || t.base`,
    `arrivals (incident, n, told, severity, type, account) select id, 1 + number % 3, 1, severity, type, account from told`,
    `accounts select distinct account, max(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) from told group by account`,
  ])
    await sql.query(`insert into ${insert}`)
  await sql.query(`update tallies set n = (select sum(n) from arrivals) where name = 'findings'`)
  await sql.query('drop table fresh, told')
  await sql.query('vacuum analyze')
}

/** Drills that were played in this year, one a day, with all that the season reads of them. */
export async function fillDrills(sql: pg.Client, count: number): Promise<void> {
  await sql.query(
    `insert into rehearsals (id, open, state)
     select 'mining-instance.bench-' || n, false, jsonb_build_object('id', 'mining-instance.bench-' || n, 'scenario', 'mining-instance',
       'by', 'local/responder', 'state', 'ended', 'at', at, 'startedAt', at, 'closedAt', at, 'hurriedMs', 0, 'injects', '{}'::jsonb,
       'told', '[]'::jsonb, 'posted', '[]'::jsonb, 'version', 3, 'score', jsonb_build_object('points', (n * 37) % 101,
         'outcome', case when (n * 37) % 101 >= 70 then 'won' when (n * 37) % 101 > 30 then 'held' else 'lost' end,
         'escalations', 0, 'lines', '[]'::jsonb, 'people', '{"local/responder": {"points": 40, "deeds": 3}}'::jsonb))::text
     from (select n, to_char(now() at time zone 'UTC' - make_interval(days => ${count} - n), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from generate_series(1, ${count}) as n) as days`,
  )
}
