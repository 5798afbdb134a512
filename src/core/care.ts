import type { Incident } from './incident.ts'
import { evolveTeam, type Team, type TeamEvent } from './team.ts'

/** What goes on around the response itself: who does what, where they talk, who is told, which deadlines run. */
export type CareEvent = TeamEvent
const kinds = new Set<string>(['role-given', 'role-ended'] satisfies CareEvent['kind'][])
export const isCare = (event: { readonly kind: string }): event is CareEvent =>
  kinds.has(event.kind)
export interface Care extends Team {}

export function evolveCare(incident: Incident, event: CareEvent, at: string): Incident {
  return evolveTeam(incident, event, at)
}
