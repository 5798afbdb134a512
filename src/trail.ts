import { AsyncLocalStorage } from 'node:async_hooks'
import type { Workers } from './adapters/journal/jobs.ts'
import type { Store } from './adapters/journal/store.ts'
import type { Config } from './config.ts'
import type { Desk } from './core/desk.ts'
import { incidentOf } from './core/incident.ts'
import type { InboxRow, Job, Outcome } from './core/ports.ts'
import { isRefusal } from './core/refusal.ts'
import type { At, Span, Tracing } from './core/trail.ts'
import type { Door } from './flow/door.ts'
import type { App } from './kit/index.ts'

/** Which incident and run this is about; every log line says so. */
const ids = new AsyncLocalStorage<At>()
export const idsHere = (): At | undefined => ids.getStore()

/** No traces: only the log knows where it is. */
export const plainly: Span = (_name, { incident, run }, work) =>
  incident === undefined && run === undefined
    ? work(noNote)
    : ids.run({ ...(incident && { incident }), ...(run && { run }) }, () => work(noNote))
const noNote = (): void => {}

/** The same, and spans with it. */
const traced =
  (tracing: Tracing): Span =>
  (name, at, work, from) =>
    tracing.span(name, at, (note) => plainly(name, at, () => work(note)), from)

export interface Trail {
  readonly span: Span
  /** Undefined: no traces, and nothing is to be spent on them. */
  readonly tracing: Tracing | undefined
  readonly store: Store
}
export const untraced = (store: Store): Trail => ({ span: plainly, tracing: undefined, store })

/** OpenTelemetry is loaded only where it is wanted. */
export async function makeTrail(config: Config, store: Store): Promise<Trail> {
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT
  if (endpoint === undefined) return untraced(store)
  const { makeTracing } = await import('./adapters/trace/otel.ts')
  const tracing = makeTracing({
    endpoint,
    headers: config.OTEL_EXPORTER_OTLP_HEADERS,
    service: config.OTEL_SERVICE_NAME,
    share: config.OTEL_TRACES_SAMPLER_ARG,
  })
  const put: Store['inbox']['put'] = (event) => {
    const trace = tracing.here()
    return store.inbox.put({ ...event, ...(trace && { trace }) })
  }
  return {
    span: traced(tracing),
    tracing,
    store: { ...store, inbox: { ...store.inbox, put } },
  }
}

const latest = (incident: string): string => `${incident}/now`
/** Of the incident that a card shows, the change that wants it; of a run, the click that let it run. */
export const traceOf =
  ({ tracing, store }: Trail) =>
  async ({ incident = '', run }: At): Promise<string | undefined> =>
    tracing && (await store.traces.of(run ?? latest(incident)))

/** What a button or a form is about, if it is an incident or a run. */
function aboutOf(value: string): At {
  const [id] = /^inc-\d+(\.\w+)?/.exec(value) ?? []
  if (id === undefined) return {}
  const incident = incidentOf(id)
  return id === incident ? { incident } : { incident, run: id }
}

/** A click is a road of its own: it leads back to the event by a link, and whatever comes of it goes on with it. */
export function trailDoor(door: Door, trail: Trail, known: (id: string) => boolean): Door {
  const { span, tracing, store } = trail
  async function click<R>(
    kind: string,
    id: string,
    value: string,
    work: () => Promise<R>,
  ): Promise<R> {
    const at = aboutOf(value)
    const follows = tracing && at.incident && (await store.traces.of(at.incident))
    const name = `${kind} ${known(id) ? id : 'unknown'}`
    return span(name, at, () => remember(trail, at, 'last').then(work), {
      follows: follows || undefined,
    })
  }
  return {
    ...door,
    action: (ask) => click('click', ask.id, ask.value, () => door.action(ask)),
    view: (ask) => click('form', ask.id, ask.meta, () => door.view(ask)),
    command: (ask) => click('command', ask.name, '', () => door.command(ask)),
  }
}

async function remember({ tracing, store }: Trail, { incident, run }: At, which: 'first' | 'last') {
  const trace = tracing?.here()
  if (trace === undefined || incident === undefined) return
  const { keep } = store.traces
  if (which === 'first') await keep(incident, trace, 'first')
  await keep(latest(incident), trace, 'last')
  if (run !== undefined) await keep(run, trace, 'last')
}

/** Planning and approving read AWS: how long that takes is worth knowing. */
export function trailApp(app: App, span: Span): App {
  const watched =
    <A, R>(name: string, about: (ask: A) => At, work: (ask: A) => Promise<R>) =>
    (ask: A): Promise<R> =>
      span(name, about(ask), async (note) => {
        const result = await work(ask)
        if (isRefusal(result)) note({ refused: result.refused })
        return result
      })
  const ofRun = ({ run }: { run: string }) => aboutOf(run)
  return {
    ...app,
    plan: watched('plan', ({ incident, playbook }) => ({ incident, playbook }), app.plan),
    planUndo: watched('plan undo', ofRun, app.planUndo),
    request: watched('request', ofRun, app.request),
    approve: watched('approve', ofRun, app.approve),
    breakGlass: watched('break glass', ofRun, app.breakGlass),
  }
}

/** Reads one event: goes on with the request that brought it. */
export function trailRead(trail: Trail, read: (row: InboxRow, desk: Desk) => Promise<Outcome>) {
  const { span, tracing } = trail
  if (tracing === undefined) return read
  return (row: InboxRow, desk: Desk): Promise<Outcome> =>
    span(
      'read',
      {},
      async (note) => {
        const { places } = desk
        const result = await read(row, {
          ...desk,
          places: { ...places, hold: (...ask) => span('correlate', {}, () => places.hold(...ask)) },
          change: (...ask) => span('append', {}, () => desk.change(...ask)),
        })
        note({ outcome: result.outcome })
        if (result.outcome !== 'read') return result
        note({ as: result.as, findings: result.findings })
        for (const incident of (result.note ?? '').split(' ').filter(Boolean)) {
          note({ incident })
          await remember(trail, { incident }, 'first')
        }
        return result
      },
      { parent: row.trace ?? undefined },
    )
}

/** Jobs go on with what wanted them. `read` and `show` look after many things at once, and say so themselves. */
export function trailWorkers(workers: Workers, trail: Trail): Workers {
  const of = traceOf(trail)
  const wrapped = Object.entries(workers).map(([queue, work]) => {
    const carry = work as (job: Job) => Promise<void>
    if (queue === 'read' || queue === 'show') return [queue, carry]
    return [
      queue,
      async (job: Job) => {
        const at: At =
          'run' in job ? aboutOf(job.run) : 'incident' in job ? aboutOf(job.incident) : {}
        const parent = at.incident === undefined ? undefined : await of(at)
        return trail.span(queue, at, () => carry(job), { parent })
      },
    ]
  })
  return Object.fromEntries(wrapped) as Workers
}
