import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident, Run } from '../../src/core/incident.ts'
import { type Goal, scoreOf, type Wave } from '../../src/core/score.ts'
import { incident } from '../view/incidents.ts'

const at = (seconds: number): string =>
  new Date(Date.UTC(2026, 0, 1) + seconds * 1_000).toISOString()
const why = { en: 'why', ja: '理由' }
const goal: Goal = {
  acknowledge: { within: 300, points: 20 },
  right: [
    {
      id: 'keep',
      playbooks: ['snapshot'],
      on: 'i-1',
      role: 'evidence',
      within: 900,
      points: 20,
      why,
    },
    {
      id: 'cut',
      playbooks: ['isolate', 'stop'],
      on: 'i-1',
      role: 'contain',
      within: 600,
      points: 40,
      why,
    },
    {
      id: 'later',
      playbooks: ['contain'],
      on: 'bob',
      role: 'contain',
      within: 60,
      from: 'second',
      points: 0,
      why,
    },
  ],
  wrong: [{ id: 'website', playbooks: ['isolate'], on: 'i-2', cost: 30, why }],
  tell: { within: 600, points: 20, why },
}
const waves: readonly Wave[] = [
  { id: 'first' },
  { id: 'noise', distractor: true },
  { id: 'second', cost: 10 },
]

let serial = 0
const run = (playbook: string, on: string, done: number, over: Partial<Run> = {}): Run => ({
  id: `inc-1.${(serial += 1)}`,
  plan: {
    playbook,
    mode: 'do',
    account: '1',
    region: 'r',
    input: { what: on },
    steps: [],
    notes: [],
    hash: 'h',
  },
  state: 'done',
  by: 'T/ann',
  needs: 1,
  approvals: [{ by: 'T/bea', at: at(done - 1) }],
  steps: {},
  plannedAt: at(done - 2),
  finishedAt: at(done),
  ...over,
})
const with_ = (runs: readonly Run[], acknowledged?: number): Incident => ({
  ...incident(),
  rehearsal: { id: 'x.1', inject: 'first' },
  runs: Object.fromEntries(runs.map((one) => [one.id, one])),
  ...(acknowledged !== undefined && { acknowledged: { by: 'T/ann', at: at(acknowledged) } }),
})
const score = (
  incidents: readonly Incident[],
  told: readonly number[] = [],
  sent: Record<string, string> = { first: at(0) },
) =>
  scoreOf(goal, waves, { sent, incidents, told: told.map((one) => ({ by: 'T/ann', at: at(one) })) })
const good = [run('snapshot', 'i-1', 100), run('isolate', 'i-1', 200)]

describe('a score', () => {
  it('is whole where all was done in time', () => {
    const all = score([with_(good, 60)], [300])
    expect(all).toMatchObject({ points: 100, outcome: 'won', escalations: 0 })
    expect(all).toMatchObject({ acknowledgedAfter: 60, firstRightAfter: 100, containedAfter: 200 })
    expect(all.people).toEqual({
      'T/ann': { points: 100, deeds: 4 },
      'T/bea': { points: 60, deeds: 2 },
    })
  })

  it('is half for what came late, and nothing for what never came', () => {
    expect(score([with_(good, 301)], [601]).points).toBe(10 + 20 + 40 + 10)
    expect(score([with_([run('snapshot', 'i-1', 901)])]).points).toBe(10)
  })

  it('halves evidence that was kept only after the containment', () => {
    const late = score(
      [with_([run('isolate', 'i-1', 100), run('snapshot', 'i-1', 200)], 60)],
      [300],
    )
    expect(late.lines.find(({ id }) => id === 'keep')).toMatchObject({ state: 'late', points: 10 })
    expect(late.points).toBe(90)
  })

  it('counts no containment that was undone, stopped or only asked for', () => {
    for (const over of [
      { undoneBy: 'inc-1.9' },
      { state: 'stopped' as const },
      { state: 'requested' as const, approvals: [] },
    ]) {
      const { finishedAt: _, ...unfinished } = run('isolate', 'i-1', 200, over)
      const one = 'undoneBy' in over ? run('isolate', 'i-1', 200, over) : unfinished
      expect(score([with_([one], 60)], [300])).toMatchObject({ outcome: 'lost', points: 40 })
    }
  })

  it('counts what was done to the right thing, on whichever card, and to no other', () => {
    expect(score([with_([]), with_(good, 60)], [300]).outcome).toBe('won')
    expect(score([with_([run('isolate', 'i-3', 100)])]).outcome).toBe('lost')
  })

  it('takes for a mistake what was approved, and nothing for what somebody rejected', () => {
    const approved = run('isolate', 'i-2', 100, { state: 'approved' })
    expect(score([with_([...good, approved], 60)], [300]).points).toBe(70)
    const rejected = run('isolate', 'i-2', 100, {
      state: 'rejected',
      approvals: [],
      rejected: { by: 'T/bea', reason: 'web site' },
    })
    const caught = score([with_([...good, rejected], 60)], [300])
    expect(caught.points).toBe(100)
    expect(caught.lines.find(({ id }) => id === 'website')).toMatchObject({
      state: 'caught',
      by: ['T/bea'],
    })
  })

  it('owes what a further wave calls for once it came, and takes its cost', () => {
    const came = { first: at(0), second: at(900) }
    expect(score([with_(good, 60)], [300], came)).toMatchObject({
      points: 90,
      outcome: 'lost',
      escalations: 1,
    })
    const both = [...good, run('contain', 'bob', 950)]
    expect(score([with_(both, 60)], [300], came)).toMatchObject({
      outcome: 'won',
      containedAfter: 950,
    })
  })

  it('takes no acknowledgement of a distractor for one of the attack', () => {
    const noise = { ...with_([], 10), rehearsal: { id: 'x.1', inject: 'noise' } }
    const sent = { noise: at(0), first: at(5) }
    expect(score([noise], [], sent)).not.toHaveProperty('acknowledgedAfter')
  })

  it('stays within nought and a hundred, whatever was done', () => {
    const anyRun = fc
      .record({
        playbook: fc.constantFrom('snapshot', 'isolate', 'stop', 'contain'),
        on: fc.constantFrom('i-1', 'i-2', 'bob'),
        done: fc.integer({ min: 1, max: 5_000 }),
        state: fc.constantFrom('done', 'approved', 'rejected', 'planned', 'stopped'),
      })
      .map(({ playbook, on, done, state }) => run(playbook, on, done, { state } as Partial<Run>))
    fc.assert(
      fc.property(
        fc.array(anyRun),
        fc.option(fc.nat(2_000)),
        fc.array(fc.nat(2_000)),
        (runs, ack, told) => {
          const { points, lines, outcome } = score([with_(runs, ack ?? undefined)], told)
          expect(points).toBeGreaterThanOrEqual(0)
          expect(points).toBeLessThanOrEqual(100)
          const cut = lines.find(({ id }) => id === 'cut')
          expect(outcome === 'lost').toBe(cut?.state === 'missing')
        },
      ),
    )
  })
})
