import { expect } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import type { Run } from '../../src/core/incident.ts'
import { isRefusal, type Refusal } from '../../src/core/refusal.ts'
import { change } from '../../src/flow/change.ts'
import { planRun } from '../../src/flow/plan.ts'
import { makeViews } from '../../src/flow/words.ts'
import type { World } from '../../src/flow/world.ts'
import { linesOf } from './playbook.ts'
import { must } from './theatre.ts'

/** What a responder is told by a plan, or instead of one. */
export interface Heard {
  /** In English: each line and note of the plan, or the refusal after `NO:`. */
  readonly said: string
  /** None: it was refused. */
  readonly run: Run | undefined
}

export async function openOn(world: World, key: string, finding: Finding): Promise<string> {
  const own = { ...finding, key }
  return must(await change(world, { key }, () => [{ kind: 'opened', finding: own, drill: false }]))
    .id
}

/** A refusal as it stands in the chat; in Japanese it says something as well. */
export function wordsOf(world: World, refusal: Refusal): string {
  const { show } = makeViews(world.catalog, world.policy, world.clock.now)
  expect(show.refusal(refusal, 'ja')).toMatch(japanese)
  return `NO: ${show.refusal(refusal, 'en')}`
}
const japanese = /[\u3041-\u30ff\u4e00-\u9fff]/

/** Has the playbook planned in an incident, and tells what a responder reads then. */
export async function hear(world: World, incident: string, playbook: string): Promise<Heard> {
  const planned = await planRun(world, { incident, playbook, by: 'T1/U1' })
  if (isRefusal(planned)) return { said: wordsOf(world, planned), run: undefined }
  const { run } = planned
  for (const { text } of run.plan.notes) expect(text.ja).toMatch(japanese)
  const notes = run.plan.notes.map(({ text }) => text.en)
  return { said: [...linesOf(run.plan), ...notes].join('\n'), run }
}
