import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SlackDoor } from '../../src/adapters/slack/index.ts'
import { type Slack, signed, slackChannel, slackTeam, startSlack } from '../support/slack.ts'
import { assertClean, planModal, type SlackBot, startSlackBot } from '../support/slack-bot.ts'

let slack: Slack
let bot: SlackBot
beforeAll(async () => {
  slack = await startSlack()
  // The first request through everything is slow, and a person must be known within a second and a half.
  const first = await startSlackBot(slack)
  await slack.control.command({ user: 'U0ALICE', text: 'warm' })
  await toldTo('U0ALICE')
  await first.stop()
})
afterAll(async () => {
  await slack.stop()
})
beforeEach(async () => {
  await slack.control.reset()
  slack.faults.clear()
  bot = await startSlackBot(slack)
})
afterEach(async () => {
  vi.useRealTimers()
  await bot.stop()
  assertClean(slack, bot)
})

const card = { text: 'An incident', blocks: [{ type: 'divider' }] }
const button = (ts: string) => ({ ts, channel: slackChannel, text: '' })
const toldTo = (user: string) =>
  slack.until(({ messages }) => messages.find((m) => m.ephemeral_to === user))
const aCommand = (user: string, more: Record<string, string> = {}) =>
  new URLSearchParams({
    command: '/hikeshi',
    text: 'list',
    team_id: slackTeam,
    user_id: user,
    channel_id: slackChannel,
    trigger_id: `1.${Math.random()}`,
    ...more,
  }).toString()
const send = (body: string, headers: Record<string, string>) =>
  fetch(bot.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })

describe('what a person does in Slack', () => {
  it('answers a slash command to the one who typed it', async () => {
    await slack.control.command({ user: 'U0ALICE', text: 'show "two words" 7' })
    expect(await toldTo('U0ALICE')).toMatchObject({ text: 'you said two words|7' })
    expect(bot.asked).toMatchObject([
      {
        kind: 'command',
        what: { name: 'show', args: ['two words', '7'] },
        person: { id: `${slackTeam}/U0ALICE`, roles: ['responder'], zone: 'Asia/Tokyo' },
      },
    ])
  })

  it('shows an answer as words, whatever markup is in it', async () => {
    await bot.stop()
    bot = await startSlackBot(slack, {
      door: { command: async () => ({ text: '<!channel> <https://evil.example|click>' }) },
    })
    await slack.control.command({ user: 'U0ALICE', text: '' })
    expect(await toldTo('U0ALICE')).toMatchObject({
      text: '&lt;!channel&gt; &lt;https://evil.example|click&gt;',
      blocks: [{ text: { type: 'plain_text', text: '<!channel> <https://evil.example|click>' } }],
    })
  })

  it('answers with blocks, also where the response URL has expired', async () => {
    await bot.stop()
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Open' } }]
    bot = await startSlackBot(slack, { door: { command: async () => ({ text: 'Open', blocks }) } })
    slack.faults.fault({ path: /_hooks/, kind: 'status', status: 404 })
    await slack.control.command({ user: 'U0ALICE', text: 'list' })
    expect(await toldTo('U0ALICE')).toMatchObject({ text: 'Open', blocks })
    expect(slack.faults.passed.at(-1)?.path).toBe('/api/chat.postEphemeral')
  })

  it('hands a button to its handler with argument and value, and its answer to the presser alone', async () => {
    const { ts } = await bot.chat.post(slackChannel, card)
    await slack.control.interact({
      user: 'U0BOB',
      message: button(ts),
      action: { action_id: 'playbook/quarantine-instance', value: 'inc-1' },
    })
    const text = 'playbook quarantine-instance inc-1'
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text } }]
    expect(await toldTo('U0BOB')).toMatchObject({ text, blocks })
  })

  it('opens the modal at once where its work is quick, and takes its submission', async () => {
    await bot.stop()
    bot = await startSlackBot(slack, {
      door: { action: ({ open }) => open(Promise.resolve(planModal)) },
    })
    const { ts } = await bot.chat.post(slackChannel, card)
    await slack.control.interact({
      user: 'U0BOB',
      message: button(ts),
      action: { action_id: 'plan' },
    })
    const modal = await slack.until(({ modals }) => modals[0])
    expect(modal).toMatchObject({ title: { text: 'Plan' }, callback_id: 'reject' })
    slack.control.submit('U0BOB', {
      reason: { reason: { type: 'plain_text_input', value: 'not now' } },
    })
    expect(await toldTo('U0BOB')).toMatchObject({
      text: 'rejected: not now',
      channel: slackChannel,
    })
    expect(bot.asked).toMatchObject([
      { what: { id: 'reject', meta: 'run-1', values: { reason: 'not now' } } },
    ])
    expect(slack.faults.passed.filter(({ path }) => path === '/api/views.update')).toEqual([])
  })

  it('shows that work is going on, then its result in the same modal', async () => {
    const work = Promise.withResolvers<typeof planModal>()
    await bot.stop()
    bot = await startSlackBot(slack, { door: { action: ({ open }) => open(work.promise) } })
    const { ts } = await bot.chat.post(slackChannel, card)
    await slack.control.interact({
      user: 'U0BOB',
      message: button(ts),
      action: { action_id: 'plan' },
    })
    const loading = await slack.until(({ modals }) => modals[0])
    expect(JSON.stringify(loading.blocks)).toContain('loading (en)')
    work.resolve(planModal)
    await slack.until(({ modals }) => modals.find(({ callback_id }) => callback_id === 'reject'))
    expect(slack.state().modals).toHaveLength(1)
    const update = slack.faults.passed.find(({ path }) => path === '/api/views.update')
    expect(new URLSearchParams(update?.body).get('hash')).toMatch(/\d/)
  })

  it('opens a modal out of a modal on top of it, and answers in the channel it came from', async () => {
    await bot.stop()
    const door = {
      action: async ({ open, reply }: Parameters<SlackDoor['action']>[0]) => {
        await open(Promise.resolve(planModal))
        await reply('opened')
      },
    }
    bot = await startSlackBot(slack, { door })
    const { ts } = await bot.chat.post(slackChannel, card)
    await slack.control.interact({
      user: 'U0BOB',
      message: button(ts),
      action: { action_id: 'plan' },
    })
    const below = await slack.until(({ modals }) => modals[0])
    await toldTo('U0BOB')
    // The emulator presses no buttons in modals: this is Slack's payload for it, with a trigger the emulator gave.
    const opened = slack.faults.passed.find(({ path }) => path === '/api/views.open')
    const payload = {
      type: 'block_actions',
      team: { id: slackTeam },
      user: { id: 'U0BOB', team_id: slackTeam },
      trigger_id: new URLSearchParams(opened?.body).get('trigger_id'),
      view: { type: 'modal', id: below.id, private_metadata: below.private_metadata },
      actions: [{ type: 'button', action_id: 'reject', value: 'run-1' }],
    }
    await bot.stop()
    bot = await startSlackBot(slack, { door })
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
    expect((await send(body, signed(body))).status).toBe(200)
    await slack.until(({ modals }) => (modals.length === 2 ? true : undefined))
    await slack.until(({ messages }) => {
      const told = messages.filter((m) => m.ephemeral_to === 'U0BOB' && m.channel === slackChannel)
      return told.length === 2 || undefined
    })
  })

  it('shows a refusal in words, and a surprise with a reference that the log has too', async () => {
    const outcomes = [
      () => Promise.resolve({ refused: 'own-request' as const }),
      () => Promise.reject(new Error('boom xoxb-1111-http-secret')),
    ]
    await bot.stop()
    bot = await startSlackBot(slack, {
      door: {
        action: ({ open, value }) =>
          open(outcomes[Number(value)]?.() ?? Promise.reject(new Error('?'))),
      },
    })
    const { ts } = await bot.chat.post(slackChannel, card)
    const press = (value: string) =>
      slack.control.interact({
        user: 'U0BOB',
        message: button(ts),
        action: { action_id: 'plan', value },
      })
    await press('0')
    await slack.until(
      ({ modals }) => JSON.stringify(modals).includes('refused in en: own-request') || undefined,
    )
    await press('1')
    const reference = await slack.until(
      ({ modals }) => /failed, reference (\w+)/.exec(JSON.stringify(modals))?.[1],
    )
    expect(bot.lines.join('\n')).toContain(reference)
    expect(bot.lines.join('\n')).toContain('boom [token]')
  })
})

describe('the door', () => {
  it('refuses an unsigned, a forged and a replayed request, and journals each kind', async () => {
    const body = aCommand('U0ALICE')
    const old = Math.floor(Date.now() / 1000) - 301
    expect((await send(body, {})).status).toBe(401)
    expect((await send(body, signed(body, 'another secret'))).status).toBe(401)
    expect((await send(`${body}&text=x`, signed(body))).status).toBe(401)
    expect((await send(body, signed(body, undefined, old))).status).toBe(401)
    expect((await send(body, signed(body, undefined, old + 700))).status).toBe(401)
    expect(bot.asked).toEqual([])
    expect(bot.refused.map(({ why }) => why)).toEqual([
      'unsigned',
      'forged-signature',
      'old-timestamp',
    ])
    expect(JSON.stringify(bot.refused)).not.toContain('v0=')
  })

  it('writes at most one entry a second for a storm of forgeries, and counts the rest', async () => {
    const body = aCommand('U0ALICE')
    const began = Date.now()
    for (let i = 0; i < 20; i += 1) await send(body, signed(body, 'another secret'))
    await bot.stop()
    const seconds = (Date.now() - began) / 1000
    expect(bot.refused.length).toBeLessThanOrEqual(2 + seconds)
    const counts = bot.refused.map(({ why }) => Number(/\((\d+) times/.exec(why)?.[1] ?? 1))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20)
    bot = await startSlackBot(slack)
  })

  it('takes a request that Slack sends again only once', async () => {
    const body = aCommand('U0ALICE', { trigger_id: '77.1', text: 'once' })
    expect((await send(body, signed(body))).status).toBe(200)
    expect((await send(body, { ...signed(body), 'x-slack-retry-num': '1' })).status).toBe(200)
    const other = aCommand('U0ALICE', { text: 'twice' })
    await send(other, signed(other))
    await toldTo('U0ALICE')
    await bot.stop()
    expect(new Set(bot.asked.map(({ what }) => what['name']))).toEqual(new Set(['once', 'twice']))
    expect(bot.asked).toHaveLength(2)
    bot = await startSlackBot(slack)
  })

  it.each([
    ['a guest', { is_restricted: true }, 'guest', 'guest (ja)'],
    ['a guest of one channel', { is_ultra_restricted: true }, 'guest', 'guest (ja)'],
    ['a stranger from Slack Connect', { is_stranger: true }, 'stranger', 'cannot act (ja)'],
    ['a member of another team', { team_id: 'T0OTHER' }, 'stranger', 'cannot act (ja)'],
    ['a bot', { is_bot: true }, 'bot-or-deactivated', 'cannot act (ja)'],
    ['a deactivated account', { deleted: true }, 'bot-or-deactivated', 'cannot act (ja)'],
  ])(
    'turns away %s in their language, whatever the policy says',
    async (_who, profile, why, said) => {
      slack.faults.amend(/users\.info/, (answer) => ({
        ...answer,
        user: { ...(answer['user'] as object), locale: 'ja-JP', ...profile },
      }))
      await slack.control.command({ user: 'U0GUEST', text: 'list' })
      expect(await toldTo('U0GUEST')).toMatchObject({ text: said })
      expect(bot.asked).toEqual([])
      expect(bot.refused).toEqual([{ by: `${slackTeam}/U0GUEST`, action: 'command list', why }])
    },
  )

  it('turns away whom the policy does not know', async () => {
    await slack.control.command({ user: 'U0NOBODY', text: 'list' })
    expect(await toldTo('U0NOBODY')).toMatchObject({ text: 'unknown person (en)' })
    expect(bot.refused).toMatchObject([{ why: 'unknown-person' }])
  })

  it('turns away another workspace without asking Slack about its people', async () => {
    const body = aCommand('U0ALICE', { team_id: 'T0OTHER' })
    expect((await send(body, signed(body))).status).toBe(200)
    expect(await toldTo('U0ALICE')).toMatchObject({ text: 'cannot act (en)' })
    expect(bot.refused).toMatchObject([{ by: 'T0OTHER/U0ALICE', why: 'other-workspace' }])
    expect(slack.faults.passed.some(({ path }) => path.includes('users.info'))).toBe(false)
  })

  it('asks Slack about a person once, and goes on when Slack no longer answers', async () => {
    await slack.control.command({ user: 'U0ALICE', text: 'one' })
    slack.faults.fault({ path: /users\.info/, kind: 'status', status: 503, times: 9 })
    await slack.control.command({ user: 'U0ALICE', text: 'two' })
    await slack.control.command({ user: 'U0BOB', text: 'three' })
    await slack.until(({ messages }) => (messages.length === 3 ? true : undefined))
    expect(bot.asked).toHaveLength(3)
    expect(slack.faults.passed.filter(({ path }) => path.includes('users.info'))).toHaveLength(2)
  })

  it('goes by what it knew of a person for as long as Slack does not answer', async () => {
    slack.faults.amend(/users\.info/, (answer, asked) =>
      asked.includes('U0GUEST')
        ? { ...answer, user: { ...(answer['user'] as object), is_restricted: true } }
        : answer,
    )
    for (const user of ['U0ALICE', 'U0GUEST']) {
      await slack.control.command({ user, text: 'first' })
      await toldTo(user)
    }
    slack.faults.fault({ path: /users\.info/, kind: 'status', status: 503, times: 9 })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
    for (const user of ['U0ALICE', 'U0GUEST']) {
      const body = aCommand(user, { text: 'later' })
      await send(body, signed(body))
    }
    await slack.until(({ messages }) => (messages.length === 4 ? true : undefined))
    expect(slack.faults.passed.filter(({ path }) => path.includes('users.info'))).toHaveLength(4)
    expect(bot.asked).toMatchObject([
      { what: { name: 'first' } },
      { person: { zone: 'Asia/Tokyo' } },
    ])
    expect(bot.asked).toHaveLength(2)
  })

  it('turns away whom Slack does not know, whatever the policy says', async () => {
    await bot.stop()
    bot = await startSlackBot(slack, {
      door: {
        person: ({ team, user }) => ({ id: `${team}/${user}`, locale: 'en', roles: ['lead'] }),
      },
    })
    const body = aCommand('U0GHOST')
    await send(body, signed(body))
    await toldTo('U0GHOST')
    expect(bot.refused).toMatchObject([{ why: 'stranger' }])
  })

  it('lets nobody in whom Slack cannot vouch for now and the policy does not list', async () => {
    slack.faults.fault({ path: /users\.info/, kind: 'hang' })
    await bot.stop()
    bot = await startSlackBot(slack, {
      door: { person: ({ team, user }) => ({ id: `${team}/${user}`, locale: 'en', roles: [] }) },
    })
    await slack.control.command({ user: 'U0NOBODY', text: 'list' })
    expect(await toldTo('U0NOBODY')).toMatchObject({ text: 'cannot act (en)' })
    expect(bot.refused).toMatchObject([{ why: 'not-verifiable' }])
  })

  it("calls no address that a payload names unless it is Slack's", async () => {
    const { port } = new URL(bot.url)
    const body = aCommand('U0ALICE', { response_url: `http://127.0.0.1:${port}/internal` })
    await send(body, signed(body))
    expect(await toldTo('U0ALICE')).toMatchObject({ text: 'you said ' })
    expect(bot.lines.join('\n')).toContain("not Slack's")
    expect(slack.faults.passed.some(({ path }) => path === '/api/chat.postEphemeral')).toBe(true)
  })

  it("answers Slack's own checks, and refuses what is too large or no payload", async () => {
    expect((await send('ssl_check=1&token=x', {})).status).toBe(200)
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c-1' })
    const json = { 'content-type': 'application/json', ...signed(challenge) }
    expect(await (await send(challenge, json)).text()).toBe('c-1')
    expect((await send('{', { 'content-type': 'application/json', ...signed('{') })).status).toBe(
      400,
    )
    const text = await send('x', { 'content-type': 'text/plain', ...signed('x') })
    expect(text.status).toBe(415)
    const large = `text=${'x'.repeat(1024 * 1024)}`
    expect((await send(large, signed(large))).status).toBe(413)
    expect(bot.asked).toEqual([])
  })

  it('answers Slack before the work is done', async () => {
    const work = Promise.withResolvers<void>()
    await bot.stop()
    bot = await startSlackBot(slack, {
      door: { command: () => work.promise.then(() => ({ text: 'late' })) },
    })
    await slack.control.command({ user: 'U0ALICE', text: 'slow' }) // returns when Slack has its 200
    expect(slack.state().messages).toEqual([])
    work.resolve()
    expect(await toldTo('U0ALICE')).toMatchObject({ text: 'late' })
  })
})
