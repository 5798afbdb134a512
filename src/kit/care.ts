import type { Modal } from '../core/blocks.ts'
import type { Person } from '../core/people.ts'
import type { Refusal } from '../core/refusal.ts'

/** What is said to whoever asked, as mrkdwn. */
type Said = Promise<string | Refusal>

/** What goes on around the response to an incident. Everything is journalled with who did it. */
export interface CareDesk {
  /** A private channel for it alone, made at once where Slack lets us. Refused for what is closed or became part of another. */
  readonly room: (ask: { incident: string; by: Person }) => Said
  readonly updateForm: (incident: string, by: Person) => Modal
  /** Tells those outside the response, in the channel that hikeshi.yaml names under `updates`. 1-1500 characters. */
  readonly update: (ask: { incident: string; text: string; by: Person }) => Said
  readonly dataForm: (incident: string, by: Person) => Modal
  /** Which of the deadlines that run was checked. */
  readonly clockForm: (incident: string, by: Person) => Promise<Modal | Refusal>
  /**
   * Personal data may be affected: starts the clocks that hikeshi.yaml has for the account. `since`: empty or `now`, or a
   * moment in the past, ISO 8601 or `2026-11-22T09:00` on the person's own clock.
   */
  readonly start: (ask: { incident: string; since: string; text: string; by: Person }) => Said
  /** It is not affected after all. */
  readonly stop: (ask: { incident: string; reason: string; by: Person }) => Said
  /** A person looked into one of the deadlines: it reminds nobody any more. */
  readonly check: (ask: { incident: string; clock: string; text: string; by: Person }) => Said
}
