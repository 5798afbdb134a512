import type pg from 'pg'
import type { Alone, Cards } from '../../core/ports.ts'
import {
  aheadMs,
  type Call,
  type ChannelNow,
  digestId,
  digestMs,
  digestOf,
  ranks,
  stormAt,
  stormWindowMs,
  type WantedCard,
  within,
} from '../../core/storm.ts'
import { readDigest } from './digest.ts'
import { hot } from './pool.ts'

interface Row {
  free_at: string | null
  patience_until: string | null
  storm: string | null
  digest_at: string | null
  fresh: string
  incident: string | null
  ts: string | null
  posting: boolean
  rank: number
  wanted: number
  severity: number
  graver: boolean
  fresher: boolean
  joined: string | null
  calls: number
  calling: boolean
}

/** After so many failures in a row the channel itself is given a rest. */
const mostFailures = 5
const severe = within('info')
/** Why a channel is to be called: what is graver than it heard of, and what came to an incident that was dealt with. */
const graver = 'coalesce(severity > announced, false)'
const fresher = `(announced is not null and coalesce(joined > coalesce(joined_told, ''), false))`
/**
 * The commit does not wait for the disk: half of what a card costs. For what may be lost with the database's last moments,
 * since the message is then found again by its metadata, or shown once more as it is.
 */
const unhurried = `set_config('synchronous_commit', 'off', true) = 'off'`

export function makeCards(pool: pg.Pool, alone: Alone): Cards {
  return {
    alone: (channel, work) => alone(`channel/${channel}`, work),

    async at(channel, ts) {
      const { rows } = await pool.query<{ incident: string }>(
        'select incident from cards where channel = $1 and ts = $2 limit 1',
        [channel, ts],
      )
      return rows[0]?.incident
    },

    async look(channel, now, most) {
      const { rows } = await pool.query<Row>(
        hot(
          `select c.free_at, c.patience_until, c.storm, c.digest_at, next.*,
           (select count(*) from (select 1 from cards where channel = $1 and born > $2 and born <= $4 + ${aheadMs} limit $3) as young) as fresh
         from (select 1) as one
         left join channels c on c.channel = $1
         left join lateral (
           select incident, ts, posting, rank, wanted, severity, ${graver} as graver, ${fresher} as fresher, joined, calls, calling from cards
           where channel = $1 and wanted > shown and not folded and retry_at <= $4 and rank <= $5
           order by rank, wanted_at limit 1
         ) as next on true`,
          [channel, now - stormWindowMs, stormAt, now, most ?? 32_767],
        ),
      )
      return rows[0] === undefined ? nothing : channelOf(channel, rows[0])
    },

    // Said before the post, so that a crash in between is remembered as "perhaps posted".
    async begin({ incident, channel, call }, freeAt) {
      await pool.query(
        hot(
          `with pace as (
           insert into channels (channel, free_at) values ($2, $3)
           on conflict (channel) do update set free_at = case when channels.free_at > excluded.free_at + ${aheadMs}
             then excluded.free_at else greatest(channels.free_at, excluded.free_at) end
         )
         update cards set posting = ts is null, calling = $4,
           announced = case when ts is null and not posting and $5 then severity else announced end
         where incident = $1 and channel = $2 and (ts is null or $4 or ${unhurried})`,
          [incident, channel, freeAt, call !== undefined, callable(incident, channel)],
        ),
      )
    },

    // What became graver while it was drawn is still wanted: its channel is called first.
    async shown({ incident, channel }, ts, version, now, posted) {
      await pool.query(
        hot(
          `with told as (update arrivals set told = 1 where incident = $1 and told <> 1),
           health as (update channels set failures = 0, ok_at = $5 where channel = $2)
         update cards set ts = $3, posting = false, calling = false,
           announced = case when announced is null then null else greatest(announced, $6) end,
           joined_told = case when $6::smallint is null then joined_told else joined end,
           shown = case when severity > greatest(announced, $6) or ($6::smallint is null and ${fresher})
             then least(greatest(shown, $4), wanted - 1) else greatest(shown, $4) end
         where incident = $1 and channel = $2 and ${unhurried}`,
          [incident, channel, ts, version, now, posted ?? null],
        ),
      )
    },

    async called({ incident, channel, call, severity: wanted }, severity, now) {
      await pool.query(
        `with health as (update channels set failures = 0, ok_at = $6 where channel = $2)
         update cards set calling = false, calls = $3, announced = greatest(announced, $4), joined_told = greatest(joined_told, $5)
         where incident = $1 and channel = $2`,
        [incident, channel, call?.nth, Math.max(severity, wanted), call?.joined ?? null, now],
      )
    },

    async waits(incident, channel) {
      const { rows } = await pool.query(
        'select 1 from cards where incident = $1 and channel = $2 and wanted > shown',
        [incident, channel],
      )
      return rows.length > 0
    },

    async failed({ incident, channel, call, unsure }, failure, now) {
      const until = now + failure.waitMs
      await pool.query(
        `with card as (
           update cards set posting = posting and not $3, calling = calling and not $3,
             retry_at = case when $4 then $5 else retry_at end where incident = $1 and channel = $2
         )
         update channels set failures = failures + 1, failed_at = $6, error = $7,
           patience_until = greatest(patience_until, case
             when $4 and failures < ${mostFailures} then 0
             when $3 then $5
             -- Whatever else answers meanwhile: a channel that takes nothing is asked less and less often.
             else greatest($5, $6 + least(60000, 1000 * 2 ^ least(failures, 6))::bigint) end)
         where channel = $2`,
        [
          incident,
          channel,
          failure.certain && !(call?.unsure ?? unsure),
          failure.alone,
          until,
          now,
          failure.error.slice(0, 500),
        ],
      )
    },

    async beginStorm(channel, now) {
      await pool.query(
        `insert into channels (channel, storm, digest_at) values ($1, $2, $3)
         on conflict (channel) do update set storm = $2, digest_at = $3`,
        [channel, digestId(channel, now), now - digestMs],
      )
    },

    async fold(channel) {
      await pool.query(
        `with now as (select storm from channels where channel = $1 and storm is not null),
           folded as (
             update cards set folded = true, storm = now.storm from now
             where channel = $1 and ts is null and not posting and rank >= ${ranks.fresh} and wanted > shown and not folded
             returning 1
           )
         insert into cards (incident, channel, severity, wanted, rank)
         select storm, $1, 4, 1, ${ranks.digest} from now where exists (select 1 from folded)
         on conflict (incident, channel) do nothing`,
        [channel],
      )
    },

    async redraw(channel, now) {
      await pool.query(
        `with redrawn as (update channels set digest_at = $2 where channel = $1 returning storm)
         update cards set wanted = wanted + 1, wanted_at = clock_timestamp()
         from redrawn where incident = redrawn.storm and channel = $1`,
        [channel, now],
      )
    },

    async endStorm(channel) {
      await pool.query(
        `with before as (select storm from channels where channel = $1),
           over as (update channels set storm = null where channel = $1),
           freed as (
             update cards set folded = false, rank = ${ranks.released + severe} - severity, wanted_at = clock_timestamp()
             where channel = $1 and folded
           )
         update cards set wanted = wanted + 1, wanted_at = clock_timestamp()
         from before where incident = before.storm and channel = $1`,
        [channel],
      )
    },

    digest: (id) => readDigest(pool, id),

    async folded(id, limit) {
      const { rows } = await pool.query<{ incident: string; total: number }>(
        `select incident, count(*) over ()::integer as total from cards where storm = $1 and folded
         order by severity desc, born desc limit $2`,
        [id, limit],
      )
      return { ids: rows.map(({ incident }) => incident), total: rows[0]?.total ?? 0 }
    },

    async drop(incident) {
      const { rowCount } = await pool.query(
        `with theirs as (
           select a.incident from arrivals a join arrivals of_one on of_one.incident = $1
             and a.actor = of_one.actor and a.account = of_one.account where a.told = 0
         ), gone as (
           delete from cards using theirs where cards.incident = theirs.incident and cards.ts is null and not cards.posting
           and cards.folded returning cards.incident
         )
         update arrivals set told = 2 where incident in (select incident from gone) and told = 0`,
        [incident],
      )
      return rowCount ?? 0
    },
  }
}

const nothing: ChannelNow = { freeAt: 0, patienceUntil: 0, digestAt: 0, fresh: 0 }

/** Digests, and what one person is asked alone, call nobody. */
const callable = (incident: string, channel: string): boolean =>
  digestOf(incident) === undefined && !channel.startsWith('@')

function channelOf(channel: string, row: Row): ChannelNow {
  return {
    freeAt: Number(row.free_at ?? 0),
    patienceUntil: Number(row.patience_until ?? 0),
    digestAt: Number(row.digest_at ?? 0),
    fresh: Number(row.fresh),
    ...(row.storm !== null && { storm: row.storm }),
    ...(row.incident !== null && { next: cardOf(channel, row.incident, row) }),
  }
}

function cardOf(channel: string, incident: string, row: Row): WantedCard {
  const { ts, posting, rank, wanted, severity, joined } = row
  const call: Call = {
    nth: row.calls + 1,
    why: row.graver ? 'graver' : 'joined',
    unsure: row.calling,
    ...(joined !== null && { joined }),
  }
  return {
    incident,
    channel,
    rank,
    wanted,
    severity,
    unsure: posting,
    ...(ts !== null && { ts }),
    ...(ts !== null && (row.graver || row.fresher) && { call }),
  }
}
