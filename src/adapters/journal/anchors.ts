import type pg from 'pg'
import {
  type Anchored,
  type Anchors,
  anchorEvent,
  anchorStream,
  type Leaf,
  rootOf,
} from '../../core/anchor.ts'
import type { AuditReport } from '../../kit/app.ts'
import { type Client, transaction } from './pool.ts'
import { append, genesis, lineOf, lockHead, type Row } from './streams.ts'

/** So many streams in an anchor: a record stays small, and nobody waits long for a head. */
const most = 500
// The canonical event begins with its kind.
const anchors = `select version, at, event from records where stream = '${anchorStream}' and event like '{"kind":"anchored"%'`

const read = ({ version, at, event }: Pick<Row, 'version' | 'at' | 'event'>): Anchored => ({
  ...(JSON.parse(event) as Omit<Anchored, 'version' | 'at'>),
  version,
  at,
})

async function lastAnchor(client: Pick<Client, 'query'>): Promise<Anchored | undefined> {
  const { rows } = await client.query<Row>(`${anchors} order by version desc limit 1`)
  return rows[0] && read(rows[0])
}

export function makeAnchors(pool: pg.Pool, now: () => number): Anchors {
  async function anchor(names: readonly string[]): Promise<void> {
    await transaction(pool, async (client) => {
      const head = await lockHead(client, anchorStream)
      // A stream that is being written to is left for the next time: nobody waits for anybody here.
      const { rows } = await client.query<{
        stream: string
        anchored: number
        version: number
        hash: string
      }>(
        `select stream, anchored, version, hash from heads where stream = any($1) and version > anchored
         order by stream for update skip locked`,
        [names],
      )
      if (rows.length === 0) return
      const leaves = rows.map((row): Leaf => [row.stream, row.anchored, row.version, row.hash])
      const previous = (await lastAnchor(client))?.root ?? genesis
      const at = new Date(now()).toISOString()
      await append(client, anchorStream, head, [anchorEvent(previous, leaves)], at)
      await client.query('update heads set anchored = version where stream = any($1)', [
        rows.map(({ stream }) => stream),
      ])
    })
  }

  return {
    last: () => lastAnchor(pool),
    make: async () => {
      const { rows } = await pool.query<{ stream: string }>(
        'select stream from heads where version > anchored and stream <> $1 order by stream',
        [anchorStream],
      )
      const names = rows.map(({ stream }) => stream)
      for (let i = 0; i < names.length; i += most) await anchor(names.slice(i, i + most))
    },
    missing: async (place, limit) => {
      const { rows } = await pool.query<Row>(
        `${anchors} and version > coalesce((select version from anchor_places where place = $1), 0) order by version limit $2`,
        [place, limit],
      )
      return rows.map(read)
    },
    kept: async (place, version) => {
      await pool.query(
        `insert into anchor_places as p values ($1, $2)
         on conflict (place) do update set version = greatest(p.version, excluded.version)`,
        [place, version],
      )
    },
    lines: async ({ streams }) => {
      const { rows } = await pool.query<Row>(
        `select r.* from unnest($1::text[], $2::integer[], $3::integer[]) as l (stream, after, upto)
         join records r on r.stream = l.stream and r.version > l.after and r.version <= l.upto order by r.stream, r.version`,
        [
          streams.map(([stream]) => stream),
          streams.map(([, after]) => after),
          streams.map(([, , version]) => version),
        ],
      )
      return rows.map(lineOf)
    },
  }
}

/** Looks at each anchor: are its records still those that it names, and is its root theirs and the one before's? */
export async function auditAnchors(pool: pg.Pool): Promise<Pick<AuditReport, 'anchors' | 'bad'>> {
  const found: AuditReport['anchors'][number][] = []
  const bad: AuditReport['bad'][number][] = []
  let previous = genesis
  for (let after = 0; ; ) {
    const { rows } = await pool.query<Row>(
      `${anchors} and version > $1 order by version limit 100`,
      [after],
    )
    for (const anchor of rows.map(read)) {
      if (anchor.previous !== previous || rootOf(previous, anchor.streams) !== anchor.root)
        bad.push({
          stream: anchorStream,
          version: anchor.version,
          why: 'its root is not that of what it names',
        })
      bad.push(...(await changedSince(pool, anchor)))
      found.push({ root: anchor.root, at: anchor.at })
      previous = anchor.root
      after = anchor.version
    }
    if (rows.length < 100) return { anchors: found, bad }
  }
}

async function changedSince(pool: pg.Pool, { at, streams }: Anchored): Promise<AuditReport['bad']> {
  const { rows } = await pool.query<{ stream: string; version: number; missing: boolean }>(
    `select l.stream, l.version, r.hash is null as missing
     from unnest($1::text[], $2::integer[], $3::text[]) as l (stream, version, hash)
     left join records r on r.stream = l.stream and r.version = l.version
     where r.hash is distinct from l.hash`,
    [
      streams.map(([stream]) => stream),
      streams.map(([, , version]) => version),
      streams.map(([, , , hash]) => hash),
    ],
  )
  return rows.map(({ stream, version, missing }) => ({
    stream,
    version,
    why: `${missing ? 'the record is missing' : 'it is another record'}: it was anchored ${at}`,
  }))
}
