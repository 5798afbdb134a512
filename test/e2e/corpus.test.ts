import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Incident } from '../../src/core/incident.ts'
import { checkBlocks } from '../support/block-kit.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'

const folder = process.env.HIKESHI_CORPUS ?? join(import.meta.dirname, '../../../shared/fixtures')
const there = existsSync(join(folder, 'wrap.py'))
if (!there)
  process.stdout.write(`skipped: there is no corpus of real events at ${folder} (HIKESHI_CORPUS)\n`)

/** Every body of the corpus in its EventBridge envelope; PascalCase findings as they are and as EventBridge writes them. */
function envelopes(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.jsonl') && !file.endsWith('index.jsonl'),
  )
  const wrap = (file: string, ...more: string[]) =>
    execFileSync('python3', [join(folder, 'wrap.py'), ...more], {
      input: readFileSync(join(folder, file)),
      maxBuffer: 1e9,
    })
      .toString()
      .split('\n')
      .filter(Boolean)
  return [...new Set(files.flatMap((file) => [...wrap(file), ...wrap(file, '--camel')]))]
}

describe.runIf(there)('every real event that we have', () => {
  let bot: Bot
  let sent: string[] = []
  beforeAll(async () => {
    bot = await startBot({ env: { LOG_LEVEL: 'warn' } })
    sent = envelopes()
  })
  afterAll(async () => {
    await bot.stop()
    await clear(bot.data)
  })

  it('is answered 202, is read, and makes a card within Slack’s limits in both languages', async () => {
    expect(sent.length).toBeGreaterThan(1_400)
    const answers = new Map<number, number>()
    for (let i = 0; i < sent.length; i += 20) {
      const statuses = await Promise.all(
        sent.slice(i, i + 20).map((body) => bot.event(JSON.parse(body) as object)),
      )
      for (const status of statuses) answers.set(status, (answers.get(status) ?? 0) + 1)
    }
    expect([...answers]).toEqual([[202, sent.length]])
    const counts = await until(async () => {
      const { counts } = await bot.get<{ counts: Record<string, number> }>('/api/console?lang=en')
      return counts.waiting === 0 ? counts : undefined
    }, 60_000)
    expect(counts).toMatchObject({ received: sent.length, failed: 0 })

    const all: Incident[] = []
    for (let before = ''; ; ) {
      const { incidents } = await bot.get<{ incidents: Incident[] }>(
        `/api/incidents?limit=200${before}`,
      )
      all.push(...incidents)
      if (incidents.length < 200) break
      before = `&before=${incidents.at(-1)?.id}`
    }
    const faults: string[] = []
    for (const { id, finding } of all)
      for (const lang of ['en', 'ja']) {
        const { card } = await bot.get<{ card: object[] }>(`/api/incidents/${id}?lang=${lang}`)
        faults.push(
          ...checkBlocks(card).map((fault) => `${finding.source} ${id} ${lang}: ${fault}`),
        )
        if (JSON.stringify(card).length > 13_000)
          faults.push(`${id}: ${JSON.stringify(card).length} characters`)
      }
    expect(faults).toEqual([])
    const sources = Object.entries(Object.groupBy(all, ({ finding }) => finding.source)).map(
      ([source, list]) => `${source} ${list?.length}`,
    )
    process.stdout.write(
      `corpus: ${sent.length} events, ${counts.read} read, ${counts.notUnderstood} not understood yet, ${all.length} incidents: ${sources.join(', ')}\n`,
    )
  }, 240_000)
})
