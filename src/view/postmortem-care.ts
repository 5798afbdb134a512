import type { CareEvent } from '../core/care.ts'
import { clockTitle } from './care.ts'
import { person } from './person.ts'
import type { PaperContext } from './postmortem-timeline.ts'
import { moment } from './text.ts'

/** What went on around the response, in a document: who did what, where they talked, who was told, which deadlines ran. */
export function toldCare(event: CareEvent, ctx: PaperContext): string[] {
  const { told } = ctx.say.care
  const { roles } = ctx.say.life
  switch (event.kind) {
    case 'role-given':
      return [told.roleGiven(roles[event.role], person(event.who, ctx))]
    case 'role-ended':
      return [told.roleEnded(roles[event.role], person(event.who, ctx))]
    case 'room-asked':
      return [told.roomAsked]
    case 'room-begun':
      return []
    case 'room-done':
      return [[told.room[event.what], detailOf(event, ctx)].filter(Boolean).join(': ')]
    case 'room-failed':
      return [`${ctx.say.room.what[event.what]}: ${event.error}`]
    case 'updated':
      return [told.updated(event.text)]
    case 'update-due':
      return [event.late ? told.late : told.due]
    case 'data-affected':
      return [told.data(moment(event.since, ctx.locale, ctx.zone), event.text)]
    case 'data-cleared':
      return [told.cleared(event.reason)]
    case 'clock-checked':
      return [told.checked(clockTitle(event.clock, ctx), event.text)]
    case 'clock-near':
      return [told.near(clockTitle(event.clock, ctx))]
    case 'notice-sent':
      return []
    case 'notice-failed':
      return [told.lost(event.notice, event.error)]
  }
}

const detailOf = (event: CareEvent & { kind: 'room-done' }, ctx: PaperContext): string =>
  event.name ?? (event.who === undefined ? '' : person(event.who, ctx))
