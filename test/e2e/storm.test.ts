import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { atRate, key } from '../bench/load.ts'
import { ingestKey, until } from '../support/bot.ts'
import { company, type Site, startSite } from '../support/site.ts'
import { slackChannel, slackChannelJa } from '../support/slack.ts'
import { words } from '../support/slack-people.ts'
import { busiest, denied, threat } from '../support/storm.ts'

const [events, seconds, actors] = [5_000, 60, 400]

let site: Site
beforeAll(async () => {
  site = await startSite()
  await site.start({
    config: { ...company, accounts: {} },
    env: { HIKESHI_INGEST_KEYS: `${ingestKey},${key}` },
  })
})
afterAll(() => site.stop())

/** Findings by who was told of them, as Prometheus reads them. */
async function findings(): Promise<Record<string, number>> {
  const text = await (await fetch(`${site.bot().url}/metrics`)).text()
  const lines = [...text.matchAll(/^hikeshi_findings\{state="(\w+)"\} (\d+)$/gm)]
  return Object.fromEntries(lines.map(([, state, count]) => [state, Number(count)]))
}
const sum = ({ shown = 0, folded = 0, suppressed = 0 }: Record<string, number>) =>
  shown + folded + suppressed
const resident = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${site.bot().child.pid}/status`, 'utf8'))?.[1]) /
  1024
/** One channel's name begins the other's. */
const of = (channel: string) => new RegExp(`channel=${channel}(&|$)`)
const calls = (channel: string) =>
  site.slack.faults.passed
    .filter(({ path, body }) => /\/chat\.(post|update)/.test(path) && of(channel).test(body))
    .map((passed) => passed.at)
const posted = (says: string, channel: string) =>
  site.slack.faults.passed.find(
    ({ path, body }) =>
      path.includes('chat.postMessage') && of(channel).test(body) && body.includes(says),
  )

it(`shows a Critical finding within 2 s beside ${events} denied calls in ${seconds} s, asks Slack no more than it takes, and counts every one`, async () => {
  const memory: number[] = []
  const late: number[] = []
  let watching = true
  const watch = (async () => {
    while (watching) {
      const seen = await findings()
      expect(sum(seen)).toBe(seen['received'])
      memory.push(resident())
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  })()
  const began = Date.now()
  // Half of it is one program that tries again and again, the other half many that do so now and then.
  const storm = atRate(`${site.bot().url}/events`, events / seconds, seconds, (n) =>
    JSON.stringify(
      n % 2 === 0
        ? denied(n, 'loudest')
        : denied(n, `noisy-${n % actors}`, `${100_000_000_000 + (n % 7)}`),
    ),
  )
  // One before the storm has grown, one in its midst, one near its end.
  for (const [name, second] of [
    ['early', 5],
    ['midst', 30],
    ['ending', 55],
  ] as const) {
    await until(() => (Date.now() - began >= second * 1_000 ? true : undefined), 120_000)
    const sent = Date.now()
    expect(await site.bot().event(threat(name))).toBe(202)
    for (const channel of [slackChannel, slackChannelJa])
      late.push((await until(() => posted(name, channel))).at - sent)
  }
  expect((await storm).ok).toBe(events)
  await until(
    async () => ((await findings())['received'] === events + 3 ? true : undefined),
    480_000,
  )
  watching = false
  await watch

  const found = await findings()
  expect(sum(found)).toBe(events + 3)
  const { output } = await site.cli('status', '--json')
  expect(JSON.parse(output)).toMatchObject({
    findings: { received: events + 3 },
    events: { waiting: 0, failed: 0, notUnderstood: 0 },
  })
  for (const channel of [slackChannel, slackChannelJa]) {
    expect(busiest(calls(channel), 60_000)).toBeLessThanOrEqual(60 + 5)
    expect(busiest(calls(channel), 10_000)).toBeLessThanOrEqual(10 + 5)
    // One digest stands for the storm; it is edited, and never posted again.
    const digests = site.slack
      .state()
      .messages.filter((m) => m.channel === channel && /🌊/.test(words(m)))
    expect(digests).toHaveLength(1)
  }
  // The heap settles in the storm's first half; what grows after it would go on growing.
  const half = memory.slice(Math.floor(memory.length / 2))
  const [start, end] = [half.slice(0, 8), half.slice(-8)].map(
    (some) => some.reduce((a, b) => a + b) / some.length,
  ) as [number, number]
  process.stdout.write(
    `critical after ${late.join(', ')} ms; memory ${start.toFixed(0)} to ${end.toFixed(0)} MB; Slack at most ${busiest(calls(slackChannel), 60_000)} calls a minute; ${JSON.stringify(found)}\n`,
  )
  expect(Math.max(...late)).toBeLessThan(2_000)
  expect(end / start).toBeLessThan(1.3)
}, 900_000)
