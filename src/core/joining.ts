import type { Event } from './events.ts'
import { type Finding, type Severity, severities } from './finding.ts'
import type { Incident } from './incident.ts'
import { heavier, memberOf, withMember, withOver } from './members.ts'

/** What makes findings one incident, or not. */
export type JoinEvent = Extract<
  Event,
  { kind: 'seen' | 'over' | 'absorbed' | 'merged' | 'split' | 'suppressed' | 'unsuppressed' }
>

export function evolveJoined(incident: Incident, event: JoinEvent): Incident {
  switch (event.kind) {
    case 'seen':
      return {
        ...incident,
        finding:
          incident.finding.key === event.finding.key
            ? merge(incident.finding, event.finding)
            : heavier(incident.finding, event.finding),
        members: withMember(incident.members, memberOf(event.finding, event.because)),
        arrivals: incident.arrivals + 1,
      }
    case 'over':
      return {
        ...incident,
        members: withOver(incident.members, event.finding),
        arrivals: incident.arrivals + 1,
      }
    case 'absorbed':
      return {
        ...incident,
        finding: heavier(incident.finding, event.finding),
        members: event.members
          .map((one) => (event.because ? { because: event.because, ...one } : one))
          .reduce(withMember, incident.members),
        arrivals: incident.arrivals + event.arrivals,
        absorbed: [...(incident.absorbed ?? []), event.from],
        ...(event.acknowledged && { acknowledged: incident.acknowledged ?? event.acknowledged }),
        ...(event.asked && { asked: incident.asked ?? event.asked }),
        ...(event.enriched && { enriched: { ...event.enriched, ...incident.enriched } }),
      }
    case 'merged': {
      const { kind: _, ...merged } = event
      return { ...incident, merged }
    }
    case 'split':
      return {
        ...incident,
        finding: event.rest,
        members: incident.members.filter(({ key }) => key !== event.key),
      }
    case 'suppressed': {
      const { kind: _, ...suppressed } = event
      return { ...incident, suppressed }
    }
    case 'unsuppressed': {
      if (incident.suppressed?.rule !== event.rule) return incident
      const { suppressed: _, ...rest } = incident
      return rest
    }
  }
}

const rank = (severity: Severity): number => severities.indexOf(severity)

/** An update never makes an incident smaller: first seen stays, counts and severity only grow. */
function merge(old: Finding, update: Finding): Finding {
  const [earlier, later] = update.lastSeen < old.lastSeen ? [update, old] : [old, update]
  // Two sources may tell of one finding; what came by way of another service tells less of it.
  const fuller = update.facts.length > old.facts.length ? update : old
  return {
    ...(old.source === update.source ? later : fuller),
    lastSeen: later.lastSeen,
    firstSeen: earlier.firstSeen < later.firstSeen ? earlier.firstSeen : later.firstSeen,
    count: Math.max(old.count, update.count),
    severity: rank(old.severity) > rank(update.severity) ? old.severity : update.severity,
    // What was real once is never acted on in the simulated account.
    sample: old.sample && update.sample,
  }
}
