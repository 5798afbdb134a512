import type pg from 'pg'
import { hash, link } from '../../core/hash.ts'
import { canonical, type JsonObject } from '../../core/json.ts'
import type { Bared } from '../../core/privacy.ts'
import type { AuditReport } from '../../kit/app.ts'
import { auditAnchors } from './anchors.ts'
import { bared } from './erase.ts'
import { genesis, lineOf, type Row } from './streams.ts'

// The record of an anchor may have 60 KB.
const page = 1_000

/** Every record of every stream, in order, a page at a time. */
async function* everyRecord(pool: pg.Pool): AsyncGenerator<Row> {
  let [stream, version] = ['', 0]
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select * from records where (stream, version) > ($1, $2) order by stream, version limit ${page}`,
      [stream, version],
    )
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    ;[stream, version] = [last.stream, last.version]
  }
}

/** Recomputes every chain from its first record, compares its end with the head and with all anchors; names the first bad record of each stream. */
export async function verify(pool: pg.Pool): Promise<AuditReport> {
  const { rows: heads } = await pool.query<{ stream: string; version: number; hash: string }>(
    'select * from heads where version > 0',
  )
  const ends = new Map(heads.map((head) => [head.stream, head]))
  const bad = new Map<string, { stream: string; version: number; why: string }>()
  const reached = new Map<string, { version: number; hash: string }>()
  let records = 0
  const erased = await bared(pool)
  for await (const row of everyRecord(pool)) {
    records += 1
    const before = reached.get(row.stream) ?? { version: 0, hash: genesis }
    const why = faultOf(row, before, erased.get(`${row.stream} ${row.version}`) ?? [])
    if (why !== undefined && !bad.has(row.stream))
      bad.set(row.stream, { stream: row.stream, version: why.version, why: why.why })
    reached.set(row.stream, { version: row.version, hash: row.hash })
  }
  for (const { stream, version, hash } of ends.values()) {
    const end = reached.get(stream)
    if (bad.has(stream)) continue
    // Records appended while we read are beyond the head that we know: not a fault.
    if (end === undefined || end.version < version)
      bad.set(stream, { stream, version: (end?.version ?? 0) + 1, why: 'the record is missing' })
    else if (end.version === version && end.hash !== hash)
      bad.set(stream, { stream, version, why: "the stream's head does not match its last record" })
  }
  for (const [stream, { version }] of reached) {
    if (!ends.has(stream) && !bad.has(stream) && !(await hasHead(pool, stream)))
      bad.set(stream, { stream, version, why: 'the stream has no head' })
  }
  const anchored = await auditAnchors(pool)
  for (const fault of anchored.bad) if (!bad.has(fault.stream)) bad.set(fault.stream, fault)
  return {
    streams: new Set([...ends.keys(), ...reached.keys()]).size,
    records,
    erased: erased.size,
    anchors: anchored.anchors,
    bad: [...bad.values()],
  }
}

async function hasHead(pool: pg.Pool, stream: string): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from heads where stream = $1', [stream])
  return rowCount === 1
}

function faultOf(
  row: Row,
  before: { version: number; hash: string },
  erasures: readonly Bared[],
): { version: number; why: string } | undefined {
  const { stream, version, at, event } = row
  if (version !== before.version + 1)
    return { version: before.version + 1, why: 'the record is missing' }
  if (row.previous !== before.hash)
    return { version, why: 'it does not follow the record before it' }
  let body: JsonObject
  try {
    body = JSON.parse(event) as JsonObject
  } catch {
    return { version, why: 'its event is not JSON' }
  }
  if (canonical(body) !== event) return { version, why: 'its event was rewritten' }
  // What lost words can be recomputed no more: it has to be what its last erasure left, under the hash that it had.
  const left = erasures.at(-1)?.[3]
  if (left !== undefined)
    return hash(body) === left && erasures.every((one) => one[2] === row.hash)
      ? undefined
      : { version, why: 'it is not what its erasure left' }
  if (link(row.previous, { stream, version, at, event: body }) !== row.hash)
    return { version, why: 'its hash is not that of its content' }
  return undefined
}

/** One JSON line a record, in the order that `verify` reads; enough to recompute every hash elsewhere. */
export async function exportRecords(pool: pg.Pool, write: (line: string) => void): Promise<number> {
  let count = 0
  for await (const row of everyRecord(pool)) {
    write(lineOf(row))
    count += 1
  }
  return count
}
