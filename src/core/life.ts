import type { Incident } from './incident.ts'
import { withoutReminders } from './updates.ts'

/** From its first card to its end: what people make of an incident as such, beside the runs. */
export type LifeEvent =
  /** Dealt with, or nothing to deal with; `reason` is what the others need to know. */
  | {
      readonly kind: 'closed'
      readonly as: Closing
      readonly by: string
      readonly reason: string
    }
  /** By a person with a reason, or by `hikeshi`, because something new was found. */
  | { readonly kind: 'reopened'; readonly by: string; readonly reason?: string }
  | { readonly kind: 'commanded'; readonly by: string; readonly who: string }
  | { readonly kind: 'noted'; readonly by: string; readonly text: string }
  | {
      readonly kind: 'tasked'
      /** 1, 2, 3, ... within its incident. */
      readonly task: number
      readonly by: string
      readonly owner: string
      readonly text: string
    }
  | { readonly kind: 'task-done'; readonly task: number; readonly by: string }
  /** They have to do with each other, and stay what they are. Stands in both streams. */
  | { readonly kind: 'linked'; readonly to: string; readonly by: string }
  | { readonly kind: 'unlinked'; readonly to: string; readonly by: string }

export type Closing = 'resolved' | 'false-alarm'
/** Which form: why it is over, why it is not, what somebody wants to have written down, what they do. */
export type LifeForm = Closing | 'reopen' | 'note' | 'role'
export type LifeState = 'new' | 'acknowledged' | 'contained' | Closing

interface Signed {
  readonly by: string
  readonly at: string
}
export interface Task extends Signed {
  readonly id: number
  readonly owner: string
  readonly text: string
  readonly done?: Signed
}
export interface Life {
  readonly closed?: Signed & { readonly as: Closing; readonly reason: string }
  readonly reopened?: Signed & { readonly reason?: string }
  readonly commander?: { readonly who: string; readonly at: string }
  /** The newest; the journal has all of them. */
  readonly notes?: readonly (Signed & { readonly text: string })[]
  readonly tasks?: readonly Task[]
  readonly links?: readonly string[]
}

/** Kept beside the stream, and read with every card. */
const keptNotes = 20
export const mostTasks = 50
export const mostLinks = 20

export function evolveLife(incident: Incident, event: LifeEvent, at: string): Incident {
  const { by } = event
  switch (event.kind) {
    case 'closed': {
      const { reopened: _, ...rest } = withoutReminders(incident)
      return { ...rest, closed: { as: event.as, by, at, reason: event.reason } }
    }
    case 'reopened': {
      // Whoever is to be called is called anew.
      const { closed: _, paging: __, acknowledged, ...rest } = incident
      const reopened = { by, at, ...(event.reason !== undefined && { reason: event.reason }) }
      // Who looked after what was known has not seen what is new.
      const kept = by === 'hikeshi' ? {} : acknowledged && { acknowledged }
      return { ...rest, ...kept, reopened }
    }
    case 'commanded':
      return {
        ...incident,
        commander: { who: event.who, at },
        acknowledged: incident.acknowledged ?? { by, at },
      }
    case 'noted': {
      const notes = [...(incident.notes ?? []), { by, at, text: event.text }]
      return { ...incident, notes: notes.slice(-keptNotes) }
    }
    case 'tasked': {
      const { task: id, owner, text } = event
      return { ...incident, tasks: [...(incident.tasks ?? []), { id, owner, text, by, at }] }
    }
    case 'task-done':
      return {
        ...incident,
        tasks: (incident.tasks ?? []).map((task) =>
          task.id === event.task ? { ...task, done: { by, at } } : task,
        ),
      }
    case 'linked':
      return { ...incident, links: [...new Set([...(incident.links ?? []), event.to])] }
    case 'unlinked':
      return { ...incident, links: (incident.links ?? []).filter((id) => id !== event.to) }
  }
}
