import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCatalog } from '../../src/catalog.ts'
import type { Event } from '../../src/core/events.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { retry } from '../../src/flow/approve.ts'
import { planUndo } from '../../src/flow/plan.ts'
import { run } from '../../src/flow/run.ts'
import type { World } from '../../src/flow/world.ts'
import { startDatabase } from '../support/store.ts'
import {
  approved,
  ask,
  before,
  must,
  openTheatre,
  runOf,
  type Staged,
  stages,
} from '../support/theatre.ts'
import { dice, failing } from '../support/weather.ts'

/** Every playbook, on every kind of bad day. */
const ids = [...(await loadCatalog()).playbook.keys()]
let database: Awaited<ReturnType<typeof startDatabase>>
let world: World
let staged: Map<string, Staged[]>
beforeAll(async () => {
  database = await startDatabase()
  world = await openTheatre(await database.store())
  staged = stages(world.catalog)
})
afterAll(() => database.stop())

const start = (playbook: string, day: string) =>
  approved(world, {
    playbook,
    findings: (staged.get(playbook) ?? []).slice(0, 40).map(({ finding }) => finding),
    key: `${day}/${playbook}`,
    first: before[playbook],
  })

async function eventsOf(incident: string, of: string): Promise<Event[]> {
  const records = await world.journal.records(`incident/${incident}`)
  return records
    .map(({ event }) => event as unknown as Event)
    .filter((event) => 'run' in event && event.run === of)
}

const stateOf = (of: string) => runOf(world, of)

describe.each(ids)('%s', (playbook) => {
  it('ends done, or stopped and asking, while AWS fails three calls in ten; and is undone when the weather clears', async () => {
    const { incident, run: begun } = await start(playbook, 'weather')
    const id = begun.id
    const stormy = { ...world, aws: failing(world.aws, 0.3, dice(playbook.length)) }
    for (let tries = 0; tries < 12; tries++) {
      await run(stormy, { incident: incident.id, run: id })
      const { state, steps } = await stateOf(id)
      expect(['done', 'stopped']).toContain(state)
      if (state === 'done') break
      expect(Object.values(steps).some((step) => step.state === 'failed')).toBe(true)
      must(await retry(world, { run: id, by: 'T1/U2' }))
    }
    if ((await stateOf(id)).state !== 'done') await run(world, { incident: incident.id, run: id })
    expect((await stateOf(id)).state, JSON.stringify((await stateOf(id)).steps)).toBe('done')

    const back = await planUndo(world, { run: id, by: 'T1/U1' })
    // Evidence that is kept has nothing to undo; anything else that refuses is a fault.
    if (isRefusal(back) && back.refused === 'nothing-to-undo') return
    const undo = await ask(world, must(back).run.id)
    await run(world, { incident: undo.incident.id, run: undo.run.id })
    expect((await stateOf(undo.run.id)).state).toBe('done')
  })

  it('does nothing twice when it dies at each record that it writes', async () => {
    const { incident, run: begun } = await start(playbook, 'death')
    const id = begun.id
    const job = { incident: incident.id, run: id }
    let deaths = 0
    for (let nth = 2; nth < 400; nth++) {
      // Each record is lost once, and once written with whoever wrote it gone; then the next one, until there are no more.
      const fatal = Math.floor(nth / 2)
      let records = 0
      const mortal: World = {
        ...world,
        journal: {
          ...world.journal,
          change: async (ref, decide) => {
            records += 1
            if (records === fatal && nth % 2 === 0) throw new Error('killed')
            const answer = await world.journal.change(ref, decide)
            if (records === fatal) throw new Error('killed')
            return answer
          },
        },
      }
      const died = await run(mortal, job).then(
        () => false,
        () => true,
      )
      if (died) deaths += 1
      const { state } = await stateOf(id)
      if (state === 'stopped') must(await retry(world, { run: id, by: 'T1/U2' }))
      if (state === 'done') break
    }
    expect(deaths).toBeGreaterThan(0)
    expect((await stateOf(id)).state).toBe('done')
    const events = await eventsOf(incident.id, id)
    for (const step of begun.plan.steps)
      expect(
        events.filter((event) => event.kind === 'step-done' && event.step === step.id),
        step.id,
      ).toHaveLength(1)
  }, 120_000)
})
