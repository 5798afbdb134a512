import type { Suppressions } from '../../core/desk.ts'
import { hash } from '../../core/hash.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Sighting, Suppression } from '../../core/suppress.ts'
import { type Client, hot } from './pool.ts'
import { append, lockHead } from './streams.ts'

interface Row {
  rule: string
  hidden: string
  last_at: string | null
}
const read = ({ rule, hidden, last_at }: Row): Suppression => ({
  ...(JSON.parse(rule) as Omit<Suppression, 'hidden'>),
  hidden: Number(hidden),
  ...(last_at !== null && { lastHidden: last_at }),
})

const keptDays = 31
const critical = 4
const columns = 'rule, hidden, last_at'

/** In the caller's transaction; a rule and its record are written together. */
export function makeSuppressions(client: Pick<Client, 'query'>): Suppressions {
  const query = async (text: string, values: unknown[]): Promise<Suppression[]> =>
    (await client.query<Row>(text, values)).rows.map(read)

  async function write(id: string, event: JsonObject, at: string): Promise<void> {
    const stream = `suppression/${id}`
    await append(client as Client, stream, await lockHead(client as Client, stream), [event], at)
  }

  const get: Suppressions['get'] = async (id) =>
    (await query(`select ${columns} from suppressions where id = $1 for update`, [id]))[0]

  return {
    get,
    all: (limit) =>
      query(`select ${columns} from suppressions order by number desc limit $1`, [limit]),
    active: (now) =>
      query(
        `select ${columns} from suppressions where not lifted and until_at > $1 order by number`,
        [now],
      ),
    async make(rule) {
      const { rows } = await client.query<{ n: string }>(
        `select nextval('suppression_numbers') as n`,
      )
      const made = { ...rule, id: `sup-${rows[0]?.n ?? ''}` }
      await client.query(
        'insert into suppressions (number, id, rule, until_at) values ($1, $2, $3, $4)',
        [rows[0]?.n, made.id, JSON.stringify(made), made.until],
      )
      await write(made.id, { kind: 'suppression-made', ...made, hides: { ...made.hides } }, made.at)
      return { ...made, hidden: 0 }
    },
    async lift(id, by, at) {
      const rule = await get(id)
      if (rule === undefined) return
      const { hidden: _, lastHidden: __, ...kept } = { ...rule, lifted: { by, at } }
      await client.query('update suppressions set rule = $2, lifted = true where id = $1', [
        id,
        JSON.stringify(kept),
      ])
      await write(id, { kind: 'suppression-lifted', by, hidden: rule.hidden }, at)
    },
    async hid(id, at) {
      await client.query(
        'update suppressions set hidden = hidden + 1, last_at = $2 where id = $1',
        [id, at],
      )
    },
    async saw(sighting, incident, at) {
      await client.query(
        hot(
          `insert into sightings as s values ($1::timestamptz::date, $2, $3, $4, $5, 1)
         on conflict (day, account, incident, sighting) do update set n = s.n + 1`,
          [at, sighting.account, incident, hash(sighting).slice(0, 16), JSON.stringify(sighting)],
        ),
      )
    },
    async preview({ hides, sample }, since) {
      const wanted: Partial<Sighting> = {
        account: hides.account,
        sample,
        ...(hides.type !== undefined && { type: hides.type }),
        ...(hides.resource !== undefined && { resource: hides.resource }),
        ...(hides.actor !== undefined && { actors: [hides.actor] }),
      }
      const { rows } = await client.query<{ findings: string; incidents: string }>(
        `select coalesce(sum(n), 0) as findings, count(distinct incident) as incidents from sightings
         where account = $1 and day >= $2::timestamptz::date and seen::jsonb @> $3::jsonb
           and ($4 or (seen::jsonb ->> 'severity')::int < ${critical})`,
        [hides.account, since, JSON.stringify(wanted), hides.resource !== undefined],
      )
      return { findings: Number(rows[0]?.findings), incidents: Number(rows[0]?.incidents) }
    },
  }
}

/** Previews look back a month. */
export const forgetSightings = (client: Pick<Client, 'query'>) =>
  client.query(`delete from sightings where day < current_date - ${keptDays}`)
