import { dryRuns } from '../core/dry-runs.ts'
import type { Incident } from '../core/incident.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { Note, PlannedStep } from '../core/plan.ts'
import { isSimulated } from '../core/policy.ts'
import { type Act, type Look, type Playbook, warn } from '../kit/index.ts'
import { dryAws } from './aws.ts'
import type { World } from './world.ts'

/** How long a plan waits for it, milliseconds: it is shown sooner than all is known. */
const patience = 8_000

/**
 * Which steps AWS would refuse. Each begins as it would in the run, with the session that it would have there, and ends at its
 * first change, which EC2 is asked for as a dry run. What AWS says else, or not at all, is no reason to warn: a step may
 * need what one before it makes.
 */
export async function refusedSteps(
  world: World,
  ask: {
    readonly incident: Incident
    readonly playbook: Playbook
    readonly look: Look<JsonObject>
    readonly by: string
    readonly mode: 'do' | 'undo'
    readonly steps: readonly PlannedStep[]
    readonly made?: { readonly [step: string]: Json }
  },
): Promise<Note[]> {
  const { incident, playbook, look, mode, made = {} } = ask
  if (isSimulated(incident) || !playbook.permissions.some((one) => dryRuns.has(one))) return []
  const dry = AbortSignal.timeout(patience)
  const late = new Promise<undefined>((resolve) => {
    dry.addEventListener('abort', () => resolve(undefined))
  })
  const notes = ask.steps.map(async ({ id, title, changes }) => {
    const step = playbook.steps.find((one) => one.id === id)
    if (step === undefined || changes.length === 0) return []
    const { input, run } = look
    const scope = { incident, playbook, input, run, changes }
    const aws = dryAws(world, { ...scope, human: ask.by }, dry)
    const act: Act<JsonObject> = { ...look, aws, changes, made }
    const work = async () => {
      if (mode === 'do') await step.do(act)
      else if (!('never' in step.undo)) await step.undo(act)
    }
    const error: unknown = await Promise.race([work().catch((cause: unknown) => cause), late])
    const denied = error instanceof Error && error.name === 'UnauthorizedOperation'
    return denied ? [noteOf(title, error.message)] : []
  })
  return (await Promise.all(notes)).flat()
}

/** AWS's own words name the action and why; behind them comes a message for administrators, encoded. */
function noteOf(title: PlannedStep['title'], said: string): Note {
  const words = said.replace(/\s*Encoded authorization failure message:.*$/s, '').slice(0, 400)
  return warn(
    `AWS would refuse “${title.en}” (dry run): ${words} Deploy the responder role again, or ask who owns the organization’s policies; then plan again.`,
    `AWS は「${title.ja}」を拒否します (ドライランの結果): ${words} レスポンダーロールを再デプロイするか、組織のポリシーの管理者に確認してから、計画を作成し直してください。`,
  )
}
