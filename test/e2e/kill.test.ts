import { afterEach, describe, expect, it } from 'vitest'
import { loadCatalog } from '../../src/catalog.ts'
import type { Event, EventKind } from '../../src/core/events.ts'
import type { Run } from '../../src/core/incident.ts'
import { canonical } from '../../src/core/json.ts'
import { type Bot, clear, killDatabase, startBot, until } from '../support/bot.ts'
import { makeGate } from '../support/gate.ts'
import { approve, ask, ended, incident, incidents, open, runThrough } from '../support/responder.ts'
import { before, stages } from '../support/theatre.ts'

let data = ''
const env = { LOG_LEVEL: 'warn' }
afterEach(() => clear(data))

/** Around each step; HIKESHI_SWEEP=full also between any two calls to AWS. */
const boundaries: readonly EventKind[] = [
  'step-started',
  'step-done',
  'finished',
  ...(process.env.HIKESHI_SWEEP === 'full' ? (['aws-called'] as const) : []),
]

/**
 * Strikes while each record of the run is about to be written, then lets that record pass the next time it comes. What is
 * done once more after a strike (an undo that leaves a thing in place never shows that it happened) is not struck again.
 */
async function strikeAtBoundaries(
  bot: () => Bot,
  run: string,
  strike: () => Promise<void>,
): Promise<number> {
  const id = run.split('.')[0] ?? ''
  const gate = await makeGate(bot().data, id, boundaries)
  await approve(bot(), run)
  const over = async () =>
    ['done', 'stopped'].includes((await incident(bot(), id)).runs[run]?.state ?? '')
  const struck = new Set<string>()
  for (;;) {
    const version = await gate.held(over)
    if (version === undefined) return struck.size
    const moment = momentOf((await story(bot(), id)).at(-1))
    const isNew = !struck.has(moment)
    if (isNew) await strike()
    struck.add(moment)
    await gate.pass(version, isNew)
  }
}

/** What was written last, without what is different each time it is done. */
const momentOf = (event: Event | undefined): string =>
  event?.kind === 'aws-called'
    ? canonical({ ...event, call: { ...event.call, requestId: null } })
    : canonical(event ?? null)

const kinds = (events: readonly { event: Event }[]) => events.map(({ event }) => event)

async function story(bot: Bot, id: string): Promise<Event[]> {
  const { journal } = await bot.get<{ journal: { event: Event }[] }>(`/api/incidents/${id}?lang=en`)
  return kinds(journal)
}

async function checkEnd(bot: Bot, run: string): Promise<Run> {
  const id = run.split('.')[0] ?? ''
  const done = await ended(bot, run)
  expect(done.state, JSON.stringify(done.steps)).toBe('done')
  const events = (await story(bot, id)).filter((event) => 'run' in event && event.run === run)
  for (const step of done.plan.steps)
    expect(
      events.filter((event) => event.kind === 'step-done' && event.step === step.id),
      step.id,
    ).toHaveLength(1)
  for (const kind of ['approved', 'finished'] as const)
    expect(events.filter((event) => event.kind === kind)).toHaveLength(1)
  // What must not be done twice was not: each call that makes something was accepted once.
  const made = events.flatMap((event) =>
    event.kind === 'aws-called' &&
    /:(Copy|Create(?!Tags)|Send|StartMalware)/.test(event.call.action) &&
    !event.call.error
      ? [`${event.call.action} ${canonical(event.call.input)}`]
      : [],
  )
  expect(new Set(made).size).toBe(made.length)
  const { card } = await bot.get<{ card: object[] }>(`/api/incidents/${id}?lang=en`)
  expect(JSON.stringify(card)).toMatch(/verified/)
  return done
}

const catalog = await loadCatalog()
const staged = stages(catalog)
const sample = ['isolate-instance', 'deactivate-access-key', 'snapshot-volumes']
/** HIKESHI_KILLS=all: every playbook there is, or those that it names. */
const asked = process.env.HIKESHI_KILLS?.split(',') ?? sample
const playbooks = asked.includes('all') ? [...catalog.playbook.keys()] : asked

/** An incident on which the playbook has something to do, opened by one of the samples that it is offered on. */
async function opened(bot: Bot, playbook: string): Promise<string> {
  const told: unknown[] = []
  for (const { event, finding } of (staged.get(playbook) ?? []).slice(0, 20)) {
    expect(await bot.event(event)).toBe(202)
    const { id } = await until(async () =>
      (await incidents(bot)).find(({ members }) => members.some(({ key }) => key === finding.key)),
    )
    const first = before[playbook]
    if (first !== undefined) await runThrough(bot, id, `plan/${first}`)
    const planned = await bot.act('local/responder', `plan/${playbook}`, id)
    const run = planned.modal?.submit?.meta
    const steps = run === undefined ? [] : ((await incident(bot, id)).runs[run]?.plan.steps ?? [])
    if (steps.some(({ changes }) => changes.length > 0)) return id
    told.push(planned)
  }
  throw new Error(`${playbook} fits none of its samples: ${JSON.stringify(told).slice(0, 1_000)}`)
}

describe.each(playbooks)('%s', (playbook) => {
  it('ends right when the bot is killed at every boundary of its run and of its undo', async () => {
    let bot = await startBot({ env })
    data = bot.data
    const id = await opened(bot, playbook)
    let done: Run | undefined
    for (const action of [`plan/${playbook}`, 'undo']) {
      // What only keeps evidence has no way back.
      if (done?.plan.steps.every(({ never, changes }) => never || changes.length === 0)) break
      const run = await ask(bot, done?.id ?? id, action)
      const strikes = await strikeAtBoundaries(
        () => bot,
        run,
        async () => {
          await bot.kill()
          bot = await startBot({ data, env })
        },
      )
      done = await checkEnd(bot, run)
      // Each record of a boundary was struck; a step that finds its work done already (an instance that its group took out of
      // service) is never started.
      const written = (await story(bot, id)).filter(
        (event) => 'run' in event && event.run === run && boundaries.includes(event.kind),
      )
      expect(written.length).toBeGreaterThan(done.plan.steps.length)
      expect(strikes).toBeGreaterThanOrEqual(new Set(written.map(canonical)).size)
    }
    await bot.stop()
  }, 600_000)
})

describe.each(sample)('%s', (playbook) => {
  it('ends right when PostgreSQL is killed at every boundary of its run', async () => {
    const bot = await startBot()
    data = bot.data
    const run = await ask(bot, await opened(bot, playbook), `plan/${playbook}`)
    const strikes = await strikeAtBoundaries(
      () => bot,
      run,
      async () => {
        await killDatabase(data)
        await until(async () => ((await fetch(`${bot.url}/readyz`)).ok ? true : undefined), 60_000)
      },
    )
    expect(strikes).toBeGreaterThanOrEqual(3)
    expect(bot.child.exitCode).toBeNull()
    await checkEnd(bot, run)
    await bot.stop()
  }, 240_000)
})

const nobody = { uid: 65_534, gid: 65_534 }
const asRoot = process.getuid?.() === 0

it.runIf(asRoot)(
  'ends right as a normal user too, killed at every boundary',
  async () => {
    let bot = await startBot({ env, as: nobody })
    data = bot.data
    const { id } = await open(bot, 'kill-as-nobody')
    const run = await ask(bot, id, 'plan/snapshot-volumes')
    const strikes = await strikeAtBoundaries(
      () => bot,
      run,
      async () => {
        await bot.kill()
        bot = await startBot({ data, env, as: nobody })
      },
    )
    expect(strikes).toBeGreaterThanOrEqual(3)
    await checkEnd(bot, run)
    await bot.stop()
  },
  120_000,
)
