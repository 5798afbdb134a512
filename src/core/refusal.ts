import type { LifeState } from './life.ts'
import type { Change } from './plan.ts'
import type { Text } from './text.ts'

/** An expected "no". Each code has its sentence in every locale (`refusals`), with these details filled in. */
export type Refusal =
  | { readonly refused: 'not-found'; readonly what: string }
  | { readonly refused: 'not-allowed'; readonly role: string }
  | { readonly refused: 'not-signed-in' }
  | { readonly refused: 'own-request' }
  | { readonly refused: 'own-review' }
  | { readonly refused: 'already-approved' }
  | { readonly refused: 'not-approver'; readonly named: readonly string[] }
  /** `url`: a one-time link for this person alone. Never journalled or logged. */
  | { readonly refused: 'step-up-needed'; readonly url: string; readonly minutes: number }
  | { readonly refused: 'no-passkey' }
  | { readonly refused: 'own-passkey' }
  | { readonly refused: 'passkey-failed' }
  | { readonly refused: 'link-gone' }
  | { readonly refused: 'evidence-first'; readonly playbooks: readonly string[] }
  | { readonly refused: 'not-waiting'; readonly state: string }
  | { readonly refused: 'expired' }
  /** `left`: names of targets that are in the plan no more. */
  | {
      readonly refused: 'plan-changed'
      readonly changes: readonly Change[]
      readonly left?: readonly string[]
    }
  | { readonly refused: 'drifted'; readonly changes: readonly Change[] }
  | { readonly refused: 'nothing-to-do' }
  | { readonly refused: 'nothing-to-undo' }
  | { readonly refused: 'busy'; readonly run: string }
  | { readonly refused: 'does-not-apply'; readonly because: Text }
  | { readonly refused: 'account-not-configured'; readonly account: string }
  | { readonly refused: 'resource-gone'; readonly resource: string }
  | { readonly refused: 'aws-denied'; readonly action: string; readonly because: string }
  | { readonly refused: 'aws-failed'; readonly because: string }
  | { readonly refused: 'not-possible'; readonly because: Text }
  | { readonly refused: 'not-asked' }
  /** Of the incident itself: what was asked for does not fit where it stands now. */
  | { readonly refused: 'incident-is'; readonly state: LifeState }
  | { readonly refused: 'merged'; readonly into: string }
  | { readonly refused: 'run-open'; readonly run: string }
  | { readonly refused: 'look-only' }
  | { readonly refused: 'drill-open'; readonly drill: string }
  | { readonly refused: 'no-drill' }
  | { readonly refused: 'nothing-to-come' }
  | { readonly refused: 'surprise'; readonly text: string }
  | { readonly refused: 'bad-input'; readonly field: string; readonly expected: string }

/** Codes that have a sentence in every locale; a surprise brings its own. */
export type RefusalCode = Exclude<Refusal['refused'], 'surprise'>

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}
