import { type ClockEvent, type Clocked, evolveClock } from './clocks.ts'
import type { Incident } from './incident.ts'
import { evolveNotice, type Noticed, type NoticeEvent } from './notices.ts'
import { evolveRoom, type Housed, type RoomEvent } from './room.ts'
import { evolveTeam, type Team, type TeamEvent } from './team.ts'
import { evolveUpdate, type Updated, type UpdateEvent } from './updates.ts'

/** What goes on around the response itself: who does what, where they talk, who is told, which deadlines run. */
export type CareEvent = TeamEvent | RoomEvent | UpdateEvent | ClockEvent | NoticeEvent
export interface Care extends Team, Housed, Updated, Clocked, Noticed {}

const evolves: {
  readonly [K in CareEvent['kind']]: (
    incident: Incident,
    event: Extract<CareEvent, { kind: K }>,
    at: string,
  ) => Incident
} = {
  'role-given': evolveTeam,
  'role-ended': evolveTeam,
  'room-asked': evolveRoom,
  'room-begun': evolveRoom,
  'room-done': evolveRoom,
  'room-failed': evolveRoom,
  updated: evolveUpdate,
  'update-due': evolveUpdate,
  'data-affected': evolveClock,
  'data-cleared': evolveClock,
  'clock-checked': evolveClock,
  'clock-near': evolveClock,
  'notice-sent': evolveNotice,
  'notice-failed': evolveNotice,
}
export const isCare = (event: { readonly kind: string }): event is CareEvent =>
  Object.hasOwn(evolves, event.kind)

export function evolveCare(incident: Incident, event: CareEvent, at: string): Incident {
  const evolve = evolves[event.kind] as (
    incident: Incident,
    event: CareEvent,
    at: string,
  ) => Incident
  return evolve(incident, event, at)
}
