import { EC2 } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { remindAt } from '../../src/core/decide.ts'
import type { Event } from '../../src/core/events.ts'
import { type Incident, type Run, standing } from '../../src/core/incident.ts'
import { isContained } from '../../src/core/life-state.ts'
import { targetState } from '../../src/core/targets.ts'
import { approve, request, retry } from '../../src/flow/approve.ts'
import { change } from '../../src/flow/change.ts'
import { halt, skip } from '../../src/flow/oversee.ts'
import { planRun, planUndo } from '../../src/flow/plan.ts'
import { missingEvidence } from '../../src/flow/ruling.ts'
import { run } from '../../src/flow/run.ts'
import { targetsIn } from '../../src/flow/targets.ts'
import type { World } from '../../src/flow/world.ts'
import type { Finding } from '../../src/kit/index.ts'
import { motoGround } from '../support/aws.ts'
import {
  type Moto,
  motoAccount,
  motoClient,
  newSubnet,
  seedInstance,
  startMoto,
} from '../support/moto.ts'
import { findingOn } from '../support/playbook.ts'
import { startDatabase } from '../support/store.ts'
import { approver, ask, must, openTheatre, runOf } from '../support/theatre.ts'

/** One playbook on several things of one incident, on moto, with real sessions and a real store. */
const isolate = 'isolate-instance'
let database: Awaited<ReturnType<typeof startDatabase>>
let moto: Moto
let world: World
let ground: ReturnType<typeof motoGround>
let ec2: EC2
let instances: string[]
let opened: Incident
let count = 0

beforeAll(async () => {
  moto = await startMoto()
  database = await startDatabase()
  ground = motoGround(moto.url)
  ec2 = new EC2(motoClient(moto.url))
  const theatre = await openTheatre(await database.store())
  const policy = { ...theatre.policy, accounts: { [motoAccount]: {} } }
  world = { ...theatre, policy, aws: ground.open }
})
afterAll(async () => {
  await database.stop()
  await moto.stop()
})
beforeEach(async () => {
  await moto.reset()
  const subnet = await newSubnet(moto.url)
  const seeded = [1, 2, 3].map(() => seedInstance(moto.url, { subnet }))
  instances = (await Promise.all(seeded)).map(({ instanceId }) => instanceId)
  opened = await holding(instances.map((instanceId) => findingOn({ instanceId })))
})

/** An incident that these findings were joined to. */
async function holding(findings: readonly Finding[]): Promise<Incident> {
  count += 1
  const [first, ...others] = findings.map((one, at) => ({ ...one, key: `${count}/${at}` }))
  if (first === undefined) throw new Error('no finding')
  return must(
    await change(world, { key: first.key }, () => [
      { kind: 'opened', finding: first, drill: false },
      ...others.map((finding) => ({ kind: 'seen', finding }) as const),
    ]),
  )
}

const found = (playbook = isolate, incident = opened) => {
  const of = world.catalog.playbook.get(playbook)
  return of === undefined ? [] : targetsIn(world, incident, of)
}
const plan = (targets = found().map(({ id }) => id), playbook = isolate, incident = opened) =>
  planRun(world, { incident: incident.id, playbook, by: 'T1/U1', targets })
async function approved(targets?: string[]): Promise<Run> {
  return (await ask(world, must(await plan(targets)).run.id)).run
}
const go = async (id: string, by: World = world): Promise<Run> => {
  await run(by, { incident: opened.id, run: id })
  return runOf(world, id)
}
const states = (of: Run) => instances.map((_, at) => targetState(of, at))
const groupsOf = async (id: string | undefined): Promise<string[]> => {
  const { Reservations = [] } = await ec2.describeInstances({ InstanceIds: [id ?? ''] })
  const { NetworkInterfaces = [] } = Reservations[0]?.Instances?.[0] ?? {}
  const names = NetworkInterfaces.flatMap(({ Groups = [] }) => Groups.map((g) => g.GroupName ?? ''))
  return [...new Set(names)]
}
async function undone(of: Run): Promise<Run> {
  const back = await ask(world, must(await planUndo(world, { run: of.id, by: 'T1/U1' })).run.id)
  return go(back.run.id)
}
/** The flow with something that happens right after a record of this kind for this step. */
const after = (kind: Event['kind'], step: string, then: () => Promise<unknown>): World => ({
  ...world,
  journal: {
    ...world.journal,
    change: async (ref, decide) => {
      let met = false
      const answer = await world.journal.change(ref, (incident, id) => {
        const decided = decide(incident, id)
        met =
          'events' in decided &&
          decided.events.some((e) => e.kind === kind && 'step' in e && e.step === step)
        return decided
      })
      if (met) await then()
      return answer
    },
  },
})

/** Each is a whole way there and back through moto: long where the machine is busy. */
const long = { timeout: 120_000 }

describe('several targets of one incident', long, () => {
  it('are isolated by one approval, each with its own steps, and put back exactly as they were', async () => {
    const before = await ground.state()
    const { run: planned } = must(await plan())
    expect(planned.plan.targets?.map(({ name }) => name)).toEqual(instances)
    expect(planned.plan.targets?.every(({ notes }) => notes.length > 0)).toBe(true)
    must(await request(world, { run: planned.id, by: 'T1/U1' }))
    must(await approve(world, { run: planned.id, by: approver }))
    const done = await go(planned.id)
    expect(done.approvals).toHaveLength(1)
    expect([done.state, ...states(done)]).toEqual(['done', 'done', 'done', 'done'])
    for (const id of instances) expect(await groupsOf(id)).toEqual(['hikeshi-isolation'])

    const back = await undone(done)
    expect(back.state, JSON.stringify(back.steps)).toBe('done')
    expect(back.plan.steps[0]?.of?.target).toBe(2)
    expect(Object.values(back.steps).flatMap(({ kept = [] }) => kept)).toEqual([])
    expect(await ground.state()).toEqual(before)
  })

  it('may be fewer than all of them, and the session of a step is for its own target alone', async () => {
    const ids = found().map(({ id }) => id)
    const scopes: string[] = []
    const done = await go((await approved(ids.slice(1))).id, {
      ...world,
      aws: (scope) => {
        if (scope.acts) scopes.push(JSON.stringify(scope.acts))
        return ground.open(scope)
      },
    })
    expect(done.plan.targets?.map(({ name }) => name)).toEqual(instances.slice(1))
    expect(await groupsOf(instances[0])).not.toContain('hikeshi-isolation')
    const named = (scope: string) => instances.filter((id) => scope.includes(`instance/${id}`))
    expect(scopes.length).toBeGreaterThan(4)
    for (const scope of scopes) expect(named(scope)).toHaveLength(1)
  })

  it('are each found once, and named by what tells them apart', async () => {
    const key = (userName: string, accessKeyId: string) => findingOn({ userName, accessKeyId })
    const [a, b] = ['AKIAIOSFODNN7EXAMPL1', 'AKIAIOSFODNN7EXAMPL2']
    const again = { ...key('alice', a), lastSeen: '2026-02-02T00:00:00.000Z' }
    const incident = await holding([key('alice', a), key('alice', b), again])
    const names = found('deactivate-access-key', incident).map(({ name }) => name)
    expect(names).toEqual([a, b])
    expect(found('contain-user', incident)).toHaveLength(1)
  })

  it('come from an attack sequence, too', async () => {
    const involved = {
      instances: instances.slice(0, 2),
      keys: [],
      users: ['alice', 'bob'],
      roles: ['shop-web'],
      buckets: [],
      elsewhere: [],
    }
    const subject = { instanceId: instances[0] ?? '' }
    const incident = await holding([
      findingOn(subject, { type: 'AttackSequence:S3/CompromisedData', involved }),
    ])
    expect(found(isolate, incident).map(({ name }) => name)).toEqual(involved.instances)
    expect(found('contain-user', incident).map(({ name }) => name)).toEqual(involved.users)
    expect(found('attack-sequence-response', incident)).toHaveLength(1)
  })

  it('are no more than a plan can be read of', async () => {
    const many = Array.from({ length: 22 }, (_, at) => `i-0${String(at).padStart(16, '0')}`)
    const incident = await holding(many.map((instanceId) => findingOn({ instanceId })))
    const ids = found(isolate, incident).map(({ id }) => id)
    expect(await plan(ids, isolate, incident)).toMatchObject({
      refused: 'not-possible',
      because: { en: expect.stringContaining('takes 20') },
    })
  })
})

describe('when something happens meanwhile', long, () => {
  it('stops before the next step, in a state that is known, and goes on from there', async () => {
    const { id } = await approved()
    const stopping = after('step-done', '1.label', () => halt(world, { run: id, by: 'T1/U3' }))
    const stopped = await go(id, stopping)
    expect([stopped.state, ...states(stopped)]).toEqual(['stopped', 'done', 'failed', 'waiting'])
    expect(stopped.steps['2.protect']?.why).toEqual({ failed: 'halted', by: 'T1/U3' })
    expect(await groupsOf(instances[1])).not.toContain('hikeshi-isolation')
    must(await retry(world, { run: id, by: 'T1/U2' }))
    expect(states(await go(id))).toEqual(['done', 'done', 'done'])
  })

  it('undoes what was done to the first ones where it was stopped at the next', async () => {
    const before = await ground.state()
    const { id } = await approved()
    const stopping = after('step-done', '2.prepare-groups', () =>
      halt(world, { run: id, by: 'T1/U3' }),
    )
    const back = await undone(await go(id, stopping))
    expect(back.state, JSON.stringify(back.steps)).toBe('done')
    expect(await ground.state()).toEqual(before)
  })

  it('takes a vanished one as a result, and does the others', async () => {
    const { id } = await approved()
    await ec2.terminateInstances({ InstanceIds: [instances[1] ?? ''] })
    const done = await go(id)
    expect([done.state, ...states(done)]).toEqual(['done', 'done', 'left', 'done'])
    expect(done.steps['2.protect']?.gone?.ja).toMatch(/[ぁ-ん]/)
    expect(await groupsOf(instances[2])).toEqual(['hikeshi-isolation'])
    const back = await undone(done)
    expect(back.state, JSON.stringify(back.steps)).toBe('done')
    expect(await groupsOf(instances[2])).not.toContain('hikeshi-isolation')
  })

  it('leaves nothing that stands, or has to be asked about, where all of them vanished', async () => {
    const { id } = await approved()
    await ec2.terminateInstances({ InstanceIds: instances })
    const done = await go(id)
    expect([done.state, ...states(done)]).toEqual(['done', 'left', 'left', 'left'])
    const left = (await world.journal.incident(opened.id)) ?? opened
    expect([standing(left), isContained(left), remindAt(done, 24)]).toEqual([[], false, undefined])
    expect(await planUndo(world, { run: id, by: 'T1/U1' })).toMatchObject({
      refused: 'nothing-to-undo',
    })
  })

  it('prepares what they share with the first that is still there', async () => {
    const { id } = await approved()
    await ec2.terminateInstances({ InstanceIds: [instances[0] ?? ''] })
    const done = await go(id)
    expect([done.state, ...states(done)]).toEqual(['done', 'left', 'done', 'done'])
    expect(await groupsOf(instances[1])).toEqual(['hikeshi-isolation'])
  })

  it('is not approved while one of them vanishes: the new plan leaves it out and says so', async () => {
    const { run: planned } = must(await plan())
    must(await request(world, { run: planned.id, by: 'T1/U1' }))
    await ec2.terminateInstances({ InstanceIds: [instances[2] ?? ''] })
    const click = await approve(world, { run: planned.id, by: approver })
    expect(click).toMatchObject({ refused: 'plan-changed', left: [instances[2]] })
    must(await approve(world, { run: planned.id, by: approver }))
    expect(states(await go(planned.id))).toEqual(['done', 'done', 'left'])
  })

  it('stops and asks where a step fails, and after a skip with a reason does the rest', async () => {
    const { id } = await approved()
    const Tags = [{ Key: 'hikeshi:status', Value: 'mine' }]
    await ec2.createTags({ Resources: [instances[1] ?? ''], Tags })
    const stopped = await go(id)
    expect([stopped.state, ...states(stopped)]).toEqual(['stopped', 'done', 'failed', 'waiting'])
    expect(stopped.steps['2.label']?.why).toMatchObject({ failed: 'changed' })
    must(await skip(world, { run: id, by: 'T1/U2', reason: 'the tag is ours' }))
    const done = await go(id)
    expect([done.state, ...states(done)]).toEqual(['done', 'done', 'left', 'done'])
  })

  it('does nothing twice when it dies at each record that it writes', async () => {
    const { id, plan: planned } = await approved()
    for (let nth = 1; nth < 200; nth++) {
      let records = 0
      const mortal: World = {
        ...world,
        journal: {
          ...world.journal,
          change: async (ref, decide) => {
            records += 1
            const answer = await world.journal.change(ref, decide)
            if (records === nth) throw new Error('killed')
            return answer
          },
        },
      }
      await run(mortal, { incident: opened.id, run: id }).catch(() => undefined)
      if ((await runOf(world, id)).state === 'done') break
    }
    expect(states(await runOf(world, id))).toEqual(['done', 'done', 'done'])
    const records = await world.journal.records(`incident/${opened.id}`)
    for (const { id: step } of planned.steps) {
      const done = records.filter(
        ({ event }) => event['kind'] === 'step-done' && event['step'] === step,
      )
      expect(done, step).toHaveLength(1)
    }
  })
})

describe('evidence', long, () => {
  it('is missing as long as it was not kept of each of them', async () => {
    const snapshots = found('snapshot-volumes').map(({ id }) => id)
    const keep = async (targets: string[]) => {
      const taken = must(await plan(targets, 'snapshot-volumes')).run.id
      await ask(world, taken)
      expect((await go(taken)).state).toBe('done')
    }
    const missing = async () => {
      const { incident, run: stop } = must(await plan(snapshots, 'stop-instance'))
      return missingEvidence(world, incident, stop.id)
    }
    await keep(snapshots.slice(0, 1))
    expect(await missing()).toContain('snapshot-volumes')
    await keep(snapshots.slice(1))
    expect(await missing()).not.toContain('snapshot-volumes')
  })
})
