import type pg from 'pg'
import type { Alone, Cards } from '../../core/ports.ts'

interface Row {
  incident: string
  ts: string | null
  posting: boolean
}

export function makeCards(pool: pg.Pool, alone: Alone): Cards {
  async function next(channel: string): Promise<Row | undefined> {
    const { rows } = await pool.query<Row>(
      `select incident, ts, posting from cards where channel = $1 and wanted > shown
       order by severity desc, wanted_at limit 1`,
      [channel],
    )
    return rows[0]
  }
  return {
    reconcile: (channel, show) =>
      alone(`channel/${channel}`, async () => {
        for (let row = await next(channel); row !== undefined; row = await next(channel)) {
          const { incident, ts, posting } = row
          const at = [incident, channel]
          // Said before the post, so that a crash in between is remembered as "perhaps posted".
          if (ts === null && !posting)
            await pool.query(
              'update cards set posting = true where incident = $1 and channel = $2',
              at,
            )
          const card = { incident, channel, unsure: posting, ...(ts !== null && { ts }) }
          const shown = await show(card)
          if ('waitMs' in shown) {
            if (ts === null && !posting && shown.certain === true)
              await pool.query(
                'update cards set posting = false where incident = $1 and channel = $2',
                at,
              )
            return shown.waitMs
          }
          await pool.query(
            `update cards set ts = $3, shown = greatest(shown, $4), posting = false where incident = $1 and channel = $2`,
            [...at, shown.ts, shown.version],
          )
        }
        return undefined
      }),
  }
}
