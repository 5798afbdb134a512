import {
  type Decision,
  extendRun,
  haltRun,
  remindRun,
  reviewRun,
  skipStep,
} from '../core/decide.ts'
import { type Incident, incidentOf } from '../core/incident.ts'
import type { Refusal } from '../core/refusal.ts'
import { change } from './change.ts'
import { rulingOn } from './ruling.ts'
import type { World } from './world.ts'

/** What people decide about a run that has begun: stop it, skip what fails, let it stand for longer, look into it afterwards. */
const on = (
  world: World,
  run: string,
  decide: (incident: Incident, now: string) => Decision,
): Promise<Incident | Refusal> =>
  change(world, { id: incidentOf(run) }, (incident, now) =>
    incident === undefined ? { refused: 'not-found', what: run } : decide(incident, now),
  )

export const halt = (world: World, ask: { run: string; by: string }) =>
  on(world, ask.run, (incident) => haltRun(incident, ask.run, ask.by))

export const skip = (world: World, ask: { run: string; by: string; reason: string }) =>
  on(world, ask.run, (incident) => skipStep(incident, ask))

export const review = (world: World, ask: { run: string; by: string; words: string }) =>
  on(world, ask.run, (incident) => reviewRun(incident, ask))

/** For as long again as the policy says. */
export const extend = (world: World, ask: { run: string; by: string }) =>
  on(world, ask.run, (incident, now) => {
    const hours = rulingOn(world, incident, ask.run).remindHours
    const until = new Date(Date.parse(now) + hours * 3_600_000).toISOString()
    return extendRun(incident, { ...ask, until })
  })

/** Woken by the sweep: harmless when it comes early, late or twice. */
export const remind = (world: World, run: string) =>
  on(world, run, (incident, now) =>
    remindRun(incident, run, now, rulingOn(world, incident, run).remindHours),
  )
