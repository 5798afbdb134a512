import { hash } from './hash.ts'
import type { Run, StepRecord } from './incident.ts'
import { isObject, type Json, type JsonObject, same } from './json.ts'
import type { Change, Fields, Plan, PlannedStep } from './plan.ts'

/** So many things at once: as many as somebody can still read a plan of. An attack sequence names no more of a kind. */
export const mostTargets = 20

/** The playbook's own id of a step. */
export const stepOf = ({ id, of }: PlannedStep): string => of?.step ?? id

/** What a plan acts on: several things, or the one. */
export const actedOn = ({ targets, region, input }: Plan) =>
  targets?.filter(({ left }) => left === undefined) ?? [{ region, input }]

/** Is what a finding names in what a run was given? A run's input has what is deployed, too. */
export const covers = (input: JsonObject, want: JsonObject): boolean =>
  Object.entries(want).every(([member, value]) => value === undefined || same(input[member], value))

/** The plan of what one step acts on, as if it were the only one. */
export function planFor(plan: Plan, { of }: PlannedStep): Pick<Plan, 'region' | 'input'> {
  const target = of && plan.targets?.[of.target]
  return target ?? plan
}

/** What things that a target makes are named and tagged by, so that no other's are taken for its own. */
export const runOf = (run: string, { of }: Pick<PlannedStep, 'of'>): string =>
  of === undefined ? run : `${run}-${of.target + 1}`

const line = ({ resource, field, to }: Change): Json => ({ resource, field, to })

/**
 * The lines of a step that are its own to do and to undo. What two targets share (a security group of their VPC) is done with
 * the first of them that gets so far, and undone with it.
 */
export function ownLines(plan: Plan, step: PlannedStep, records: Run['steps']): readonly Change[] {
  const { of, changes } = step
  if (of === undefined || plan.mode === 'undo') return changes
  const done = plan.steps
    .filter((one) => one.of && one.of.target < of.target && records[one.id]?.state === 'done')
    .flatMap((one) => one.changes.map(line))
  return changes.filter((change) => !done.some((other) => same(other, line(change))))
}

/** AWS as it will be once these lines are done: the resources that are read here, with what is not there yet. */
export function asIfDone(now: Fields, changes: readonly Change[]): Fields {
  const projected: Record<string, Record<string, Json>> = {}
  for (const [resource, fields] of Object.entries(now)) projected[resource] = { ...fields }
  for (const { resource, field, to } of changes) {
    const fields = projected[resource]
    if (fields !== undefined) fields[field] = to
  }
  return projected
}

export type TargetState = 'waiting' | 'running' | 'done' | 'failed' | 'left'

/** Where one of several stands. `left`: it was gone, or steps of it were given up. */
export function targetState(run: Run, target: number): TargetState {
  if (run.plan.targets?.[target]?.left) return 'left'
  const states = stepsOf(run, target).map(({ record }) => record?.state ?? 'waiting')
  if (states.includes('failed')) return 'failed'
  if (states.every((state) => state === 'done')) return 'done'
  if (states.every((state) => state === 'done' || state === 'skipped')) return 'left'
  return states.every((state) => state === 'waiting') ? 'waiting' : 'running'
}

export const stepsOf = (
  { plan, steps }: Run,
  target: number,
): readonly { readonly step: PlannedStep; readonly record: StepRecord | undefined }[] =>
  plan.steps
    .filter(({ of }) => of?.target === target)
    .map((step) => ({ step, record: steps[step.id] }))

/** Every string in it, however deep. */
const leaves = (value: Json): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value) || isObject(value)
      ? Object.values(value as { readonly [key: string]: Json }).flatMap(leaves)
      : []

/** When something was seen makes no other thing of it. */
const dated = /^\d{4}-\d\d-\d\dT/

/** What makes a thing the same one: short enough for a form. */
export const targetId = (input: Json, region: string): string =>
  hash([region, leaves(input).filter((leaf) => !dated.test(leaf))]).slice(0, 16)

/** What tells each from the others, by which people choose: `i-0abc`, or `alice / AKIA...`. */
export function namesOf(inputs: readonly Json[]): string[] {
  const all = inputs.map((input) => [...new Set(leaves(input))].filter((leaf) => !dated.test(leaf)))
  const common = all[0]?.filter((leaf) => all.every((one) => one.includes(leaf))) ?? []
  return all.map((one) => one.filter((leaf) => !common.includes(leaf)).join(' / '))
}
