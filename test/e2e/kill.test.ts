import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'
import type { Event, EventKind } from '../../src/core/events.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { approve, ask, ended, incident, open } from '../support/responder.ts'

let data = ''
afterEach(() => clear(data))

/** Calls `strike` as soon as the incident's journal has grown, until the run has ended; each record is thus a boundary. */
async function strikeAtEveryRecord(
  bot: Bot,
  run: string,
  strike: () => Promise<void>,
): Promise<number> {
  const stream = `incident/${run.split('.')[0]}`
  let strikes = 0
  let seen = await version(bot.data, stream)
  for (;;) {
    const now = await until(async () => {
      const found = await version(bot.data, stream).catch(() => undefined)
      return found !== undefined && found.version > seen.version ? found : undefined
    }, 60_000)
    seen = now
    if (now.kind === 'finished' || now.kind === 'step-failed') return strikes
    await strike()
    strikes += 1
  }
}

/** Straight from the database: the bot is dead half of the time. */
async function version(
  folder: string,
  stream: string,
): Promise<{ version: number; kind: EventKind }> {
  const config = await connectEmbedded(folder)
  if (config === undefined) throw new Error('the database is away')
  const client = new pg.Client(config)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ version: number; event: string }>(
      'select version, event from records where stream = $1 order by version desc limit 1',
      [stream],
    )
    const [row] = rows
    if (row === undefined) throw new Error(`nothing in ${stream}`)
    return { version: row.version, kind: (JSON.parse(row.event) as Event).kind }
  } finally {
    await client.end()
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
  it('ends right when the bot is killed after every record of its run and of its undo', async () => {
    let bot = await startBot()
    data = bot.data
    const { id } = await open(bot, `kill-${playbook}`, kind)
    for (const action of [`plan/${playbook}`, 'undo']) {
      const value = action === 'undo' ? Object.keys((await incident(bot, id)).runs).at(-1) : id
      const run = await ask(bot, value ?? '', action)
      const struck = strikeAtEveryRecord(bot, run, async () => {
        await bot.kill()
        bot = await startBot({ data })
      })
      await approve(bot, run).catch(() => undefined)
      expect(await struck).toBeGreaterThanOrEqual(2)
      await checkEnd(bot, run)
    }
    await bot.stop()
  }, 240_000)

  it('ends right when PostgreSQL is killed after every record of its run', async () => {
    const bot = await startBot()
    data = bot.data
    const { id } = await open(bot, `store-${playbook}`, kind)
    const run = await ask(bot, id, `plan/${playbook}`)
    const struck = strikeAtEveryRecord(bot, run, async () => {
      const pid = Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
      await until(async () => ((await fetch(`${bot.url}/readyz`)).ok ? true : undefined), 30_000)
    })
    await approve(bot, run).catch(() => undefined)
    expect(await struck).toBeGreaterThanOrEqual(2)
    expect(bot.child.exitCode).toBeNull()
    await checkEnd(bot, run)
    await bot.stop()
  }, 240_000)
})
