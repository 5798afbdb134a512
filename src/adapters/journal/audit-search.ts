import type pg from 'pg'
import type { AuditPage, AuditQuery } from '../../core/audit.ts'
import type { Recorded } from '../../core/events.ts'
import type { JsonObject } from '../../core/json.ts'

interface Row extends Omit<Recorded, 'event'> {
  event: string
  fits: boolean
}
const most = 20_000

/** Records of all streams, newest first. One look reads no more than `most` of them, however rare the words are. */
export async function searchRecords(pool: pg.Pool, query: AuditQuery): Promise<AuditPage> {
  const { text = '', before, limit } = query
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const [at, version, stream] = before === undefined ? [] : partsOf(before)
  const { rows } = await pool.query<Row & { nth: number }>(
    `with looked as (
       select *, row_number() over (order by at desc, stream desc, version desc)::int as nth from records
       where $1::text is null or (at, stream, version) < ($1, $2, $3)
       order by at desc, stream desc, version desc limit $4
     ), fitting as (
       select * from looked
       where not exists (select from unnest($5::text[]) as word where strpos(lower(stream || ' ' || event), word) = 0)
       order by nth limit $6
     )
     select *, true as fits from fitting
     union all select *, false from looked where nth = (select max(nth) from looked)
     order by fits desc, nth`,
    [at ?? null, stream ?? null, version ?? null, words.length > 0 ? most : limit, words, limit],
  )
  const fitting = rows.filter(({ fits }) => fits)
  const end = rows.find(({ fits }) => !fits)
  // A full page stops at its last record, any other where the look ended.
  const last = fitting.length === limit ? fitting.at(-1) : end
  const more = last !== undefined && (fitting.length === limit || end?.nth === most)
  return {
    records: fitting.map(({ fits: _, nth: __, event, ...row }) => ({
      ...row,
      event: JSON.parse(event) as JsonObject,
    })),
    looked: last?.nth ?? 0,
    ...(more && { next: `${last.at} ${last.version} ${last.stream}` }),
  }
}

/** `<at> <version> <stream>`: the first two have no blanks. */
function partsOf(before: string): [at: string, version: number, stream: string] {
  const [at = '', version = '', ...stream] = before.split(' ')
  return [at, Number(version), stream.join(' ')]
}
