import type pg from 'pg'
import { type Exports, mostBytes, mostRecords, type Sending } from '../../core/exports.ts'
import { transaction } from './pool.ts'
import { lineOf, type Row } from './streams.ts'

const hourMs = 3_600_000
const windowOf = 100_000
/** One look at the heads: at those that moved in transaction `since` or later; 0 is before all. */
interface Look {
  readonly since: string
  /** What was still open as it began, and all that came later, has this number or a greater one. */
  readonly seen: string
  /** When all heads were last looked at, on this process's own clock. */
  readonly wholeAt: number
}

export function makeExports(pool: pg.Pool): Exports {
  const going = new Map<string, Look>()
  const ended = new Map<string, Look>()

  /**
   * Among a million streams it takes seconds to find those that have more, and a moment among those that moved. Once an hour
   * all are looked at: another store may have taken this one's place, and an older version does not say that it moves one.
   */
  async function begin(place: string): Promise<Look> {
    const { rows } = await pool.query<{ seen: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as seen',
    )
    const last = ended.get(place)
    const now = performance.now()
    const isWhole = last === undefined || now - last.wholeAt > hourMs
    const look: Look = {
      since: isWhole ? '0' : last.seen,
      seen: rows[0]?.seen ?? '0',
      wholeAt: isWhole ? now : last.wholeAt,
    }
    going.set(place, look)
    return look
  }

  /** A look at all goes from window to window: no statement may take long, however many streams there are. */
  async function following(place: string, from: string, since: string): Promise<readonly Row[]> {
    for (let at = from; ; ) {
      const window =
        since === '0'
          ? await pool.query<{ stream: string }>(
              `select stream from heads where stream >= $1 order by stream offset ${windowOf} limit 1`,
              [at],
            )
          : undefined
      const upto = window?.rows[0]?.stream
      const { rows } = await pool.query<Row>(
        `with due as (
           select h.stream, coalesce(e.version, 0) as version from heads h
           left join exported e on e.place = $1 and e.stream = h.stream
           where h.moved >= $2::xid8 and h.stream >= $3 and ($4::text is null or h.stream < $4)
             and h.version > coalesce(e.version, 0) order by h.stream limit ${mostRecords})
         select r.* from due join records r on r.stream = due.stream and r.version > due.version
         order by r.stream, r.version limit ${mostRecords}`,
        [place, since, at, upto],
      )
      if (rows.length > 0 || upto === undefined) return rows
      at = upto
    }
  }

  return {
    next: async (place, from) => {
      const look = (from === '' ? undefined : going.get(place)) ?? (await begin(place))
      const rows = await following(place, from, look.since)
      const [first] = rows
      if (first === undefined) {
        ended.set(place, look)
        return undefined
      }
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
