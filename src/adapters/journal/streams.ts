import type { Recorded } from '../../core/events.ts'
import { link } from '../../core/hash.ts'
import { canonical, type JsonObject } from '../../core/json.ts'
import { type Client, hot } from './pool.ts'

/** Where a stream starts: there is no record before the first. */
export const genesis = '0'.repeat(64)

export interface Row {
  stream: string
  version: number
  at: string
  event: string
  previous: string
  hash: string
}

/** Appends to a stream whose head the caller has locked, or that nobody else can know yet; answers the new head. */
export async function append(
  client: Client,
  stream: string,
  head: { version: number; hash: string },
  events: readonly JsonObject[],
  at: string,
): Promise<{ version: number; hash: string }> {
  const rows: Row[] = []
  for (const body of events) {
    const event = canonical(body)
    const version = head.version + 1
    const previous = head.hash
    const hash = link(previous, { stream, version, at, event: body })
    rows.push({ stream, version, at, event, previous, hash })
    head = { version, hash }
  }
  await client.query(
    hot(
      `with kept as (
       insert into records select * from json_to_recordset($4) as r(
         stream text, version integer, at text, event text, previous text, hash text)
     )
     insert into heads values ($1, $2, $3) on conflict (stream) do update
       set version = excluded.version, hash = excluded.hash, moved = excluded.moved`,
      [stream, head.version, head.hash, JSON.stringify(rows)],
    ),
  )
  return head
}

/** Locks the stream until the transaction ends and reads where it stands. */
export async function lockHead(
  client: Client,
  stream: string,
): Promise<{ version: number; hash: string }> {
  const { rows } = await client.query<{ version: number; hash: string }>(
    'select version, hash from heads where stream = $1 for update',
    [stream],
  )
  if (rows[0] !== undefined) return rows[0]
  // Somebody else may have made it meanwhile: then it is theirs that is locked and answered.
  const made = await client.query<{ version: number; hash: string }>(
    `insert into heads values ($1, 0, $2) on conflict (stream) do update set version = heads.version
     returning version, hash`,
    [stream, genesis],
  )
  const [head] = made.rows
  if (head === undefined)
    throw new Error(`The head of stream ${stream} vanished while it was locked`)
  return head
}

export async function readStream(
  client: Pick<Client, 'query'>,
  stream: string,
): Promise<Recorded[]> {
  const { rows } = await client.query<Row>(
    'select * from records where stream = $1 order by version',
    [stream],
  )
  return rows.map((row) => ({ ...row, event: JSON.parse(row.event) as JsonObject }))
}

/** A record as `audit export` prints it: enough to recompute its hash elsewhere. */
export const lineOf = ({ event, ...row }: Row): string =>
  JSON.stringify({ ...row, event: JSON.parse(event) as unknown })
