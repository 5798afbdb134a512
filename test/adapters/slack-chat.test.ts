import { createEmulator, type Emulator } from 'emulate'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeClient, makePatience } from '../../src/adapters/slack/api.ts'
import { fallbacks } from '../../src/adapters/slack/chat.ts'
import { makeSlack } from '../../src/adapters/slack/index.ts'
import { slackLogger } from '../../src/adapters/slack/log.ts'
import type { Block } from '../../src/core/blocks.ts'
import { ChatBusy, ChatGone } from '../../src/core/ports.ts'
import { chart, planBlock, table } from '../../src/view/newest.ts'
import { until } from '../support/bot.ts'
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts'
import { httpApp, type Slack, slackChannel, startSlack } from '../support/slack.ts'
import { assertClean, makeDoor, type SlackBot, startSlackBot } from '../support/slack-bot.ts'
import { freePort } from '../support/slack-workspace.ts'
import { readable } from '../view/blocks.ts'

const card = {
  text: 'High: An instance talks to a miner',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'High' } },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'acknowledge',
          text: { type: 'plain_text', text: 'Mine' },
          value: 'i-1',
        },
      ],
    },
  ],
  metadata: { event_type: 'hikeshi_card', event_payload: { incident: 'inc-1' } },
}

describe('posting and updating', () => {
  let slack: Slack
  let bot: SlackBot
  beforeAll(async () => {
    slack = await startSlack()
  })
  afterAll(() => slack.stop())
  beforeEach(async () => {
    await slack.control.reset()
    slack.faults.clear()
    bot = await startSlackBot(slack)
  })
  afterEach(async () => {
    await bot.stop()
    assertClean(slack, bot)
  })
  const error = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => expect.fail('it went well'),
      (thrown: unknown) => thrown,
    )

  it('posts a card without unfurling links, and updates it in place', async () => {
    const { ts } = await bot.chat.post(slackChannel, card)
    await bot.chat.update(slackChannel, ts, { ...card, text: 'Low: All well' })
    await slack.until(({ messages }) =>
      messages.find((m) => m.ts === ts && m.text === 'Low: All well'),
    )
    expect(slack.state().messages).toHaveLength(1)
    const sent = slack.faults.passed.filter(({ path }) => path.startsWith('/api/chat.'))
    const [posted] = sent.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
    expect(posted).toMatchObject({ unfurl_links: 'false', metadata: JSON.stringify(card.metadata) })
  })

  it('says for how long Slack asks to wait, and that nothing was posted', async () => {
    slack.faults.fault({
      path: /postMessage/,
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '7' },
    })
    const thrown = await error(bot.chat.post(slackChannel, card))
    expect(thrown).toBeInstanceOf(ChatBusy)
    expect(thrown).toMatchObject({ waitMs: 7000, certain: true })
    expect(slack.faults.passed.filter(({ path }) => path.includes('postMessage'))).toHaveLength(1)
    await bot.chat.post(slackChannel, card)
  })

  it.each([
    ['a 503', { kind: 'status', status: 503 }],
    ['a 429 without its header', { kind: 'status', status: 429 }],
    ['a lost answer', { kind: 'cut' }],
    [
      "Slack's internal_error",
      { kind: 'status', status: 200, body: '{"ok":false,"error":"internal_error"}' },
    ],
  ] as const)(
    'says that it is not known whether a message was posted after %s',
    async (_what, fault) => {
      slack.faults.fault({ path: /postMessage/, ...fault })
      expect(await error(bot.chat.post(slackChannel, card))).toMatchObject({ certain: false })
    },
  )

  it('gives up on an answer that never comes', async () => {
    slack.faults.fault({ path: /postMessage/, kind: 'hang' })
    expect(await error(bot.chat.post(slackChannel, card))).toBeInstanceOf(ChatBusy)
  })

  it('asks a Slack that is away less and less often, and takes calls side by side for one', async () => {
    let now = 1_000_000
    const patiently = makePatience(() => now)
    const { apiUrl } = slack
    const client = makeClient(
      { apiUrl, botToken: httpApp.botToken, teams: [], log: () => {} },
      slackLogger(() => {}),
      10_000,
    )
    const wait = async (): Promise<number> => {
      slack.faults.fault({ path: /auth\.test/, kind: 'status', status: 500 })
      const thrown = await error(patiently(() => client.auth.test()))
      return thrown instanceof ChatBusy ? thrown.waitMs : Number.NaN
    }
    for (const ms of await Promise.all(Array.from({ length: 9 }, wait)))
      expect(ms).toBeLessThanOrEqual(1250)
    const waits: number[] = []
    for (let i = 0; i < 9; i += 1) {
      now += waits.at(-1) ?? 1250
      waits.push(await wait())
    }
    expect(waits[0]).toBeGreaterThanOrEqual(1500)
    expect(waits[8]).toBeGreaterThanOrEqual(22_500)
    expect(waits[8]).toBeLessThanOrEqual(37_500)
    await patiently(() => client.auth.test())
    expect(await wait()).toBeLessThanOrEqual(1250)
  })

  const steps = planBlock('1 of 2 steps done', [
    { id: 'run/0', title: 'Snapshot', status: 'complete', note: 'made `snap-1` by <@U0ALICE>' },
    { id: 'run/1', title: 'Cut off <!here>', status: 'in_progress' },
  ])
  const numbers = table('Accounts', ['Account', 'Score'], [['prod', { value: 7, text: '7%' }]])
  const trend = chart('line', 'Trend', 'Points', [
    { label: 'May', value: 40 },
    { label: 'June', value: 80 },
  ])
  const refuse = (error: string, says: RegExp) =>
    slack.faults.fault({
      path: /chat\.|response/,
      says,
      kind: 'status',
      status: 200,
      body: JSON.stringify({ ok: false, error, response_metadata: { messages: ['[ERROR] x'] } }),
    })
  const shownAt = (ts: string) =>
    slack.until(({ messages }) => messages.find((m) => m.ts === ts && m.blocks))
  const sentTo = (path: string) => slack.faults.passed.filter((one) => one.path.includes(path))

  it('posts the newest blocks as they are where Slack takes them', async () => {
    const blocks = [...card.blocks, steps, numbers, trend]
    const { ts } = await bot.chat.post(slackChannel, { ...card, blocks })
    expect((await shownAt(ts)).blocks).toEqual(blocks)
  })

  it('says in words what this workspace refuses, and asks it only once', async () => {
    refuse('invalid_blocks', /%22plan%22/)
    const message = { ...card, blocks: [...card.blocks, steps] }
    const { ts } = await bot.chat.post(slackChannel, message)
    const { blocks = [] } = await shownAt(ts)
    expect(blocks.slice(0, -1)).toEqual(card.blocks)
    expect(blocks.at(-1)?.['type']).toBe('rich_text')
    expect(readable(blocks.slice(-1) as Block[])).toBe(
      '*1 of 2 steps done*\n✅ Snapshot – made `snap-1` by <@U0ALICE>\n⏳ Cut off <!here>',
    )
    // Nothing is refused any more, but the workspace is known by now.
    await bot.chat.update(slackChannel, ts, { ...message, text: 'Low: All well' })
    const updated = await slack.until(({ messages }) =>
      messages.find((m) => m.ts === ts && m.text === 'Low: All well'),
    )
    expect(updated.blocks).toEqual(blocks)
    expect(sentTo('postMessage')).toHaveLength(2)
    expect(sentTo('chat.update')).toHaveLength(1)
    expect(bot.lines.join()).toContain('"types":["plan"]')
    // Of what it was not asked yet nothing is assumed.
    const { ts: other } = await bot.chat.post(slackChannel, { ...card, blocks: [numbers] })
    expect((await shownAt(other)).blocks).toEqual([numbers])
  })

  it('says a table and a chart in lines where they are refused', async () => {
    refuse('invalid_blocks', /data_table/)
    const { ts } = await bot.chat.post(slackChannel, { ...card, blocks: [numbers, trend] })
    const { blocks = [] } = await shownAt(ts)
    expect(blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text'])
    expect(blocks.map((block) => readable([block as Block]))).toEqual([
      '*Accounts*\n*prod* – Score: 7%',
      '*Trend*\n`May` ▇▇▇▇▇ 40\n`June` ▇▇▇▇▇▇▇▇▇▇ 80',
    ])
  })

  it('does not take a message that was too long, or wrong otherwise, for blocks that are not known', async () => {
    const message = { ...card, blocks: [...card.blocks, steps] }
    refuse('msg_blocks_too_long', /plan/)
    await bot.chat.post(slackChannel, message)
    for (const times of [1, 2]) refuse(`invalid_blocks${times === 1 ? '' : '_format'}`, /header/)
    await bot.chat.post(slackChannel, message)
    const { ts } = await bot.chat.post(slackChannel, message)
    expect((await shownAt(ts)).blocks).toEqual(message.blocks)
  })

  it('tells a person in words, too, and remembers it for the channel', async () => {
    const asked = await startSlackBot(slack, {
      door: { command: async () => ({ text: 'Posture', blocks: [numbers] }) },
    })
    slack.faults.fault({
      path: /_hooks|postEphemeral|postMessage/,
      says: /data_table/,
      kind: 'status',
      status: 400,
      body: 'invalid_blocks',
      times: 3,
    })
    await slack.control.command({ user: 'U0ALICE', text: 'posture' })
    const told = await slack.until(({ messages }) =>
      messages.find((m) => m.ephemeral_to === 'U0ALICE' && m.blocks),
    )
    expect(told.blocks?.map(({ type }) => type)).toEqual(['rich_text'])
    await until(async () => asked.lines.find((line) => line.includes('"types":["data_table"]')))
    const { ts } = await asked.chat.post(slackChannel, { ...card, blocks: [numbers] })
    expect((await shownAt(ts)).blocks?.map(({ type }) => type)).toEqual(['rich_text'])
    await asked.stop()
    assertClean(slack, asked)
  })

  it('keeps the buttons where the rest of a card is too long', async () => {
    slack.faults.fault({
      path: /chat.update/,
      kind: 'status',
      status: 200,
      body: '{"ok":false,"error":"msg_blocks_too_long"}',
    })
    const { ts } = await bot.chat.post(slackChannel, card)
    await bot.chat.update(slackChannel, ts, card)
    const shown = await slack.until(({ messages }) =>
      messages.find((m) => m.ts === ts && m.blocks?.[0]?.['type'] === 'section'),
    )
    expect(shown.blocks?.map(({ type }) => type)).toEqual(['section', 'actions'])
  })

  it('says that a message to update is gone', async () => {
    expect(await error(bot.chat.update(slackChannel, '1.000001', card))).toBeInstanceOf(ChatGone)
  })

  it.each([
    [
      'channel_not_found',
      undefined,
      'Slack answered channel_not_found for channel C0NONE: no such channel',
    ],
    ['missing_scope', 'chat:write', 'for channel C0NONE (scope chat:write): reinstall the app'],
    ['not_in_channel', undefined, 'invite the bot'],
    ['is_archived', undefined, 'the channel is archived'],
  ])('names the channel and the remedy for %s', async (code, needed, said) => {
    slack.faults.fault({
      path: /postMessage/,
      kind: 'status',
      status: 200,
      body: JSON.stringify({ ok: false, error: code, needed }),
    })
    const thrown = await error(bot.chat.post('C0NONE', card))
    expect(String(thrown)).toContain(said)
    expect(thrown).not.toBeInstanceOf(ChatBusy)
  })

  it('offers plainer forms from the richest to the plainest', () => {
    const forms = fallbacks({ ...card, blocks: [...card.blocks, numbers] })
    expect(forms.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
      ['header', 'actions', 'rich_text'],
      ['section', 'actions'],
      ['section'],
    ])
  })
})

describe('finding a card again', () => {
  // This emulator keeps metadata, as Slack does; the interactive one does not.
  let emulator: Emulator
  let proxy: FaultProxy
  let chat: ReturnType<typeof makeSlack>['chat']
  beforeAll(async () => {
    const port = await freePort()
    emulator = await createEmulator({ service: 'slack', port, hostname: '127.0.0.1' })
    proxy = await startFaultProxy({ host: '127.0.0.1', port })
    const token = 'xoxb-find'
    const slack = makeSlack(
      {
        botToken: token,
        signingSecret: 's',
        apiUrl: `http://127.0.0.1:${proxy.port}/api/`,
        teams: [],
        log: () => {},
      },
      makeDoor().door,
    )
    chat = slack.chat
  })
  afterAll(async () => {
    await proxy.stop()
    await emulator.close()
  })

  it('finds the call under a card, and no other', async () => {
    const list = await fetch(`http://127.0.0.1:${proxy.port}/api/conversations.list`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-find' },
    })
    const { channels } = (await list.json()) as { channels: { id: string }[] }
    const channel = channels[0]?.id ?? ''
    const { ts } = await chat.post(channel, card)
    const { ts: other } = await chat.post(channel, card)
    const metadata = { event_type: 'hikeshi_call', event_payload: { incident: 'inc-1', call: '2' } }
    await chat.call(channel, ts, { ...card, metadata })
    const sent = proxy.passed.findLast(({ path }) => path === '/api/chat.postMessage')
    const body = Object.fromEntries(new URLSearchParams(sent?.body))
    expect(body).toMatchObject({ thread_ts: ts, reply_broadcast: 'true' })
    expect(await chat.called(channel, ts, 2)).toBe(true)
    expect(await chat.called(channel, ts, 1)).toBe(false)
    expect(await chat.called(channel, other, 2)).toBe(false)
  })

  it('finds the message of an incident whose answer was lost, and no other', async () => {
    const list = await fetch(`http://127.0.0.1:${proxy.port}/api/conversations.list`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-find' },
    })
    const { channels } = (await list.json()) as { channels: { id: string }[] }
    const channel = channels[0]?.id ?? ''
    for (const incident of ['inc-0', 'inc-1', 'inc-2'])
      await chat.post(channel, {
        ...card,
        metadata: { ...card.metadata, event_payload: { incident } },
      })
    proxy.fault({ path: /postMessage/, kind: 'cut' })
    await chat
      .post(channel, {
        ...card,
        metadata: { ...card.metadata, event_payload: { incident: 'lost' } },
      })
      .then(
        () => expect.fail('the answer arrived'),
        () => {},
      )
    const ts = await chat.find(channel, 'lost')
    expect(ts).toMatch(/^\d+\.\d+$/)
    expect(ts).not.toBe(await chat.find(channel, 'inc-1'))
    expect(await chat.find(channel, 'never-posted')).toBeUndefined()
    const asked = proxy.passed.find(({ path }) => path === '/api/conversations.history')
    // This emulator gives metadata always, Slack only if asked to.
    expect(new URLSearchParams(asked?.body).get('include_all_metadata')).toBe('true')
  })
})
