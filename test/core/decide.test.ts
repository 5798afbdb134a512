import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approveRun, expireRun, rejectRun, requestRun, retryRun } from '../../src/core/decide.ts'
import type { Event } from '../../src/core/events.ts'
import { evolve, type Incident, openIncident } from '../../src/core/incident.ts'
import { type Plan, sealPlan } from '../../src/core/plan.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { finding } from '../support/finding.ts'

const plan = (to: string): Plan =>
  sealPlan({
    playbook: 'isolate-instance',
    mode: 'do',
    account: '111122223333',
    region: 'eu-west-1',
    input: {},
    steps: [
      {
        id: 'cut',
        phase: 'contain',
        title: { en: 'Cut', ja: '遮断' },
        changes: [{ resource: 'eni-1', field: 'groups', from: ['sg-1'], to: [to] }],
      },
    ],
    notes: [],
  })
const good = plan('sg-2')
const changed = plan('sg-3')
const people = ['T/a', 'T/b', 'T/c'] as const

type Click =
  | {
      do: 'request' | 'approve' | 'approve-changed' | 'reject' | 'retry' | 'expire'
      by: (typeof people)[number]
      minute: number
    }
  | { do: 'start' | 'fail' | 'finish'; minute: number }

const click: fc.Arbitrary<Click> = fc.oneof(
  fc.record({
    do: fc.constantFrom(
      'request' as const,
      'request' as const,
      'approve' as const,
      'approve' as const,
      'approve' as const,
      'approve-changed' as const,
      'reject' as const,
      'retry' as const,
      'expire' as const,
    ),
    by: fc.constantFrom(...people),
    minute: fc.integer({ min: 0, max: 40 }),
  }),
  fc.record({
    do: fc.constantFrom('start' as const, 'start' as const, 'fail' as const, 'finish' as const),
    minute: fc.integer({ min: 0, max: 40 }),
  }),
)
const time = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

function decide(incident: Incident, { minute, ...c }: Click, needs: number): readonly Event[] {
  const run = 'inc-1.x'
  const now = time(minute)
  const by = 'by' in c ? c.by : ''
  const state = incident.runs[run]?.state
  const answer = () => {
    switch (c.do) {
      case 'request':
        return requestRun(incident, { run, by, needs, expiresAt: time(30) })
      case 'approve':
        return approveRun(incident, { run, by, now, fresh: incident.runs[run]?.plan ?? good })
      case 'approve-changed':
        return approveRun(incident, { run, by, now, fresh: changed })
      case 'reject':
        return rejectRun(incident, { run, by, reason: 'no', now })
      case 'retry':
        return retryRun(incident, run, by)
      case 'expire':
        return expireRun(incident, run, now)
      // The engine's own events: it only starts what is approved or running.
      case 'start':
        return state === 'approved' || state === 'running'
          ? [{ kind: 'step-started' as const, run, step: 'cut' }]
          : []
      case 'fail':
        return state === 'running'
          ? [{ kind: 'step-failed' as const, run, step: 'cut', reason: 'AWS' }]
          : []
      case 'finish':
        return state === 'running' ? [{ kind: 'finished' as const, run }] : []
    }
  }
  const events = answer()
  return isRefusal(events) ? [] : events
}

function play(clicks: readonly Click[], needs: number) {
  let incident = openIncident('inc-1', { kind: 'opened', finding, drill: false }, time(0))
  incident = evolve(incident, { kind: 'planned', run: 'inc-1.x', by: 'T/a', plan: good }, time(0))
  const story: { event: Event; at: string; before: Incident }[] = []
  for (const c of clicks.toSorted((a, b) => a.minute - b.minute))
    for (const event of decide(incident, c, needs)) {
      story.push({ event, at: time(c.minute), before: incident })
      incident = evolve(incident, event, time(c.minute))
    }
  return { incident, story }
}

describe('the approval machine, whatever is clicked in whatever order', () => {
  const games = fc.tuple(
    fc.array(click, { minLength: 5, maxLength: 60 }),
    fc.integer({ min: 0, max: 3 }),
  )

  it('starts nothing with too few approvals, the requester among them, an expired one or one for another plan', () => {
    let started = 0
    fc.assert(
      fc.property(games, ([clicks, needs]) => {
        const { story } = play(clicks, needs)
        for (const { event, before } of story) {
          if (event.kind !== 'step-started') continue
          started += 1
          const run = before.runs['inc-1.x']
          const who = new Set(run?.approvals.map(({ by }) => by))
          expect(who.size).toBeGreaterThanOrEqual(Math.max(1, needs))
          expect(who.has(run?.by ?? '')).toBe(false)
          for (const { at } of run?.approvals ?? []) expect(at < (run?.expiresAt ?? '')).toBe(true)
          const approvedHashes = story.flatMap((s) =>
            s.event.kind === 'approved' ? [s.event.hash] : [],
          )
          expect(approvedHashes).toContain(run?.plan.hash)
        }
      }),
      { numRuns: 3_000 },
    )
    // The property would hold in an empty world too: see that the game reaches its end.
    expect(started).toBeGreaterThan(300)
  })

  it('approvals of an earlier plan do not count for a changed one', () => {
    const left: number[] = []
    fc.assert(
      fc.property(games, ([clicks, needs]) => {
        const changes = play(clicks, needs).story.filter(({ event }) => event.kind === 'replanned')
        left.push(
          ...changes.map(
            ({ event, before }) =>
              evolve(before, event, time(1)).runs['inc-1.x']?.approvals.length ?? -1,
          ),
        )
      }),
      { numRuns: 500 },
    )
    expect(left.length).toBeGreaterThan(20)
    expect(new Set(left)).toEqual(new Set([0]))
  })

  it('ends once: after done, rejected or expired nothing changes any more', () => {
    fc.assert(
      fc.property(games, ([clicks, needs]) => {
        const { story } = play(clicks, needs)
        for (const { before } of story)
          expect(['done', 'rejected', 'expired']).not.toContain(before.runs['inc-1.x']?.state)
      }),
      { numRuns: 2_000 },
    )
  })

  it('folds the same story to the same state', () => {
    fc.assert(
      fc.property(games, ([clicks, needs]) => {
        expect(play(clicks, needs).incident).toEqual(play(clicks, needs).incident)
      }),
      { numRuns: 300 },
    )
  })
})
