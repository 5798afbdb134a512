import type pg from 'pg'
import type { Alone, Cards } from '../../core/ports.ts'

interface Row {
  incident: string
  ts: string | null
  posting: boolean
}

const mostStuck = 5

export function makeCards(pool: pg.Pool, alone: Alone): Cards {
  async function next(channel: string, but: readonly string[]): Promise<Row | undefined> {
    const { rows } = await pool.query<Row>(
      `select incident, ts, posting from cards where channel = $1 and wanted > shown and incident <> all($2)
       order by severity desc, wanted_at limit 1`,
      [channel, but],
    )
    return rows[0]
  }
  return {
    reconcile: (channel, show) =>
      alone(`channel/${channel}`, async () => {
        const stuck: string[] = []
        let wait: number | undefined
        const more = () => next(channel, stuck)
        for (let row = await more(); row !== undefined; row = await more()) {
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
            // One card that Slack does not take holds up no other; a channel that takes none is not asked for all of them.
            if (shown.alone !== true || stuck.length >= mostStuck) return shown.waitMs
            stuck.push(incident)
            wait = shown.waitMs
            continue
          }
          await pool.query(
            `update cards set ts = $3, shown = greatest(shown, $4), posting = false where incident = $1 and channel = $2`,
            [...at, shown.ts, shown.version],
          )
        }
        return wait
      }),
  }
}
