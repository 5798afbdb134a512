import type pg from 'pg'
import { hash as hashOf } from '../../core/hash.ts'
import { canonical, type JsonObject } from '../../core/json.ts'
import { codeOf } from '../../core/passkey.ts'
import { type Bared, bare, erasureStream, type Privacy } from '../../core/privacy.ts'
import { refold } from './incidents.ts'
import { type Client, transaction } from './pool.ts'
import { append, lockHead, type Row } from './streams.ts'

/** So many records in one record of an erasure. */
const most = 500
const incidents = 'incident/'

/**
 * Erases what the store knows of a person beside their id. Of the journal no record goes and no hash changes: a record that
 * loses words keeps the hash it had, and the stream `erasures` says which, and what is left of it.
 */
export function makePrivacy(pool: pg.Pool, now: () => number): Privacy {
  return {
    erase: ({ who, by, words }) =>
      transaction(pool, async (client) => {
        const at = new Date(now()).toISOString()
        const head = await lockHead(client, erasureStream)
        const count = async (query: string) => (await client.query(query, [who])).rowCount ?? 0
        const sessions = await count('delete from sessions where who = $1')
        const links = await count(`delete from links where link::json ->> 'who' = $1`)
        const passkeys = await withoutPasskeys(client, who, by, at)
        const named = await count(
          'select from records where strpos(event, to_json($1::text)::text) > 0 limit 1',
        )
        if (sessions + links + passkeys + named === 0) return undefined
        const records = await withoutWords(client, who, words)
        const done = { sessions, passkeys, links, records: records.length }
        const events = Array.from(
          { length: Math.max(1, Math.ceil(records.length / most)) },
          (_, i) => ({
            kind: 'erased',
            by,
            who,
            ...done,
            bared: records.slice(i * most, (i + 1) * most),
          }),
        )
        await append(client, erasureStream, head, events, at)
        return done
      }),
  }
}

/** They prove nothing any more; that they were there, and who vouched for them, stays journalled. */
async function withoutPasskeys(
  client: Client,
  who: string,
  by: string,
  at: string,
): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    'delete from passkeys where who = $1 returning id',
    [who],
  )
  if (rows.length === 0) return 0
  const stream = `passkeys/${who}`
  const events = rows.map(({ id }) => ({
    kind: 'passkey-removed',
    by,
    credential: id,
    code: codeOf({ id }),
  }))
  await append(client, stream, await lockHead(client, stream), events, at)
  return rows.length
}

async function withoutWords(client: Client, who: string, words: boolean): Promise<Bared[]> {
  const { rows } = await client.query<Row>(
    `select * from records where (stream like 'incident/%' or stream like 'door/%') and strpos(event, '"by":' || to_json($1::text)) > 0
     order by stream, version`,
    [who],
  )
  const changed = rows.flatMap(({ stream, version, hash, event }) => {
    const whole = JSON.parse(event) as JsonObject
    const left = whole['by'] === who ? bare(whole, words) : undefined
    return left === undefined ? [] : [{ stream, version, hash, left }]
  })
  await client.query(
    `update records r set event = l.event from unnest($1::text[], $2::integer[], $3::text[]) as l (stream, version, event)
     where r.stream = l.stream and r.version = l.version`,
    [
      changed.map(({ stream }) => stream),
      changed.map(({ version }) => version),
      changed.map(({ left }) => canonical(left)),
    ],
  )
  const streams = new Set(changed.map(({ stream }) => stream))
  for (const stream of streams)
    if (stream.startsWith(incidents)) await refold(client, stream.slice(incidents.length))
  return changed.map(({ stream, version, hash, left }) => [stream, version, hash, hashOf(left)])
}

/** What the erasures left, by `stream version`. */
export async function bared(pool: pg.Pool): Promise<ReadonlyMap<string, Bared[]>> {
  const { rows } = await pool.query<{ event: string }>(
    'select event from records where stream = $1 order by version',
    [erasureStream],
  )
  const all = rows.flatMap(({ event }) => (JSON.parse(event) as { bared: Bared[] }).bared)
  return Map.groupBy(all, ([stream, version]) => `${stream} ${version}`)
}
