import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Event } from '../../src/core/events.ts'
import type { Finding } from '../../src/core/finding.ts'
import { canonical } from '../../src/core/json.ts'
import { rolesOf } from '../../src/core/policy.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { approve, breakTheGlass, expire, reject, request, retry } from '../../src/flow/approve.ts'
import { change } from '../../src/flow/change.ts'
import { halt, skip } from '../../src/flow/oversee.ts'
import { planRun, planUndo } from '../../src/flow/plan.ts'
import { run } from '../../src/flow/run.ts'
import type { World } from '../../src/flow/world.ts'
import { scopeFor } from '../support/scope.ts'
import { startDatabase } from '../support/store.ts'
import { must, openTheatre, stages } from '../support/theatre.ts'
import { dice, failing } from '../support/weather.ts'

/**
 * Anybody does anything at any time, to a real bot's flow on a real store: afterwards the journal alone must show that each
 * run that touched AWS was let to. The same games each time, unless HIKESHI_GAMES says how many others are to be played.
 */
const games = Number(process.env.HIKESHI_GAMES ?? 60)
const seed = process.env.HIKESHI_GAMES === undefined ? { seed: 5 } : {}
const playbook = 'deactivate-access-key'
const [asker, other, lead, stranger] = ['T1/ASKER', 'T1/OTHER', 'T1/LEAD', 'T1/STRANGER'] as const
const everybody = [asker, other, lead, stranger] as const
const approvers: readonly string[] = [asker, other, lead]
const needed = 2

const person = fc.constantFrom(...everybody)
/** Which of the incident's runs; the newest most of the time. */
const which = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat({ max: 3 }))
const move = fc.oneof(
  ...(
    [
      ['plan', 2],
      ['request', 3],
      ['approve', 6],
      ['run', 4],
      ['run in a storm', 1],
      ['undo', 2],
      ['reject', 2],
      ['break glass', 3],
      ['retry', 2],
      ['skip', 1],
      ['halt', 1],
      ['expire', 1],
    ] as const
  ).map(([does, weight]) => ({
    weight,
    arbitrary: fc.record({ does: fc.constant(does), by: person, nth: which }),
  })),
)
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never
type Turn = readonly Move[] | 'drift' | number
/** What happens at once, or to everything at once: time, and somebody else's hand on the key. */
const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 8, arbitrary: fc.array(move, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.constant('drift' as const) },
  { weight: 1, arbitrary: fc.constantFrom(1, 31) },
)

const newest = (does: Move['does'], by: Move['by'] = asker): Turn => [{ does, by, nth: 0 }]
const again = [newest('retry'), newest('run')]
/** A run that was let to run, and somebody else's hand before it begins, before it is tried again, or after. */
const letRun = fc
  .oneof(
    fc.constant<Turn[]>(['drift', newest('run'), ...again]),
    fc
      .array(
        fc.constantFrom<Turn[]>(['drift'], [newest('run')], [newest('run in a storm')], again),
        {
          minLength: 2,
          maxLength: 5,
        },
      )
      .map((parts) => parts.flat()),
  )
  .map((rest) => [newest('approve', other), newest('approve', lead), ...rest])
const game = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: letRun }),
    fc.array(turn, { minLength: 5, maxLength: 25 }),
  )
  .map((turns) => turns.flat())

let database: Awaited<ReturnType<typeof startDatabase>>
let world: World
let finding: Finding
beforeAll(async () => {
  database = await startDatabase()
  const settings = {
    people: { responder: [asker, stranger], approver: [asker, other], lead: [lead] },
    rules: [{ playbook, approvals: needed, approvers: [...approvers], breakGlass: ['lead'] }],
    expiresMinutes: 30,
  }
  // What the journal dates is dated by the clock that the rules go by.
  const now = () => (world as World | undefined)?.clock.now() ?? Date.now()
  world = await openTheatre(await database.store({ now }), {}, settings)
  const staged = stages(world.catalog).get(playbook)?.[0]?.finding
  if (staged === undefined) throw new Error('no sample names a key')
  finding = staged
})
afterAll(() => database.stop())

async function play(key: string, turns: readonly Turn[]) {
  const opened = { kind: 'opened', finding: { ...finding, key }, drill: false } as const
  const { id } = must(await change(world, { key }, () => [opened]))
  /** Versions of the journal at which somebody else changed AWS. */
  const drifts: number[] = []
  const begin = (['plan', 'request'] as const).map((does) => [{ does, by: asker, nth: 0 }])
  for (const now of [...begin, ...turns]) {
    if (typeof now === 'number') await world.clock.wait(now * 60_000)
    else if (now === 'drift') {
      await drift(id)
      drifts.push((await world.journal.incident(id))?.version ?? 0)
    } else await Promise.all(now.map((one) => act(id, one)))
  }
  const records = await world.journal.records(`incident/${id}`)
  return {
    drifts,
    story: records.map(({ event, at }) => ({ event: event as unknown as Event, at })),
  }
}

async function act(incident: string, { does, by, nth }: Move): Promise<unknown> {
  const runs = Object.keys((await world.journal.incident(incident))?.runs ?? {})
  const id = runs.at(-1 - nth) ?? runs[0]
  if (does === 'plan' || id === undefined) return planRun(world, { incident, playbook, by })
  const who = { id: by, locale: 'en', roles: rolesOf(world.policy, by) } as const
  const about = { run: id, by, reason: 'because' }
  switch (does) {
    case 'request':
      return request(world, about)
    case 'approve':
      return approve(world, { run: id, by: who })
    case 'break glass':
      return breakTheGlass(world, { ...about, by: who })
    case 'undo': {
      const back = await planUndo(world, about)
      return isRefusal(back) ? back : request(world, { ...about, run: back.run.id })
    }
    case 'reject':
      return reject(world, about)
    case 'retry':
      return retry(world, about)
    case 'skip':
      return skip(world, about)
    case 'halt':
      return halt(world, about)
    case 'expire':
      return expire(world, id)
    case 'run':
      return run(world, { incident, run: id })
    case 'run in a storm':
      return run({ ...world, aws: failing(world.aws, 0.5, dice(nth)) }, { incident, run: id })
  }
}

let hands = 0
/** Somebody writes a policy of theirs where ours would be: never the same, so that two such hands never cancel out. */
async function drift(id: string): Promise<void> {
  const simulated = await world.journal.incident(id)
  if (simulated === undefined) throw new Error(`no incident ${id}`)
  const { account, region, subject } = finding
  const { scope } = scopeFor(['iam:PutUserPolicy'], { simulated, account, region, incident: id })
  hands += 1
  const statement = { Sid: `Hand${hands}`, Effect: 'Deny', Action: 's3:*', Resource: '*' }
  await world.aws(scope).iam.putUserPolicy({
    UserName: subject.userName,
    PolicyName: `HikeshiDenySessions-${subject.accessKeyId?.slice(-8)}`,
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  })
}

/** What the journal says of one run, and what of it was against the law. Knows nothing of the code that decides. */
class Trial {
  readonly faults: string[] = []
  readonly votes = new Set<string>()
  readonly started = new Set<string>()
  readonly failed = new Set<string>()
  readonly calls = new Set<string>()
  requester = ''
  hash = ''
  expiresAt = ''
  /** Version of the decision that let it run. */
  let = 0
  over = false

  take(
    { event, at }: { event: Event; at: string },
    version: number,
    drifts: readonly number[],
  ): void {
    const is = (right: boolean, fault: string) =>
      void (right || this.faults.push(`${fault} (${version})`))
    switch (event.kind) {
      case 'planned':
      case 'replanned':
        this.hash = event.plan.hash
        this.votes.clear()
        return
      case 'requested':
        this.requester = event.by
        this.expiresAt = event.expiresAt
        return
      case 'approved':
      case 'broke-glass':
        is(!this.over && this.requester !== '', 'decided on what does not wait')
        is(event.hash === this.hash, 'decided on another plan')
        is(at < this.expiresAt, 'decided too late')
        this.let = version
        if (event.kind === 'broke-glass') is(event.by === lead, 'glass broken by a wrong hand')
        else {
          is(approvers.includes(event.by), 'approved by nobody of the policy')
          is(event.by !== this.requester, 'approved by who asked')
          is(!this.votes.has(event.by), 'approved twice by the same')
        }
        this.votes.add(event.kind === 'broke-glass' ? glass : event.by)
        return
      case 'rejected':
      case 'expired':
      case 'finished':
        this.over = true
        return
      case 'step-failed':
        this.failed.add(event.step)
        return
      case 'step-started':
        if (!this.started.has(event.step) && event.step === 'deny-sessions')
          is(!drifts.some((d) => d >= this.let && d < version), 'began on a changed plan')
        this.started.add(event.step)
        is(!this.over, 'ran after its end')
        is(this.votes.has(glass) || this.votes.size >= needed, 'ran with too few approvals')
        return
      case 'aws-called': {
        const { action, input, error } = event.call
        is(this.started.has(event.step) && !this.over, 'called out of turn')
        // Nobody but our runs touches the key itself.
        if (action !== 'iam:UpdateAccessKey' || error !== undefined) return
        is(!this.calls.has(canonical(input)), 'done twice')
        this.calls.add(canonical(input))
        return
      }
      default:
    }
  }
}
const glass = 'glass'

it(`lets nothing run that was not let to, in ${games} games of anybody doing anything at any time`, async () => {
  const seen = new Map<string, number>()
  let nth = 0
  await fc.assert(
    fc.asyncProperty(game, async (turns) => {
      nth += 1
      const { story, drifts } = await play(`game-${nth}`, turns)
      const trials = new Map<string, Trial>()
      const saw = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
      for (const [i, record] of story.entries()) {
        const { event } = record
        saw(event.kind)
        if (event.kind === 'step-failed' && event.reason.startsWith('AWS changed since the plan'))
          saw(
            trials.get(event.run)?.failed.has(event.step)
              ? 'stopped by drift on a retry'
              : 'stopped by drift',
          )
        if (!('run' in event)) continue
        const trial = trials.get(event.run) ?? new Trial()
        trials.set(event.run, trial)
        trial.take(record, i + 1, drifts)
      }
      expect([...trials.values()].flatMap(({ faults }) => faults)).toEqual([])
    }),
    { numRuns: games, endOnFailure: true, ...seed },
  )
  // In an empty world the law would hold as well.
  for (const what of [
    'approved',
    'replanned',
    'rejected',
    'expired',
    'broke-glass',
    'finished',
    'stopped by drift',
    'stopped by drift on a retry',
  ])
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(0)
}, 600_000)
