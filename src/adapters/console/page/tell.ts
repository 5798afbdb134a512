import type { Event } from '../../../core/events.ts'
import { pick } from '../../../core/text.ts'
import type { Incident, Recorded } from './types.ts'
import { personName, type Words } from './words.ts'

export interface Told {
  readonly said: string
  readonly more?: string
  readonly tone: 'plain' | 'good' | 'bad' | 'wait' | 'work'
}

/** One record of the journal as a sentence, and what else there is to know of it. */
export function tell(record: Recorded, incident: Incident, w: Words): Told {
  // The journal holds our own events; one of a kind this page does not know yet is shown by its name.
  return (
    told(record.event as unknown as Event, incident, w) ?? {
      said: JSON.stringify(record.event.kind),
      tone: 'plain',
    }
  )
}

function told(event: Event, incident: Incident, w: Words): Told | undefined {
  const who = (id: string): string => personName(id, w)
  const what = 'run' in event ? (incident.runs[event.run]?.plan.playbook ?? event.run) : ''
  const step = 'step' in event ? stepTitle(incident, event.run, event.step, w) : ''
  const e = w.event
  switch (event.kind) {
    case 'opened':
      return {
        said: event.drill ? e.openedDrill : e.opened,
        more: event.finding.title,
        tone: 'plain',
      }
    case 'seen':
      return { said: e.seen, more: event.finding.title, tone: 'plain' }
    case 'acknowledged':
      return { said: e.acknowledged(who(event.by)), tone: 'good' }
    case 'planned': {
      const lines = event.plan.steps.reduce((sum, { changes }) => sum + changes.length, 0)
      const said = event.plan.mode === 'undo' ? e.plannedUndo : e.planned
      return {
        said: said(event.plan.playbook, who(event.by)),
        more: `${e.changes(lines)} · ${event.plan.hash.slice(0, 10)}`,
        tone: 'plain',
      }
    }
    case 'requested':
      return { said: e.requested(what, who(event.by)), more: e.needs(event.needs), tone: 'wait' }
    case 'approved':
      return {
        said: e.approved(who(event.by)),
        more: `${what} · ${event.hash.slice(0, 10)}`,
        tone: 'good',
      }
    case 'replanned':
      return { said: e.replanned, more: `${what} · ${event.plan.hash.slice(0, 10)}`, tone: 'wait' }
    case 'rejected':
      return { said: e.rejected(who(event.by)), more: event.reason, tone: 'bad' }
    case 'expired':
      return { said: e.expired, more: what, tone: 'bad' }
    case 'step-started':
      return { said: e.started(step), tone: 'work' }
    case 'aws-called': {
      const { action, error, requestId } = event.call
      const more = [error, requestId].filter((part) => part !== undefined).join(' · ')
      return {
        said: e.called(action),
        ...(more !== '' && { more }),
        tone: error === undefined ? 'work' : 'bad',
      }
    }
    case 'step-done':
      return {
        said: e.done(step),
        ...(event.kept && { more: pick(event.kept, w.lang) }),
        tone: 'good',
      }
    case 'step-failed':
      return { said: e.failed(step), more: event.reason, tone: 'bad' }
    case 'finished':
      return { said: e.finished(what), tone: 'good' }
    case 'retried':
      return { said: e.retried(who(event.by)), more: what, tone: 'work' }
    case 'refused':
      return { said: e.refused(who(event.by)), more: `${event.action}: ${event.why}`, tone: 'bad' }
    default:
      return undefined
  }
}

function stepTitle(incident: Incident, run: string, step: string, w: Words): string {
  const planned = incident.runs[run]?.plan.steps.find(({ id }) => id === step)
  return planned ? pick(planned.title, w.lang) : step
}
