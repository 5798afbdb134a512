import { randomUUID } from 'node:crypto'
import { incidentOf } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import type { App } from '../kit/app.ts'
import { acknowledge, approve, reject, request, retry } from './approve.ts'
import { planRun, planUndo } from './plan.ts'
import { sampleEvent } from './samples.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

/** The product as handlers see it: every trip, and nothing of what is behind them. */
export function makeApp(
  world: World,
  views: ReturnType<typeof makeViews>,
  rest: { audit: App['audit']; catalog: () => JsonObject },
): App {
  const { journal, inbox, catalog, clock } = world
  const receive: App['receive'] = (event, body) =>
    inbox.put({ id: event.id, source: event.source, detailType: event['detail-type'], body })
  return {
    receive,
    sample: async ({ source, type }) => {
      const handler = catalog.finding.get(source)
      if (handler === undefined) return { refused: 'not-found', what: source }
      const severity = type === undefined ? undefined : catalog.types.get(type)?.severity
      const detail =
        (type === undefined ? undefined : handler.sampleOf?.(type, severity)) ?? handler.sample
      const event = sampleEvent(handler, {
        id: `sample-${randomUUID()}`,
        time: new Date(clock.now()).toISOString(),
        detail: freshIds(detail),
      })
      await receive(event, JSON.stringify(event))
      return { eventId: event.id }
    },
    plan: ({ by, ...ask }) => planRun(world, { ...ask, by: by.id }),
    planUndo: ({ by, run }) => planUndo(world, { run, by: by.id }),
    request: ({ by, run }) => request(world, { run, by: by.id }),
    approve: ({ by, run }) => approve(world, { run, by: by.id }),
    reject: ({ by, ...ask }) => reject(world, { ...ask, by: by.id }),
    retry: ({ by, run }) => retry(world, { run, by: by.id }),
    acknowledge: ({ by, incident }) => acknowledge(world, { incident, by: by.id }),
    run: async (id) => {
      const incident = await journal.incident(incidentOf(id))
      const run = incident?.runs[id]
      return incident && run && { incident, run }
    },
    incident: journal.incident,
    incidents: journal.incidents,
    journal: (incident) => journal.records(`incident/${incident}`),
    strangers: inbox.strangers,
    counts: inbox.counts,
    audit: rest.audit,
    catalog: rest.catalog,
    commands: (locale) =>
      [...catalog.command.values()].map(({ usage, en, ja }) => ({
        usage,
        about: (locale === 'ja' ? ja : en).about,
      })),
    show: views.show,
    words: views.words,
  }
}

/** Each sample is an incident of its own: its ids are new, so that it is no update of the last one. */
function freshIds(detail: unknown): unknown {
  const copy = structuredClone(detail) as Record<string, unknown>
  for (const key of ['id', 'eventID'])
    if (typeof copy[key] === 'string') copy[key] = randomUUID().replaceAll('-', '')
  return copy
}
