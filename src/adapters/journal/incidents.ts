import type { Event } from '../../core/events.ts'
import { severities } from '../../core/finding.ts'
import { evolve, type Incident, openIncident } from '../../core/incident.ts'
import type { JsonObject } from '../../core/json.ts'
import { involved } from '../../core/life-state.ts'
import { measured } from '../../core/measures.ts'
import type { Append, IncidentQuery, Job, Ref } from '../../core/ports.ts'
import { searched } from '../../core/searched.ts'
import { type Client, hot } from './pool.ts'
import { append, genesis, readStream } from './streams.ts'
import { tell } from './tell.ts'

const columns = 'number, id, state, shape'
/** Raise it when `evolve` changes its meaning: states folded by an older one are folded again from the journal. */
const shape = 2

interface Row {
  number: string
  id: string
  state: string | null
  shape: number
}
interface Locked extends Row {
  version: number
  hash: string
}

/** Reads, decides and appends in the caller's transaction; the jobs to send are collected into `jobs`. */
export async function changeIncident<R>(
  client: Client,
  ref: Ref,
  now: () => number,
  jobs: Job[],
  decide: (incident: Incident | undefined, id: string) => Append | { readonly answer: R },
): Promise<Incident | { readonly answer: R }> {
  const row = await lockRow(client, ref)
  if (row === undefined) return answerOf(decide(undefined, 'id' in ref ? ref.id : ''))
  const incident = await stateOf(client, row)
  const decision = decide(incident, row.id)
  if ('answer' in decision) {
    if (incident === undefined) throw new NothingOpened()
    return decision
  }
  const at = new Date(now()).toISOString()
  // All sent at once: none needs another's answer, and each is a single statement, so none can come after a rollback.
  await Promise.all([
    append(client, `incident/${row.id}`, row, decision.events as readonly JsonObject[], at),
    project(client, row, decision.next),
    tell(client, row.id, decision, now()),
    ...(decision.due === undefined ? [] : renew(client, row.id, decision.due, now())),
  ])
  jobs.push(...decision.jobs)
  return decision.next
}

/** A new incident's row is only kept if something opened it: thrown so that the transaction forgets the row. */
export class NothingOpened extends Error {}

function answerOf<R>(decision: Append | { readonly answer: R }): { readonly answer: R } {
  if ('answer' in decision) return decision
  throw new Error('An incident that does not exist cannot be changed')
}

/** Locks it, and where its stream stands: whoever appends to an incident comes by here. */
async function lockRow(client: Client, ref: Ref): Promise<Locked | undefined> {
  if ('key' in ref) {
    const { rows } = await client.query<Row>(
      hot(
        `with n as (select nextval('incident_numbers') as number where not exists (select 1 from incidents where key = $1))
       insert into incidents (number, id, key) select number, 'inc-' || number, $1 from n on conflict (key) do nothing
       returning ${columns}`,
        [ref.key],
      ),
    )
    if (rows[0] !== undefined) return { ...rows[0], version: 0, hash: genesis }
  }
  const [column, value] = 'key' in ref ? ['key', ref.key] : ['id', ref.id]
  const { rows } = await client.query<Locked>(
    hot(
      `select ${columns}, version, hash from incidents join heads on stream = 'incident/' || id where ${column} = $1 for update`,
      [value],
    ),
  )
  return rows[0]
}

async function stateOf(client: Pick<Client, 'query'>, row: Row): Promise<Incident | undefined> {
  if (row.state !== null && row.shape === shape) return JSON.parse(row.state) as Incident
  return fold(row.id, await readStream(client, `incident/${row.id}`))
}

/** Its state anew from what its records say by now, and its cards drawn again. */
export async function refold(client: Client, id: string): Promise<void> {
  const state = fold(id, await readStream(client, `incident/${id}`))
  await client.query(
    `with redrawn as (update cards set shown = wanted - 1 where incident = $1 and ts is not null and wanted = shown)
     update incidents set state = $2, shape = $3 where id = $1`,
    [id, JSON.stringify(state), shape],
  )
}

/** The state that a stream's records say. */
function fold(
  id: string,
  records: readonly { event: JsonObject; at: string }[],
): Incident | undefined {
  const [first, ...rest] = records.map(({ event, at }) => ({
    event: event as unknown as Event,
    at,
  }))
  if (first?.event.kind !== 'opened') return undefined
  return rest.reduce(
    (state, { event, at }) => evolve(state, event, at),
    openIncident(id, first.event, first.at),
  )
}

async function project(client: Client, row: Row, next: Incident): Promise<void> {
  const severity = severities.indexOf(next.finding.severity)
  const figures = measured(next)
  const { stands, words } = searched(next)
  await client.query(
    hot(
      `with kept as (
       update incidents set severity = $2, drill = $3, shape = $4, state = $5, rehearsal = $6, life = $7, involved = $8,
         kind = $9, account = $10, type = $11, opened_at = $12, acknowledged_at = coalesce(acknowledged_at, $13),
         contained_at = coalesce(contained_at, $14), ended_at = $15, ended_as = $16, stands = $17, words = $18
       where id = $1
     )
     select pg_notify('hikeshi_changed', $1)`,
      [
        row.id,
        severity,
        next.drill,
        shape,
        JSON.stringify(next),
        next.rehearsal?.id ?? null,
        next.merged ? 'merged' : next.closed ? 'closed' : 'open',
        involved(next),
        figures.kind,
        figures.account,
        figures.type,
        figures.openedAt,
        figures.acknowledgedAt,
        figures.containedAt,
        figures.endedAt,
        figures.endedAs,
        stands,
        words,
      ],
    ),
  )
}

/** What must be done even if every job is lost. */
function renew(
  client: Client,
  incident: string,
  due: readonly Job[],
  now: number,
): Promise<unknown>[] {
  const rows = due.flatMap((job) => {
    if (!('incident' in job)) return []
    // Each has a job on its way; the sweep looks after it when that job is late.
    const late = job.queue === 'enrich' ? 60_000 : 10_000
    const run =
      'run' in job ? job.run : 'pager' in job ? job.pager : 'notice' in job ? job.notice : ''
    const soon = new Date(now + late).toISOString()
    const at = job.queue === 'run' ? soon : 'at' in job && job.at ? job.at : soon
    return [[run, job.queue, at] as const]
  })
  return [
    client.query('delete from due where incident = $1', [incident]),
    ...(rows.length === 0
      ? []
      : [
          client.query(
            'insert into due select $1, * from unnest($2::text[], $3::text[], $4::timestamptz[])',
            [incident, ...[0, 1, 2].map((i) => rows.map((row) => row[i]))],
          ),
        ]),
  ]
}

export async function readIncident(
  client: Pick<Client, 'query'>,
  id: string,
): Promise<Incident | undefined> {
  const { rows } = await client.query<Row>(`select ${columns} from incidents where id = $1`, [id])
  return rows[0] && stateOf(client, rows[0])
}

export async function listIncidents(
  client: Pick<Client, 'query'>,
  query: IncidentQuery,
): Promise<Incident[]> {
  const { limit, before, state, who, stands, severity, account, kind, text = '' } = query
  const { rows } = await client.query<Row>(
    `select ${columns} from incidents
     where number < coalesce((select number from incidents where id = $2), 9223372036854775807)
       and ($3::text is null or life = $3) and ($4::text is null or $4 = any(involved))
       and ($5::text is null or stands = $5) and ($6::int is null or severity = $6)
       and ($7::text is null or account = $7) and ($8::text is null or kind = $8)
       and not exists (select from unnest($9::text[]) as word where strpos(words, word) = 0)
     order by number desc limit $1`,
    [
      limit,
      before ?? null,
      state ?? null,
      who ?? null,
      stands ?? null,
      severity === undefined ? null : severities.indexOf(severity),
      account ?? null,
      kind ?? null,
      text.toLowerCase().split(/\s+/).filter(Boolean),
    ],
  )
  const states = await Promise.all(rows.map((row) => stateOf(client, row)))
  return states.filter((one) => one !== undefined)
}
