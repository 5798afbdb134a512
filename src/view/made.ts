import type { StepRecord } from '../core/incident.ts'
import type { Json } from '../core/json.ts'
import type { PlannedStep } from '../core/plan.ts'
import type { Phrases } from '../locales/en.ts'
import { code } from './text.ts'

const most = 5

/** The ids among what a step made: snapshots, groups. What was there before is kept for the undo, and is nobody's making. */
export function madeBy(step: PlannedStep, record: StepRecord, say: Phrases): string[] {
  const before = new Set(step.changes.flatMap(({ from }) => names(from)))
  const made = names(record.made ?? null).filter((name) => !before.has(name))
  const shown = made.slice(0, most).map((name) => code(name, 60))
  return shown.length > 0 ? [say.run.made(shown.join(say.lists.comma))] : []
}

/** Documents that undo needs are not for the card. */
function names(made: Json): string[] {
  if (typeof made === 'string') return [made]
  if (typeof made !== 'object' || made === null) return []
  const inside: readonly Json[] = Array.isArray(made) ? made : Object.values(made)
  return inside
    .flatMap((item) => (Array.isArray(item) ? item : [item]))
    .filter((item) => typeof item === 'string' && item !== '' && item.length <= 60)
}
