import type pg from 'pg'
import { type Exports, mostBytes, mostRecords, type Sending } from '../../core/exports.ts'
import { transaction } from './pool.ts'
import { lineOf, type Row } from './streams.ts'

export function makeExports(pool: pg.Pool): Exports {
  return {
    next: async (place, from) => {
      // Both tables are read along their keys, and only until there is enough.
      const { rows } = await pool.query<Row>(
        `select r.* from heads h left join exported e on e.place = $1 and e.stream = h.stream
         join records r on r.stream = h.stream and r.version > coalesce(e.version, 0)
         where h.stream >= $2 and h.version > coalesce(e.version, 0) order by r.stream, r.version limit ${mostRecords}`,
        [place, from],
      )
      const [first] = rows
      if (first === undefined) return undefined
      const lines: string[] = []
      const moves = new Map<string, number>()
      let bytes = 0
      for (const row of rows) {
        const line = fitting(row)
        bytes += Buffer.byteLength(line) + 26
        if (bytes > mostBytes && lines.length > 0) break
        lines.push(line)
        moves.set(row.stream, row.version)
      }
      return { lines, moves: [...moves], mark: first.hash }
    },
    sending: async (place) => {
      const { rows } = await pool.query<{ sending: string | null }>(
        'select sending from exports where place = $1',
        [place],
      )
      return rows[0]?.sending == null ? undefined : (JSON.parse(rows[0].sending) as Sending)
    },
    begin: async (place, sending) => {
      await pool.query(
        'insert into exports values ($1, $2) on conflict (place) do update set sending = excluded.sending',
        [place, JSON.stringify(sending)],
      )
    },
    end: (place, moves) =>
      transaction(pool, async (client) => {
        await client.query(
          `insert into exported as e select $1, m.* from unnest($2::text[], $3::integer[]) as m (stream, version)
           on conflict (place, stream) do update set version = greatest(e.version, excluded.version)`,
          [place, moves.map(([stream]) => stream), moves.map(([, version]) => version)],
        )
        await client.query('update exports set sending = null where place = $1', [place])
      }),
  }
}

/** What no place takes whole is told by its hashes; the journal has it. */
function fitting(row: Row): string {
  const line = lineOf(row)
  if (Buffer.byteLength(line) < mostBytes) return line
  const { event, ...rest } = row
  return JSON.stringify({ ...rest, bytes: Buffer.byteLength(event) })
}
