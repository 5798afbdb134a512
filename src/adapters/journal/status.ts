import type pg from 'pg'
import type { ChannelStatus, Status } from '../../core/status.ts'
import { countsOf } from './tallies.ts'

interface Channel {
  channel: string
  wanted: number
  folded: number
  storm: string | null
  ok_at: number | null
  failed_at: number | null
  error: string | null
  patience_until: number
}

/** One statement sees one moment: what is summed here is exact, whatever goes on meanwhile. */
export async function readStatus(pool: pg.Pool, now: number): Promise<Status> {
  const { rows } = await pool.query<{
    tallies: Record<string, number>
    told: Record<string, number> | null
    channels: Channel[]
    accounts: { account: string; lastAt: string }[]
    version: string
    replicas: number
    queues: Status['queues']
  }>(
    `with wanting as (
       select channel, count(*) as n from cards where wanted > shown and not folded group by channel
     ), folding as (
       select c.channel, count(*) as n from channels c join cards on cards.storm = c.storm and cards.folded group by c.channel
     ), known as (
       select coalesce(c.channel, w.channel) as channel, coalesce(w.n, 0) as wanted, coalesce(f.n, 0) as folded,
         c.storm, c.ok_at, c.failed_at, c.error, coalesce(c.patience_until, 0) as patience_until
       from channels c full join wanting w using (channel) left join folding f on f.channel = coalesce(c.channel, w.channel)
     )
     select (select json_object_agg(name, n) from tallies) as tallies,
       (select json_object_agg(told, n) from (select told, sum(n) as n from arrivals group by told) as t) as told,
       (select coalesce(json_agg(known order by channel), '[]') from known) as channels,
       (select coalesce(json_agg(a), '[]') from (
          select account, last_at as "lastAt" from accounts order by last_at desc, account limit 40) as a) as accounts,
       current_setting('server_version') as version,
       -- Each replica listens on one connection of its own.
       (select count(*)::int from pg_stat_activity where application_name = 'hikeshi-listen' and datname = current_database()) as replicas,
       (select coalesce(json_agg(q order by q.queue), '[]') from (
          select name as queue, count(*) filter (where state <> 'active') as due, count(*) filter (where state = 'active') as active,
            floor(extract(epoch from min(start_after) filter (where state <> 'active')) * 1000) as oldest
          from jobs.job where state in ('created', 'retry', 'active') and start_after <= now() group by name) as q) as queues`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('The store answered nothing')
  const tally = (name: string) => row.tallies[name] ?? 0
  const [folded, shown, untold] = ['0', '1', '2'].map((told) => row.told?.[told] ?? 0) as [
    number,
    number,
    number,
  ]
  const [hidden, idle] = [tally('hidden'), tally('idle')]
  return {
    now,
    findings: { received: tally('findings'), shown, folded, suppressed: hidden + untold + idle },
    hidden,
    untold,
    idle,
    events: countsOf(tally),
    channels: row.channels.map(channelOf),
    accounts: row.accounts,
    store: { version: row.version },
    replicas: row.replicas,
    queues: row.queues,
  }
}

const channelOf = ({ channel, wanted, folded, ...c }: Channel): ChannelStatus => ({
  channel,
  wanted,
  folded,
  patienceUntil: c.patience_until,
  ...(c.storm !== null && { storm: c.storm }),
  ...(c.ok_at !== null && { okAt: c.ok_at }),
  ...(c.failed_at !== null && { failedAt: c.failed_at }),
  ...(c.error !== null && { error: c.error }),
})
