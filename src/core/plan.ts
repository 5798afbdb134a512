import { hash } from './hash.ts'
import type { Json, JsonObject } from './json.ts'
import { same } from './json.ts'
import type { Text } from './text.ts'

export type Phase = 'evidence' | 'contain' | 'eradicate' | 'recover'

/** Values by resource and field, as AWS has them or as we want them. `null` means absent. */
export type Fields = { readonly [resource: string]: { readonly [field: string]: Json } }

/** One line of a plan's diff. */
export interface Change {
  readonly resource: string
  readonly field: string
  readonly from: Json
  readonly to: Json
}

export interface PlannedStep {
  readonly id: string
  readonly phase: Phase
  readonly title: Text
  /** Empty: AWS already is as wanted, the step will only be verified. */
  readonly changes: readonly Change[]
  /** Why it cannot be undone, where it cannot. */
  readonly never?: Text
  /** Of a plan for several: whose step it is, by its place among `targets`, and the playbook's own id of it. */
  readonly of?: { readonly target: number; readonly step: string }
}

/** What the reader should know before approving: not part of the hash, since it may change by the minute. */
export interface Note {
  readonly level: 'info' | 'warn'
  readonly text: Text
}

/** One of several things that one plan is for. */
export interface Target {
  /** What people know it by, among the others. */
  readonly name: string
  readonly region: string
  readonly input: JsonObject
  readonly notes: readonly Note[]
  /** Why nothing is done to it: it is gone, or the playbook does not fit it. */
  readonly left?: Text
}

/** What would happen, exactly. What is approved is its hash. */
export interface Plan {
  readonly playbook: string
  readonly mode: 'do' | 'undo'
  readonly account: string
  readonly region: string
  readonly input: JsonObject
  /** Where it is for several: each has its own steps, region and input. */
  readonly targets?: readonly Target[]
  readonly steps: readonly PlannedStep[]
  readonly notes: readonly Note[]
  readonly hash: string
}

export function sealPlan(plan: Omit<Plan, 'hash'>): Plan {
  const { notes: _notes, steps, targets, ...bound } = plan
  const bare = steps.map(({ id, changes }) => ({ id, changes }))
  const which = targets?.map(({ name, region, input, left }) => ({
    name,
    region,
    input,
    left: left !== undefined,
  }))
  return { ...plan, hash: hash({ ...bound, ...(which && { targets: which }), steps: bare }) }
}

/** The lines in which AWS differs from what is wanted. */
export function diff(now: Fields, want: Fields): Change[] {
  return Object.entries(want).flatMap(([resource, fields]) =>
    Object.entries(fields).flatMap(([field, to]) => {
      const from = now[resource]?.[field] ?? null
      return same(from, to) ? [] : [{ resource, field, from, to }]
    }),
  )
}

export const sameLine = (a: Change, b: Change): boolean =>
  a.resource === b.resource && a.field === b.field

/** The lines that are not as `side` says: drift before an undo, or a verification that fails. */
export function unlike(changes: readonly Change[], now: Fields, side: 'from' | 'to'): Change[] {
  return changes
    .filter((c) => !same(now[c.resource]?.[c.field] ?? null, c[side]))
    .map((c) => ({
      resource: c.resource,
      field: c.field,
      from: c[side],
      to: now[c.resource]?.[c.field] ?? null,
    }))
}
