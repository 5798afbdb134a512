import { expect, it } from 'vitest'
import { actionOf, neededFor } from '../../src/adapters/aws/permission.ts'
import { onlyReads } from '../../src/core/actions.ts'
import type { AwsCall } from '../../src/core/events.ts'
import type { Finding } from '../../src/core/finding.ts'
import type { Json, JsonObject } from '../../src/core/json.ts'
import { type Change, diff, type Fields, type Plan, sealPlan, unlike } from '../../src/core/plan.ts'
import type { AwsScope } from '../../src/core/ports.ts'
import type { Text } from '../../src/core/text.ts'
import type { Act, Aws, Look, Playbook, Step } from '../../src/kit/index.ts'
import { standingReads } from './asks.ts'
import { inSession, itsSessionsChangeNothingElse } from './session.ts'

/** What makes a scope's clients: `makeAws(...)` over moto or over the simulated account. */
export type OpenAws = (scope: AwsScope) => Aws

export interface Stage {
  readonly playbook: Playbook
  readonly finding: Finding
  readonly open: OpenAws
  readonly incident?: string
  readonly run?: string
  /** What hikeshi.yaml says for the playbook; left out: the sample that it declares. */
  readonly settings?: JsonObject
  /** Words of the scope that the transport needs, e.g. `simulated`. */
  readonly scope?: Partial<AwsScope>
}

/** A finding with nothing in it but where it is and what it is about. */
export const findingOn = (subject: Finding['subject'], over: Partial<Finding> = {}): Finding => ({
  source: 'guardduty',
  key: 'test',
  type: 'Test',
  headline: { en: 'Test', ja: 'テスト' },
  title: 'Test',
  what: { en: 'Test', ja: 'テスト' },
  severity: 'high',
  account: '123456789012',
  region: 'us-east-1',
  sample: false,
  count: 1,
  firstSeen: '2026-01-01T00:00:00.000Z',
  lastSeen: '2026-01-01T00:00:00.000Z',
  resource: { kind: { en: 'Test', ja: 'テスト' }, id: 'test' },
  remotes: [],
  facts: [],
  links: [],
  subject,
  ...over,
})

/** Permissions that rehearsals of this file used, by playbook. */
const used = new Map<string, Set<string>>()

/** Last in a playbook's test file: over all rehearsals of the file, it used what it declares, no more and no less. */
export function itUsesExactlyItsPermissions(playbook: Playbook): void {
  it(`${playbook.id} uses every permission that it declares, and no other`, () => {
    expect([...(used.get(playbook.id) ?? [])].sort()).toEqual(playbook.permissions)
  })
  itsSessionsChangeNothingElse(playbook)
}

/**
 * Notes what IAM will ask for each call; the facade underneath refuses what is not declared. `before` stands before each, and
 * may refuse it.
 */
export function noting(
  aws: Aws,
  seen: Set<string>,
  before: (service: string, operation: string, input: object) => Promise<void> = async () => {},
): Aws {
  const clients = Object.entries(aws).map(([service, client]: [string, object]) => {
    const noted = new Proxy(client, {
      get: (target, member): unknown => {
        const operation: unknown = Reflect.get(target, member)
        // A waiter is no call of its own; what it calls is declared and used beside it.
        const isCall = typeof member === 'string' && !member.startsWith('waitUntil')
        if (!isCall || typeof operation !== 'function') return operation
        return async (input: object, ...rest: unknown[]): Promise<unknown> => {
          const command = `${member.charAt(0).toUpperCase()}${member.slice(1)}Command`
          for (const each of neededFor(actionOf(service, command), input)) seen.add(each)
          await before(service, command, input)
          return Reflect.apply(operation, target, [input, ...rest])
        }
      },
    })
    return [service, noted]
  })
  return Object.fromEntries(clients) as Aws
}

/** A refusal or failure on the way, as the engine would journal it. */
export class Stopped extends Error {}

/** A playbook on the stage, step by step as src/flow does it, without the journal: planned, done, checked and undone. */
export function rehearse(stage: Stage) {
  const { playbook, finding, incident = 'incident-1', run = 'run-1' } = stage
  const { account, region } = finding
  const settings = stage.settings ?? playbook.settings?.sample
  const found = playbook.from(finding) as JsonObject | undefined
  const input = playbook.input.parse(found && { ...settings, ...found })
  const calls: AwsCall[] = []
  const seen = used.get(playbook.id) ?? new Set<string>()
  used.set(playbook.id, seen)
  const place = { account: playbook.through?.(input) ?? account, region, incident, run }
  const clients = (permissions: readonly string[], changes?: readonly Change[]): Aws => {
    const onCall = (call: AwsCall) => Promise.resolve(void calls.push(call))
    const open = (declared: readonly string[], over: Partial<AwsScope> = {}): Aws =>
      stage.open({
        ...place,
        permissions: declared,
        human: 'T1/U1',
        onCall,
        ...stage.scope,
        ...over,
      })
    if (changes === undefined) return noting(open(permissions), seen)
    const acts = playbook.acts({ ...place, input, changes })
    const found = [
      typeof input['instanceId'] === 'string' ? input['instanceId'] : '',
      ...changes.flatMap(({ resource, field }) => [resource, field]),
    ]
    const asked = { ...place, found, aws: open(standingReads) }
    return noting(open(permissions, { acts }), seen, inSession(playbook, acts, asked))
  }
  const look: Look<JsonObject> = {
    input,
    account,
    region,
    incident,
    run,
    aws: clients(playbook.permissions.filter(onlyReads)),
  }
  const made: Record<string, Json> = {}
  const kept: Text[] = []

  async function plan(): Promise<Plan> {
    const unfit = await playbook.fit?.(look)
    if (unfit) throw new Stopped(unfit.en)
    let all: Fields = {}
    const steps = []
    for (const step of playbook.steps) {
      const now = await step.now(look)
      all = { ...all, ...now }
      steps.push(line(step, diff(now, step.want({ input, now, incident, run }))))
    }
    const notes = (await playbook.notes?.({ ...look, now: all })) ?? []
    const frame = { playbook: playbook.id, account, region, input }
    return sealPlan({ ...frame, mode: 'do', steps, notes })
  }

  /** Does and verifies each step of the plan. */
  async function act(approved: Plan): Promise<void> {
    for (const { id, changes } of approved.steps) {
      if (changes.length === 0) continue
      const step = stepOf(playbook, id)
      const ctx: Act<JsonObject> = {
        ...look,
        aws: clients(playbook.permissions, changes),
        changes,
        made,
      }
      if (approved.mode === 'do') made[id] = (await step.do(ctx)) ?? null
      else {
        if ('never' in step.undo) continue
        const left = await step.undo(ctx)
        if (left) {
          kept.push(left.kept)
          continue
        }
      }
      const wrong = unlike(changes, await step.now(look), 'to')
      if (wrong.length > 0) throw new Stopped(`${id} did not verify: ${JSON.stringify(wrong)}`)
    }
  }

  /** The plan that turns `done` round, or what drifted since. */
  async function planUndo(done: Plan): Promise<Plan | { drifted: Change[] }> {
    const steps = []
    const drifted: Change[] = []
    for (const { id, changes } of done.steps.toReversed()) {
      const step = stepOf(playbook, id)
      // What is never put back may have gone on its way since.
      if ('never' in step.undo) {
        steps.push(line(step, []))
        continue
      }
      drifted.push(...unlike(changes, await step.now(look), 'to'))
      steps.push(
        line(
          step,
          changes.map((c) => ({ ...c, from: c.to, to: c.from })),
        ),
      )
    }
    return drifted.length > 0 ? { drifted } : sealPlan({ ...done, mode: 'undo', steps, notes: [] })
  }

  return {
    plan,
    act,
    planUndo,
    made,
    kept,
    calls,
    /** The whole way there. */
    run: async (): Promise<Plan> => {
      const approved = await plan()
      await act(approved)
      return approved
    },
    /** The whole way back; drift stops it. */
    undo: async (done: Plan): Promise<Plan> => {
      const back = await planUndo(done)
      if ('drifted' in back) throw new Stopped(`drifted: ${JSON.stringify(back.drifted)}`)
      await act(back)
      return back
    },
  }
}

function stepOf(playbook: Playbook, id: string): Step<JsonObject> {
  const step = playbook.steps.find((one) => one.id === id)
  if (step === undefined) throw new Error(`${playbook.id} has no step ${id}`)
  return step
}

const line = (step: Step<JsonObject>, changes: readonly Change[]) => ({
  id: step.id,
  phase: step.phase,
  title: { en: step.en.title, ja: step.ja.title },
  changes,
})

/** The lines of a plan as people read them, for comparing: `resource field: from -> to`. */
export const linesOf = (plan: Plan): string[] =>
  plan.steps.flatMap(({ id, changes }) =>
    changes.map(
      (c) =>
        `${id}: ${c.resource} ${c.field}: ${JSON.stringify(c.from)} -> ${JSON.stringify(c.to)}`,
    ),
  )
