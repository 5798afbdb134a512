import { randomUUID } from 'node:crypto'
import type { Anchors, Vault } from '../core/anchor.ts'
import type { Exports, Outlet } from '../core/exports.ts'
import { incidentOf } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import type { Privacy } from '../core/privacy.ts'
import type { Ears, Upkeep } from '../core/upkeep.ts'
import type { App } from '../kit/app.ts'
import { makeAnchorTick } from './anchor.ts'
import { acknowledge, approve, breakTheGlass, reject, request, retry } from './approve.ts'
import { answerQuestion, askPrincipal } from './ask.ts'
import { makeCare } from './care-desk.ts'
import { erase } from './erase.ts'
import { makeExportTick } from './export.ts'
import { makeHome } from './home.ts'
import { makeLife } from './life-desk.ts'
import { makeOnCall } from './oncall-desk.ts'
import { extend, halt, review, skip } from './oversee.ts'
import { planRun, planUndo } from './plan.ts'
import { makePostmortem } from './postmortem-desk.ts'
import { redrive } from './redrive.ts'
import { replay } from './replay.ts'
import { explain, missingEvidence } from './ruling.ts'
import { sampleEvent } from './samples.ts'
import { makeSilence } from './silence.ts'
import { makeSorting } from './sorting-desk.ts'
import { explainRoute, folded, mute, unfold } from './storm.ts'
import { whichTargets } from './targets.ts'
import { isUrgent } from './urgent.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

/** The product as handlers see it: every trip, and nothing of what is behind them. */
export function makeApp(
  world: World,
  views: ReturnType<typeof makeViews>,
  rest: {
    audit: Omit<App['audit'], 'anchor' | 'bringOut'>
    exports: Exports
    outlet: Outlet | undefined
    anchors: Anchors
    vault: Vault | undefined
    catalog: () => JsonObject
    drill: App['drill']
    posture: App['posture']
    doctor: App['doctor']
    ears: Ears
    upkeep: Upkeep
    privacy: Privacy
    passkeys: App['passkeys']
    status: App['status']
    measures: App['measures']
  },
): App {
  const { journal, inbox, catalog, clock } = world
  const receive: App['receive'] = (event, body) =>
    inbox.put({
      id: event.id,
      source: event.source,
      detailType: event['detail-type'],
      body,
      urgent: isUrgent(world, event),
    })
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
    whichTargets: ({ by, ...ask }) => whichTargets(world, views, { ...ask, by }),
    plan: ({ by, ...ask }) => planRun(world, { ...ask, by: by.id }),
    planUndo: ({ by, run }) => planUndo(world, { run, by: by.id }),
    request: ({ by, ...ask }) => request(world, { ...ask, by: by.id }),
    approve: (ask) => approve(world, ask),
    breakGlass: (ask) => breakTheGlass(world, ask),
    review: ({ by, ...ask }) => review(world, { ...ask, by: by.id }),
    skip: ({ by, ...ask }) => skip(world, { ...ask, by: by.id }),
    halt: ({ by, run }) => halt(world, { run, by: by.id }),
    extend: ({ by, run }) => extend(world, { run, by: by.id }),
    reject: ({ by, ...ask }) => reject(world, { ...ask, by: by.id }),
    retry: ({ by, run }) => retry(world, { run, by: by.id }),
    acknowledge: ({ by, incident }) => acknowledge(world, { incident, by: by.id }),
    askPrincipal: ({ by, incident }) => askPrincipal(world, { incident, by: by.id }),
    answerQuestion: ({ by, ...ask }) => answerQuestion(world, { ...ask, by: by.id }),
    drill: rest.drill,
    sorting: makeSorting(world, views),
    life: makeLife(world, views),
    care: makeCare(world, views),
    oncall: makeOnCall(world, views.say),
    home: (by) => makeHome(world, rest.posture, views.say, by),
    posture: rest.posture,
    postmortem: makePostmortem(world, views.say),
    doctor: rest.doctor,
    replay: ({ by, acts = [] }) =>
      replay(world, {
        upkeep: rest.upkeep,
        by: by.id,
        undelivered: () =>
          acts.length === 0
            ? Promise.resolve({ taken: 0, left: 0, unreached: [] })
            : redrive(world, receive, { ears: rest.ears, by: by.id, permissions: acts }),
      }),
    erase: ({ by, ...ask }) => erase(world, rest.privacy, { ...ask, by: by.id }),
    silence: makeSilence(world, rest, receive),
    passkeys: rest.passkeys,
    run: async (id) => {
      const incident = await journal.incident(incidentOf(id))
      const run = incident?.runs[id]
      return incident && run && { incident, run }
    },
    titleOf: (id, locale) => {
      const { en, ja } = catalog.playbook.get(id) ?? {}
      return (locale === 'ja' ? ja : en)?.title ?? id
    },
    missingEvidence: (incident, { id }) => missingEvidence(world, incident, id),
    incident: journal.incident,
    incidents: journal.incidents,
    journal: (incident) => journal.records(`incident/${incident}`),
    strangers: inbox.strangers,
    counts: inbox.counts,
    status: rest.status,
    measures: rest.measures,
    route: (event) => explainRoute(world, event),
    folded: (storm) => folded(world, storm),
    unfold: ({ incident, by }) => unfold(world, { incident, by: by.id }),
    mute: ({ incident, by }) =>
      mute(world, { incident, by: by.id, reason: views.say(by.locale).storms.muteReason }),
    audit: {
      ...rest.audit,
      anchor: makeAnchorTick(world, views.say, rest),
      bringOut: makeExportTick(world, rest),
    },
    catalog: rest.catalog,
    ruling: (ask) => explain(world, ask),
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
