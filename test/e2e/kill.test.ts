import { afterEach, describe, expect, it } from 'vitest'
import type { Event, EventKind } from '../../src/core/events.ts'
import { type Bot, clear, killDatabase, startBot, until } from '../support/bot.ts'
import { makeGate } from '../support/gate.ts'
import { approve, ask, ended, incident, open } from '../support/responder.ts'

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

/** Strikes while each record of the run is about to be written, then lets that record pass the next time it comes. */
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
  for (let strikes = 0; ; strikes++) {
    const version = await gate.held(over)
    if (version === undefined) return strikes
    await strike()
    await gate.pass(version)
  }
}

const kinds = (events: readonly { event: Event }[]) => events.map(({ event }) => event)

async function story(bot: Bot, id: string): Promise<Event[]> {
  const { journal } = await bot.get<{ journal: { event: Event }[] }>(`/api/incidents/${id}?lang=en`)
  return kinds(journal)
}

async function checkEnd(bot: Bot, run: string): Promise<void> {
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
    /:Create(Snapshots|SecurityGroup)/.test(event.call.action) &&
    !event.call.error
      ? [`${event.call.action} ${JSON.stringify(event.call.input.GroupName ?? '')}`]
      : [],
  )
  expect(new Set(made).size).toBe(made.length)
  const { card } = await bot.get<{ card: object[] }>(`/api/incidents/${id}?lang=en`)
  expect(JSON.stringify(card)).toMatch(/verified/)
}

const cases = [
  { playbook: 'isolate-instance', kind: 'instance' },
  { playbook: 'deactivate-access-key', kind: 'key' },
  { playbook: 'snapshot-volumes', kind: 'instance' },
] as const

describe.each(cases)('$playbook', ({ playbook, kind }) => {
  it('ends right when the bot is killed at every boundary of its run and of its undo', async () => {
    let bot = await startBot({ env })
    data = bot.data
    const { id } = await open(bot, `kill-${playbook}`, kind)
    for (const action of [`plan/${playbook}`, 'undo']) {
      const value = action === 'undo' ? Object.keys((await incident(bot, id)).runs).at(-1) : id
      const run = await ask(bot, value ?? '', action)
      const strikes = await strikeAtBoundaries(
        () => bot,
        run,
        async () => {
          await bot.kill()
          bot = await startBot({ data, env })
        },
      )
      expect(strikes).toBeGreaterThanOrEqual(3)
      await checkEnd(bot, run)
    }
    await bot.stop()
  }, 240_000)

  it('ends right when PostgreSQL is killed at every boundary of its run', async () => {
    const bot = await startBot()
    data = bot.data
    const { id } = await open(bot, `store-${playbook}`, kind)
    const run = await ask(bot, id, `plan/${playbook}`)
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
