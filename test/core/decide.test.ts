import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  approveRun,
  breakGlass,
  expireRun,
  haltRun,
  isKept,
  rejectRun,
  requestRun,
  retryRun,
  reviewRun,
  skipStep,
} from '../../src/core/decide.ts'
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
      do:
        | 'request'
        | 'approve'
        | 'approve-changed'
        | 'reject'
        | 'retry'
        | 'expire'
        | 'break-glass'
        | 'break-glass-changed'
        | 'review'
        | 'skip'
        | 'halt'
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
      'break-glass' as const,
      'break-glass-changed' as const,
      'review' as const,
      'skip' as const,
      'halt' as const,
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
      case 'break-glass':
        return breakGlass(incident, {
          run,
          by,
          now,
          reason: 'alone',
          fresh: incident.runs[run]?.plan ?? good,
        })
      case 'break-glass-changed':
        return breakGlass(incident, { run, by, now, reason: 'alone', fresh: changed })
      case 'review':
        return reviewRun(incident, { run, by, words: 'fine' })
      case 'skip':
        return skipStep(incident, { run, by, reason: 'not needed' })
      case 'halt':
        return haltRun(incident, run, by)
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
    let alone = 0
    fc.assert(
      fc.property(games, ([clicks, needs]) => {
        const { story } = play(clicks, needs)
        for (const { event, before } of story) {
          if (event.kind !== 'step-started') continue
          started += 1
          const run = before.runs['inc-1.x']
          if (run?.glass) {
            alone += 1
            continue
          }
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
    expect(started - alone).toBeGreaterThan(100)
  })

  it('breaks the glass only on a plan that waits and still holds, and has it reviewed once by somebody else', () => {
    const broken: string[] = []
    const reviewed: string[] = []
    fc.assert(
      fc.property(games, ([clicks, needs]) => {
        for (const { event, at, before } of play(clicks, needs).story) {
          const run = before.runs['inc-1.x']
          if (event.kind === 'broke-glass') {
            const holds = event.hash === run?.plan.hash && at < (run.expiresAt ?? '')
            broken.push(holds ? run.state : 'on another plan, or too late')
          }
          if (event.kind === 'reviewed') {
            const other = run?.glass !== undefined && run.glass.by !== event.by
            reviewed.push(
              other && run.glass?.reviewed === undefined ? 'once, by another' : 'not so',
            )
          }
        }
      }),
      { numRuns: 9_000 },
    )
    expect(new Set(broken)).toEqual(new Set(['requested']))
    expect(new Set(reviewed)).toEqual(new Set(['once, by another']))
    expect(broken.length).toBeGreaterThan(100)
    expect(reviewed.length).toBeGreaterThan(20)
  })

  it('gives up only a step that failed, and stops only what has begun', () => {
    const skipped: unknown[] = []
    const halted: unknown[] = []
    fc.assert(
      fc.property(games, ([clicks, needs]) => {
        for (const { event, before } of play(clicks, needs).story) {
          const run = before.runs['inc-1.x']
          if (event.kind === 'skipped') skipped.push(run?.steps[event.step]?.state)
          if (event.kind === 'halted') halted.push(run?.state)
        }
      }),
      { numRuns: 9_000 },
    )
    expect(new Set(skipped)).toEqual(new Set(['failed']))
    expect(new Set(halted)).toEqual(new Set(['approved', 'running']))
    expect(skipped.length).toBeGreaterThan(3)
    expect(halted.length).toBeGreaterThan(20)
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
        // Only the review of what was done alone comes afterwards.
        for (const { before } of story.filter(({ event }) => event.kind !== 'reviewed'))
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

describe('evidence', () => {
  const ask = { run: 'inc-1.x', by: 'T/a', needs: 1, expiresAt: time(30) }
  const opened = openIncident('inc-1', { kind: 'opened', finding, drill: false }, time(0))
  const planned = (run: string, of: Plan, incident: Incident, undoes?: string) =>
    evolve(
      incident,
      { kind: 'planned', run, by: 'T/a', plan: of, ...(undoes !== undefined && { undoes }) },
      time(0),
    )
  const copy = sealPlan({ ...good, playbook: 'snapshot-volumes' })
  const incident = planned('inc-1.x', good, opened)
  const evidence = ['snapshot-volumes']
  const done = (run: string, from: Incident): Incident => {
    const steps = from.runs[run]?.plan.steps ?? []
    const events: Event[] = [
      ...steps.map(({ id: step }): Event => ({ kind: 'step-done', run, step, made: [] })),
      { kind: 'finished', run },
    ]
    return events.reduce((so, event) => evolve(so, event, time(1)), from)
  }

  it('comes first, unless somebody says why not', () => {
    expect(requestRun(incident, { ...ask, evidence })).toEqual({
      refused: 'evidence-first',
      playbooks: evidence,
    })
    expect(requestRun(incident, { ...ask, evidence, waive: '  ' })).toMatchObject({
      refused: 'evidence-first',
    })
    expect(requestRun(incident, { ...ask, evidence, waive: 'disk is wiped as we speak' })).toEqual([
      expect.objectContaining({
        kind: 'requested',
        waived: { evidence, reason: 'disk is wiped as we speak' },
      }),
    ])
  })

  it('that was taken counts, of the thing that it was taken of, until it is undone', () => {
    const [playbook = ''] = evidence
    const of = (id: string) => ({ ...copy, input: { instanceId: id } })
    const taken = done('inc-1.copy', planned('inc-1.copy', of('i-1'), incident))
    expect(isKept(taken, playbook, { instanceId: 'i-1' })).toBe(true)
    expect(isKept(taken, playbook, { instanceId: 'i-2' })).toBe(false)
    const back = done('inc-1.back', planned('inc-1.back', of('i-1'), taken, 'inc-1.copy'))
    expect(isKept(back, playbook, { instanceId: 'i-1' })).toBe(false)
  })

  it('does not count where nothing was done to the thing', () => {
    const [playbook = ''] = evidence
    const ended = planned('inc-1.copy', { ...copy, input: { instanceId: 'i-1' } }, incident)
    const given = evolve(ended, { kind: 'finished', run: 'inc-1.copy' }, time(1))
    expect(isKept(given, playbook, { instanceId: 'i-1' })).toBe(false)
  })
})
