import type { Modal } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import type { Closing, LifeForm } from '../core/life.ts'
import type { Person } from '../core/people.ts'
import type { Refusal } from '../core/refusal.ts'

/** An incident from its first card to its end. Everything is journalled with who did it. */
export interface LifeDesk {
  /** The forms that a card's buttons open; each `meta` is the incident. */
  readonly form: (what: LifeForm, incident: string, by: Person) => Modal
  /** Refused with `run-open` while a run waits or is under way. */
  readonly close: (ask: {
    incident: string
    as: Closing
    reason: string
    by: Person
  }) => Promise<Incident | Refusal>
  readonly reopen: (ask: {
    incident: string
    reason: string
    by: Person
  }) => Promise<Incident | Refusal>
  /** `commander`, `scribe`, `liaison` or `responder`, for a person whom the policy knows; with `off` they give it up. */
  readonly role: (ask: {
    incident: string
    role: string
    who: string
    off?: boolean
    by: Person
  }) => Promise<Incident | Refusal>
  readonly note: (ask: {
    incident: string
    text: string
    by: Person
  }) => Promise<Incident | Refusal>
  /** `owner` is a person's id. */
  readonly task: (ask: {
    incident: string
    owner: string
    text: string
    by: Person
  }) => Promise<Incident | Refusal>
  readonly done: (ask: {
    incident: string
    task: number
    by: Person
  }) => Promise<Incident | Refusal>
  /** In both incidents; a second time with `apart` takes it back. */
  readonly link: (ask: {
    incident: string
    to: string
    apart: boolean
    by: Person
  }) => Promise<Incident | Refusal>
  /** All that the next person has to know, as mrkdwn. */
  readonly handOver: (incident: string, by: Person) => Promise<string | Refusal>
  /** Sentences for the one who asked. */
  readonly say: (
    what: 'noted' | 'tasked' | 'done' | 'linked' | 'unlinked' | 'team',
    incident: Incident,
    by: Person,
  ) => string
}
