import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../src/adapters/journal/store.ts'
import { makeClient } from '../../src/adapters/slack/api.ts'
import { makeChat } from '../../src/adapters/slack/chat.ts'
import { slackLogger } from '../../src/adapters/slack/log.ts'
import { makeTaken } from '../../src/adapters/slack/taken.ts'
import { type Catalog, loadCatalog } from '../../src/catalog.ts'
import type { Severity } from '../../src/core/finding.ts'
import type { Policy } from '../../src/core/policy.ts'
import type { Chat } from '../../src/core/ports.ts'
import { change } from '../../src/flow/change.ts'
import { makeShow } from '../../src/flow/show.ts'
import { makeViews } from '../../src/flow/words.ts'
import { makeClock } from '../support/clock.ts'
import { finding } from '../support/finding.ts'
import { httpApp, type Slack, slackChannel, slackChannelJa, startSlack } from '../support/slack.ts'
import { words } from '../support/slack-people.ts'
import { quiet, startDatabase, untraced } from '../support/store.ts'
import { busiest } from '../support/storm.ts'

const policy: Policy = {
  accounts: {},
  people: { viewer: [], responder: [], approver: [], lead: [], admin: [] },
  approvals: { low: 1, medium: 1, high: 1 },
  expiresMinutes: 30,
  channels: [
    { id: slackChannel, locale: 'en' },
    { id: slackChannelJa, locale: 'ja', quiet: { zone: 'Asia/Tokyo', from: '20:00', to: '08:00' } },
  ],
}
const channels = policy.channels.map(({ id }) => id)
const minute = 60_000
/** What goes wrong in Slack is meant to; anything else is not. */
const wrong: string[] = []
const log = (_level: string, message: string, fields?: object): void => {
  if (!message.startsWith('a card could not be shown'))
    wrong.push(`${message} ${JSON.stringify(fields)}`)
}
afterEach(() => {
  const [first] = wrong.splice(0)
  if (first !== undefined) throw new Error(first)
})

let db: Awaited<ReturnType<typeof startDatabase>>
let slack: Slack
let catalog: Catalog
let time: ReturnType<typeof makeClock>
let stores: readonly [Store, Store]
beforeAll(async () => {
  ;[db, slack, catalog] = await Promise.all([startDatabase(), startSlack(), loadCatalog()])
  const now = () => time.clock.now()
  stores = [await db.store({ now }), await db.store({ now })]
  // Slack keeps a message's metadata and gives it when asked to; the emulator forgets it.
  slack.faults.amend(/conversations\.replies/, (answer) => ({
    ...answer,
    messages: (answer['messages'] as object[]).map((message, nth) => ({
      ...message,
      ...(nth > 0 && {
        metadata: { event_type: 'hikeshi_call', event_payload: { call: `${nth}` } },
      }),
    })),
  }))
  slack.faults.amend(/conversations\.history/, (answer) => ({
    ...answer,
    messages: (answer['messages'] as { blocks?: unknown }[]).map((message) => ({
      ...message,
      metadata: {
        event_type: 'hikeshi_card',
        event_payload: { incident: cardOf(JSON.stringify(message.blocks)) },
      },
    })),
  }))
})
afterAll(async () => {
  await slack.stop()
  await db.stop()
})

const cardOf = (text: string) => (/"(storm-[^"]+)"/.exec(text) ?? /`(inc-\d+)`/.exec(text))?.[1]

/** Two replicas on one store and one clock, showing to the emulated Slack; and how often each channel was called, by that clock. */
async function bots(start: string) {
  await db.sql('truncate records, heads, incidents, cards, due, inbox, arrivals, channels')
  await slack.control.reset()
  time = makeClock(Date.parse(start))
  const { clock } = time
  const client = makeClient(
    { botToken: httpApp.botToken, apiUrl: slack.apiUrl, teams: [], log: quiet },
    slackLogger(quiet),
    250,
  )
  const chat = makeChat(client, makeTaken(quiet), quiet)
  const called = new Map<string, number[]>(channels.map((id) => [id, []]))
  const noted: Chat = {
    ...chat,
    post: (channel, message) => {
      called.get(channel)?.push(clock.now())
      return chat.post(channel, message)
    },
    update: (channel, ts, message) => {
      called.get(channel)?.push(clock.now())
      return chat.update(channel, ts, message)
    },
    call: (channel, ts, message) => {
      called.get(channel)?.push(clock.now())
      return chat.call(channel, ts, message)
    },
  }
  const views = makeViews(catalog, policy, clock.now)
  const locale = (id: string) => (id === slackChannelJa ? 'ja' : 'en')
  const shows = stores.map((store) => {
    const { journal } = store
    const alone: typeof store.cards.alone = (channel, work) =>
      time.during(() => store.cards.alone(channel, work))
    const cards = { ...store.cards, alone }
    return makeShow(
      { cards, chat: noted, clock, journal, log, policy, ...untraced },
      {
        card: (incident, channel) => views.message(incident, locale(channel)),
        call: (incident, channel, call) => views.call(incident, call, locale(channel)),
        digest: (storm, channel) => views.digest(storm, locale(channel)),
      },
    )
  })
  const [{ journal, status }] = stores
  const wake = () => {
    for (const show of shows) for (const channel of channels) show.wake(channel)
  }
  const world = { clock, policy, journal, catalog }
  const arrive = async (key: string, severity: Severity = 'medium', actor = 'mallory') => {
    const of = { ...finding, key, severity, actor, sample: true }
    const result = await change(world, { key }, (incident) => [
      incident === undefined
        ? { kind: 'opened', finding: of, drill: false }
        : { kind: 'seen', finding: of },
    ])
    wake()
    return 'id' in result ? result.id : ''
  }
  return {
    called,
    arrive,
    /** Another finding, in the same incident. */
    join: async (id: string, key: string, severity: Severity = 'medium') => {
      const of = { ...finding, key, severity, sample: true }
      await change(world, { id }, () => [{ kind: 'seen', finding: of }])
      wake()
    },
    acknowledge: async (id: string) => {
      await change(world, { id }, () => [{ kind: 'acknowledged', by: 'T0HIKESHI/U0ALICE' }])
      wake()
    },
    /** As the sweep does: whoever was forgotten is woken again. */
    pass: async (ms: number) => {
      for (let left = ms; left > 0; left -= 30_000) {
        wake()
        await time.advance(Math.min(30_000, left))
      }
    },
    status,
    stop: async () => {
      const ended = Promise.all(shows.map((show) => show.stop()))
      await time.advance(minute)
      await ended
    },
  }
}

/** Waits for the emulator's page, which learns of a message a moment later. */
const stands = (channel: string, id: string, says = '') =>
  slack
    .until(() =>
      standing(channel)
        .get(id)
        ?.find((text) => text.includes(says)),
    )
    .catch(() => {
      throw new Error(
        `${id} in ${channel} does not say “${says}”: ${standing(channel).get(id)?.join() ?? 'nothing'}`,
      )
    })

/** Replies to an incident's card that its channel was shown too, oldest first. */
const calls = (channel: string, says: RegExp) =>
  slack
    .state()
    .messages.filter((m) => m.channel === channel && 'thread_ts' in m && says.test(words(m)))
const broadcast = () =>
  slack.faults.passed
    .map(({ body }) => new URLSearchParams(body))
    .filter((body) => body.get('reply_broadcast') === 'true')

/** The cards that stand in a channel: by incident, what each says. */
function standing(channel: string): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const message of slack.state().messages) {
    const id = cardOf(JSON.stringify(message.blocks ?? []))
    if (message.channel !== channel || id === undefined) continue
    found.set(id, [...(found.get(id) ?? []), words(message)])
  }
  return found
}

it('shows every card once and as it is after half an hour without Slack in a storm, to two replicas', async () => {
  const bot = await bots('2026-11-18T03:00:00Z')
  const before = await bot.arrive('before', 'high')
  await bot.pass(10_000)
  await stands(slackChannel, before)

  const ids: string[] = []
  const tries: number[] = []
  const everything = { path: /^\/api\//, times: 1e9 }
  const troubles = [
    { ...everything, kind: 'status', status: 503 },
    { ...everything, kind: 'status', status: 429, headers: { 'retry-after': '30' } },
    { ...everything, kind: 'hang' },
    // Taken, but nobody learns of it: what was posted must be found again.
    { path: /\/chat\.post/, kind: 'cut', times: 4 },
    { ...everything, kind: 'status', status: 503 },
  ] as const
  for (const [nth, trouble] of troubles.entries()) {
    slack.faults.heal()
    slack.faults.fault(trouble)
    for (let i = 0; i < 30; i++) ids.push(await bot.arrive(`storm-${nth}-${i}`))
    ids.push(await bot.arrive(`critical-${nth}`, 'critical'))
    if (nth === 2) await bot.acknowledge(before)
    const asked = slack.faults.passed.length
    await bot.pass(6 * minute)
    if (trouble.kind !== 'cut') tries.push(slack.faults.passed.length - asked)
    await bot.arrive('before', 'high')
  }
  const { findings } = await bot.status()
  expect(findings.shown + findings.folded + findings.suppressed).toBe(ids.length + 6)

  slack.faults.heal()
  await bot.pass(8 * minute)
  for (const channel of channels) {
    for (const id of [before, ...ids]) await stands(channel, id)
    const cards = standing(channel)
    const twice = [...cards].filter(([, all]) => all.length > 1).map(([id]) => id)
    expect(twice).toEqual([])
    const times = bot.called.get(channel) ?? []
    expect(busiest(times, minute)).toBeLessThanOrEqual(60 + 5)
  }
  await stands(slackChannel, before, 'Acknowledged by <@U0ALICE>')
  await stands(slackChannel, before, '(6 events received)')
  // Six minutes in two channels: asked less and less often, or when Slack said.
  expect(Math.max(...tries)).toBeLessThan(50)
  const after = await bot.status()
  expect(after.channels.map(({ wanted, folded }) => wanted + folded)).toEqual([0, 0])
  expect(after.findings).toMatchObject({ shown: ids.length + 6, folded: 0, suppressed: 0 })
  await bot.stop()
}, 180_000)

it('folds a storm, shows Critical and what people open at once, and gives each its card afterwards', async () => {
  const bot = await bots('2026-11-18T03:00:00Z')
  const ids: string[] = []
  for (let i = 0; i < 60; i++)
    ids.push(await bot.arrive(`s-${i}`, 'low', i % 3 ? 'eve' : 'mallory'))
  const critical = await bot.arrive('worst', 'critical')
  await bot.pass(3_000)
  await stands(slackChannel, critical)
  const digest = await slack.until(() =>
    [...standing(slackChannel).keys()].find((id) => id.startsWith('storm-')),
  )
  const first = standing(slackChannel)
  expect(first.get(digest)?.join()).toMatch(/eve(.|\n)*mallory/)
  const folded = ids.filter((id) => !first.has(id))
  expect(folded.length).toBeGreaterThan(50)

  await bot.acknowledge(folded.at(-1) ?? '')
  const raised = ids.indexOf(folded[0] ?? '')
  await bot.arrive(`s-${raised}`, 'critical')
  await bot.pass(3_000)
  await stands(slackChannel, folded.at(-1) ?? '')
  await stands(slackChannel, folded[0] ?? '')
  const second = standing(slackChannel)
  expect(folded.filter((id) => second.has(id))).toHaveLength(2)

  await bot.pass(4 * minute)
  await stands(slackChannel, digest, 'over')
  for (const id of ids) await stands(slackChannel, id)
  const last = standing(slackChannel)
  expect(ids.filter((id) => last.get(id)?.length === 1)).toEqual(ids)
  expect([...last.keys()].filter((id) => id.startsWith('storm-'))).toEqual([digest])
  await bot.stop()
}, 60_000)

it('keeps what is not critical for the end of a channel’s quiet hours, and holds up no other channel', async () => {
  // 07:58 in Tokyo.
  const bot = await bots('2026-11-17T22:58:00Z')
  const [low, worst] = [await bot.arrive('waits', 'high'), await bot.arrive('now', 'critical')]
  await bot.pass(90_000)
  await stands(slackChannel, low)
  await stands(slackChannelJa, worst)
  expect([...standing(slackChannel).keys()].toSorted()).toEqual([low, worst].toSorted())
  expect([...standing(slackChannelJa).keys()]).toEqual([worst])
  await bot.acknowledge(low)
  await bot.pass(6_000)
  await stands(slackChannelJa, low)
  const later = await bot.arrive('later', 'high')
  await bot.pass(15_000)
  expect(standing(slackChannelJa).has(later)).toBe(false)
  await bot.pass(12_000)
  await bot.pass(3_000)
  await stands(slackChannelJa, later)
  await bot.stop()
}, 60_000)

it('calls each channel once when a card grows graver, whatever is lost on the way', async () => {
  // By day in Tokyo.
  const bot = await bots('2026-11-18T03:00:00Z')
  slack.faults.passed.length = 0
  const id = await bot.arrive('grows', 'medium')
  await bot.pass(3_000)
  await stands(slackChannelJa, id)
  await bot.join(id, 'as-grave')
  await bot.pass(6_000)
  expect(broadcast()).toEqual([])

  // Taken, but nobody learns of it.
  slack.faults.fault({ path: /chat\.post/, kind: 'cut', times: 2 })
  await bot.join(id, 'graver', 'high')
  await bot.pass(3 * minute)
  for (const [channel, says] of [
    [slackChannel, /Its severity is High now/],
    [slackChannelJa, /重要度が「高」に上がりました/],
  ] as const) {
    await slack.until(() => calls(channel, says).length > 0 || undefined)
    expect(calls(channel, says)).toHaveLength(1)
    await stands(channel, id, channel === slackChannel ? 'High' : '高')
  }
  const asked = broadcast().length
  await bot.join(id, 'again', 'high')
  await bot.acknowledge(id)
  await bot.pass(10_000)
  expect(broadcast()).toHaveLength(asked)

  await bot.join(id, 'worst', 'critical')
  await bot.pass(10_000)
  await slack.until(() => calls(slackChannel, /is Critical now/)[0])
  expect(broadcast()).toHaveLength(asked + 2)
  expect(standing(slackChannel).get(id)).toHaveLength(1)
  await bot.stop()
}, 60_000)

it('calls once when something new comes to what was acknowledged, and posts a card anew that was deleted', async () => {
  const bot = await bots('2026-11-18T03:00:00Z')
  slack.faults.passed.length = 0
  const id = await bot.arrive('known')
  await bot.pass(3_000)
  await bot.acknowledge(id)
  await bot.pass(3_000)
  await bot.arrive('known')
  await bot.pass(6_000)
  expect(broadcast()).toEqual([])
  for (const key of ['new', 'newer', 'newest']) {
    await bot.join(id, key)
    await bot.pass(6_000)
  }
  await slack.until(() => calls(slackChannel, /Something new was found/)[0])
  await slack.until(() => calls(slackChannelJa, /新たな検出がありました/)[0])
  expect(broadcast()).toHaveLength(2)

  slack.faults.fault({
    path: /chat\.postMessage/,
    says: /reply_broadcast/,
    kind: 'status',
    status: 200,
    body: '{"ok":false,"error":"thread_not_found"}',
    times: 2,
  })
  await bot.join(id, 'grave', 'high')
  await bot.pass(6_000)
  await slack.until(() => (standing(slackChannel).get(id)?.length === 2 ? true : undefined))
  await bot.pass(minute)
  expect(broadcast()).toHaveLength(4)
  await bot.stop()
}, 60_000)

it('leaves in the digest what grows graver there, except what becomes critical', async () => {
  const bot = await bots('2026-11-18T03:00:00Z')
  slack.faults.passed.length = 0
  const ids: string[] = []
  for (let i = 0; i < 40; i++) ids.push(await bot.arrive(`f-${i}`, 'low'))
  await bot.pass(3_000)
  const [first, second] = ids.filter((id) => !standing(slackChannel).has(id))
  await bot.join(first ?? '', 'high', 'high')
  await bot.join(second ?? '', 'critical', 'critical')
  await bot.pass(6_000)
  await stands(slackChannel, second ?? '')
  expect(standing(slackChannel).has(first ?? '')).toBe(false)
  // Its first card is loud by itself.
  expect(broadcast()).toEqual([])
  await bot.pass(4 * minute)
  await stands(slackChannel, first ?? '')
  expect(broadcast()).toEqual([])
  await bot.stop()
}, 60_000)
