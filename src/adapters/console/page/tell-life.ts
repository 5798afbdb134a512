import { isCare } from '../../../core/care.ts'
import type { Event } from '../../../core/events.ts'
import type { Told } from './tell.ts'
import { tellCare } from './tell-care.ts'
import { personName, type Words } from './words.ts'

/** Records of who is on it, what is left to do, and who was called. */
export function tellLife(event: Event, w: Words): Told | undefined {
  const e = w.event
  const who = 'by' in event ? personName(event.by, w) : ''
  switch (event.kind) {
    case 'closed':
      return { said: e.closed[event.as](who), more: event.reason, tone: 'good' }
    case 'reopened': {
      const said = event.reason === undefined ? e.reopenedByItself : e.reopened(who)
      return { said, ...(event.reason !== undefined && { more: event.reason }), tone: 'wait' }
    }
    case 'commanded':
      return { said: e.commanded(personName(event.who, w)), tone: 'plain' }
    case 'noted':
      return { said: e.noted(who), more: event.text, tone: 'plain' }
    case 'tasked':
      return { said: e.tasked(personName(event.owner, w), who), more: event.text, tone: 'wait' }
    case 'task-done':
      return { said: e.taskDone(event.task, who), tone: 'good' }
    case 'linked':
      return { said: e.linked(event.to, who), tone: 'plain' }
    case 'unlinked':
      return { said: e.unlinked(event.to, who), tone: 'plain' }
    case 'paged': {
      const called = event.who.map((one) => personName(one, w)).join(', ')
      return { said: e.paged(called), more: event.pagers.join(', '), tone: 'wait' }
    }
    case 'page-sent':
      return { said: e.pageSent(event.pager), tone: 'plain' }
    case 'page-failed':
      return { said: e.pageFailed(event.pager), tone: 'bad' }
    default:
      return isCare(event) ? tellCare(event, w) : undefined
  }
}
