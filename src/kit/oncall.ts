import type { Block } from '../core/blocks.ts'
import type { JsonObject } from '../core/json.ts'
import type { Override } from '../core/oncall.ts'
import type { Person } from '../core/people.ts'
import type { Refusal } from '../core/refusal.ts'

/** Who is called when something comes in. */
export interface OnCallDesk {
  /** Who is on duty now and next in each rotation, and who stands in. */
  readonly show: (
    by: Person,
  ) => Promise<{ blocks: readonly Block[]; text: string; data: JsonObject }>
  /**
   * Somebody stands in. `from` and `to` as people write them: `now`, `18:00`, `2h`, `2026-11-23`, `2026-11-23T09:00`;
   * `rotation` left out: the first.
   */
  readonly override: (ask: {
    by: Person
    person: string
    from: string
    to: string
    rotation?: string
  }) => Promise<Override | Refusal>
  readonly remove: (ask: { by: Person; id: string }) => Promise<Override | Refusal>
  /** Tells the channel who took over, once; woken often. */
  readonly tick: () => Promise<void>
  readonly say: (what: 'overridden' | 'removed', override: Override, by: Person) => string
}
