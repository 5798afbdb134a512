import type { CareEvent } from '../../../core/care.ts'
import { careEn, careJa } from './care-words.ts'
import type { Told } from './tell.ts'
import { personName, type Words } from './words.ts'

/** Records of what goes on around the response: roles, its channel, updates, deadlines. */
export function tellCare(event: CareEvent, w: Words): Told {
  const e = w.lang === 'ja' ? careJa : careEn
  const who = 'by' in event ? personName(event.by, w) : ''
  switch (event.kind) {
    case 'role-given':
      return { said: e.roleGiven(e.roles[event.role], personName(event.who, w)), tone: 'plain' }
    case 'role-ended':
      return { said: e.roleEnded(e.roles[event.role], personName(event.who, w)), tone: 'plain' }
    case 'room-asked':
      return { said: e.roomAsked(who), tone: 'plain' }
    case 'room-begun':
      return { said: e.roomBegun(event.name), tone: 'work' }
    case 'room-done': {
      const more = event.name ?? (event.who === undefined ? undefined : personName(event.who, w))
      return { said: e.room[event.what], ...(more !== undefined && { more }), tone: 'plain' }
    }
    case 'room-failed': {
      const more = [event.error, ...(event.needed === undefined ? [] : [event.needed])].join(' · ')
      return { said: e.roomFailed, more, tone: 'bad' }
    }
    case 'updated':
      return { said: e.updated(who), more: event.text, tone: 'good' }
    case 'update-due':
      return { said: event.late ? e.late : e.due, tone: 'wait' }
    case 'data-affected':
      return { said: e.data(who), more: event.text, tone: 'wait' }
    case 'data-cleared':
      return { said: e.cleared(who), more: event.reason, tone: 'plain' }
    case 'clock-checked':
      return { said: e.checked(event.clock, who), more: event.text, tone: 'good' }
    case 'clock-near':
      return { said: e.near(event.clock), tone: 'wait' }
    case 'notice-sent':
      return { said: e.sent, more: event.notice, tone: 'plain' }
    case 'notice-failed':
      return { said: e.lost, more: event.error, tone: 'bad' }
  }
}
