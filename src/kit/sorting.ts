import type { Block, Modal } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import type { Person } from '../core/people.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Suppression } from '../core/suppress.ts'

/** What people decide about incidents as such: which are one, which are not, and what nobody wants to hear of. */
export interface SortingDesk {
  /** The forms that a card's buttons open; each `meta` is the incident. */
  readonly form: (
    what: 'suppress' | 'merge' | 'split',
    incident: string,
    by: Person,
  ) => Promise<Modal | Refusal>
  /** `incident` becomes part of `into`, in both journals. Refused across accounts, and between what is real and what is not. */
  readonly merge: (ask: {
    incident: string
    into: string
    by: Person
  }) => Promise<Incident | Refusal>
  /** Takes one finding out, into an incident of its own that is joined to nothing. `finding` is the form's option. */
  readonly split: (ask: {
    incident: string
    finding: string
    by: Person
  }) => Promise<Incident | Refusal>
  /** Makes a rule from an incident's card. `scope` and `days` are the form's options. */
  readonly suppress: (ask: {
    incident: string
    scope: string
    days: string
    reason: string
    owner: string
    by: Person
  }) => Promise<Suppression | Refusal>
  readonly lift: (ask: { rule: string; by: Person }) => Promise<Suppression | Refusal>
  /** Newest first, with those that are over. */
  readonly suppressions: () => Promise<readonly Suppression[]>
  readonly list: (rules: readonly Suppression[], by: Person) => readonly Block[]
  /** Sentences for the one who asked. */
  readonly say: {
    readonly merged: (from: string, into: string, by: Person) => string
    readonly split: (id: string, by: Person) => string
    readonly suppressed: (rule: Suppression, by: Person) => string
    readonly lifted: (rule: Suppression, by: Person) => string
  }
}
