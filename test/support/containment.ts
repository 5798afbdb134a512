import type { Event } from '../../src/core/events.ts'
import { sealPlan } from '../../src/core/plan.ts'
import { plain } from '../../src/core/text.ts'
import { finding } from './finding.ts'

const plan = sealPlan({
  playbook: 'isolate-instance',
  mode: 'do',
  account: finding.account,
  region: finding.region,
  input: {},
  steps: [{ id: 'isolate', phase: 'contain', title: plain('Isolate'), changes: [] }],
  notes: [],
})

/** What the journal says of a run that isolated something, or that took that back: planned, done, finished. */
export const containment = (run: string, undoes?: string): [Event, Event, Event] => [
  {
    kind: 'planned',
    run,
    by: 'T1/U1',
    ...(undoes === undefined ? { plan } : { plan: { ...plan, mode: 'undo' }, undoes }),
  },
  { kind: 'step-done', run, step: 'isolate', made: null },
  { kind: 'finished', run },
]
