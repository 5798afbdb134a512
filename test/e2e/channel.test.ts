import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Event } from '../../src/core/events.ts'
import type { Room } from '../../src/core/room.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { incident, open } from '../support/responder.ts'
import { startWorkspace, type Workspace } from '../support/slack-workspace.ts'

const responder = 'local/responder'
let slack: Workspace
let bot: Bot
let folder: string
beforeAll(async () => {
  slack = await startWorkspace(['alice', 'bob', 'dora'])
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-channel-'))
  bot = await start()
})
afterAll(async () => {
  await bot?.stop()
  await slack?.stop()
  if (bot) await clear(bot.data)
  if (folder) await rm(folder, { recursive: true, force: true })
})
beforeEach(() => slack.faults.heal())

const person = (name: string) => `${slack.team}/${slack.idOf(name)}`
async function start(data?: string, token = slack.tokens.full): Promise<Bot> {
  const turn = { turn: 'weekly', start: '2026-01-05', at: '09:00', people: [person('dora')] }
  const config = {
    slack: { teams: [slack.team] },
    channels: [{ id: slack.general }],
    people: { responder: [person('alice'), person('bob'), `${slack.team}/U0GONE`] },
    oncall: { rotations: [{ name: 'primary', zone: 'UTC', layers: [turn] }], page: {} },
  }
  await writeFile(join(folder, 'hikeshi.yaml'), stringify(config))
  return startBot({
    ...(data !== undefined && { data }),
    env: {
      HIKESHI_CONFIG: join(folder, 'hikeshi.yaml'),
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: 'a-signing-secret',
      SLACK_API_URL: slack.apiUrl,
    },
  })
}
async function command(text: string, lang = 'en'): Promise<string> {
  const response = await fetch(`${bot.url}/api/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: bot.url, 'x-hikeshi-console': '1' },
    body: JSON.stringify({ as: responder, lang, text }),
  })
  return ((await response.json()) as { text: string }).text
}
const events = async (id: string): Promise<Event[]> =>
  (await bot.get<{ journal: { event: Event }[] }>(`/api/incidents/${id}?lang=en`)).journal.map(
    ({ event }) => event,
  )
const card = async (id: string, lang = 'en'): Promise<string> =>
  JSON.stringify((await bot.get<{ card: object[] }>(`/api/incidents/${id}?lang=${lang}`)).card)
const room = (id: string, right: (room: Room) => boolean): Promise<Room> =>
  until(async () => {
    const found = (await incident(bot, id)).room
    return found && right(found) ? found : undefined
  })
const sent = (method: string) =>
  slack.faults.passed.filter(({ path }) => path.endsWith(`/${method}`)).length
const made = async (id: string): Promise<string> => {
  await command(`channel ${id}`)
  const { channel = '' } = await room(id, (it) => it.channel !== undefined)
  return channel
}

describe('a channel of its own', () => {
  it('is made, with people and a topic, shows the card live, and is archived once its card says that it is over', async () => {
    const { id } = await open(bot, 'own-channel')
    await command(`role ${id} scribe ${person('alice')}`)
    const { replies } = await bot.act(responder, 'channel', id)
    const { channel = '' } = await room(id, (it) => it.invited.length === 2)
    expect(replies.join()).toContain(`<#${channel}> is the channel of`)
    expect(await slack.conversation(channel)).toMatchObject({ name: id, is_private: true })
    expect((await slack.members(channel)).toSorted()).toEqual(
      ['hikeshi', 'alice', 'dora'].map(slack.idOf).toSorted(),
    )
    expect((await slack.conversation(channel)).topic.value).toMatch(/High .*nobody leads it yet/)
    expect(await card(id)).toContain(`<#${channel}>`)

    await command(`role ${id} commander ${person('bob')}`)
    await until(async () => (await slack.members(channel)).includes(slack.idOf('bob')) || undefined)
    await until(
      async () =>
        /acknowledged .*<@U/.test((await slack.conversation(channel)).topic.value) || undefined,
    )
    const shows = (said: RegExp) =>
      until(async () => {
        const cards = (await slack.messages(channel)).filter(({ blocks = [] }) => blocks.length > 0)
        return cards.length === 1 && said.test(JSON.stringify(cards)) ? true : undefined
      })
    await shows(/leads since/)
    await bot.submit(responder, 'resolve', id, { reason: 'the port is closed' })
    await room(id, (it) => it.archived === true)
    await shows(/Resolved.*the port is closed/)
    expect((await slack.conversation(channel)).is_archived).toBe(true)
    expect(await card(id)).toContain('was archived')
    expect(await card(id, 'ja')).toContain('アーカイブ済み')

    // This Slack lets a bot unarchive; the real one often does not (see below).
    await bot.submit(responder, 'reopen', id, { reason: 'the key still works' })
    await room(id, (it) => it.archived === false)
    await shows(/Reopened/)
    expect((await slack.conversation(channel)).is_archived).toBe(false)
  })

  it('is made once although it is asked for twice at the same time, and the bot is killed while Slack is away', async () => {
    const { id } = await open(bot, 'killed')
    const asked = () => command(`channel ${id}`)
    for (const said of await Promise.all([asked(), asked(), asked()]))
      expect(said).toContain(`is the channel of \`${id}\``)
    await room(id, (it) => it.topic !== undefined)
    const creates = () =>
      slack.faults.passed.filter(
        ({ path, body }) => path.endsWith('conversations.create') && body.includes(id),
      ).length
    expect(creates()).toBe(1)

    const other = await open(bot, 'lost-answer')
    slack.faults.fault({ path: /conversations\.create/, kind: 'cut' })
    slack.faults.fault({
      path: /conversations\.(create|list)/,
      kind: 'status',
      status: 503,
      times: 4,
    })
    expect(await command(`channel ${other.id}`)).toMatch(/as soon as Slack answers/)
    await bot.kill()
    slack.faults.heal()
    bot = await start(bot.data)
    const { channel = '', name } = await room(other.id, (it) => it.topic !== undefined)
    // Slack had made it before its answer was lost: it is found again, not made twice.
    expect(name).toBe(other.id)
    expect(await slack.conversation(channel)).toMatchObject({ name: other.id })
    expect((await events(other.id)).filter(({ kind }) => kind === 'room-begun')).toHaveLength(1)
  })

  it('takes the next name where its own is somebody else’s', async () => {
    const { id } = await open(bot, 'taken')
    await slack.call('conversations.create', { name: id }, slack.tokens.admin)
    await slack.call('conversations.create', { name: `${id}-2` }, slack.tokens.admin)
    const channel = await made(id)
    expect(await slack.conversation(channel)).toMatchObject({ name: `${id}-3` })
  })

  it('is a place in the console where there is no Slack', async () => {
    const alone = await startBot()
    const { id } = await open(alone, 'no-slack')
    const { replies } = await alone.act(responder, 'channel', id)
    expect(replies.join()).toContain(`#${id}`)
    expect((await incident(alone, id)).room).toMatchObject({
      name: id,
      topic: expect.stringContaining('high'),
    })
    await alone.submit(responder, 'resolve', id, { reason: 'done' })
    await until(async () => (await incident(alone, id)).room?.archived)
    await alone.stop()
    await clear(alone.data)
  })
})

describe('what Slack refuses', () => {
  const refusing = (method: string, error: string) =>
    slack.faults.fault({
      path: new RegExp(method),
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ok: false, error }),
    })

  it('a person who is not in the workspace: is named, and everybody else is invited', async () => {
    const { id } = await open(bot, 'stranger')
    await command(`role ${id} scribe ${slack.team}/U0GONE`)
    await command(`role ${id} responder ${person('bob')}`)
    expect(await command(`channel ${id}`)).toMatch(
      /<@U0GONE> is not in the channel: .*does not know/,
    )
    const { invited } = await room(id, (it) => it.strangers.length === 1)
    expect(invited).toContain(person('bob'))
    expect(await card(id, 'ja')).toMatch(/<@U0GONE> はチャンネルに参加していません/)
  })

  it('an archived channel: is told in words, and a new one is made when somebody asks', async () => {
    const { id } = await open(bot, 'archived-by-hand')
    const channel = await made(id)
    await room(id, (it) => it.invited.length > 0)
    await slack.call('conversations.archive', { channel })
    await command(`role ${id} scribe ${person('bob')}`)
    const { failed } = await room(id, (it) => it.failed !== undefined)
    expect(failed).toMatchObject({ error: 'is_archived' })
    expect(await card(id)).toMatch(/somebody archived it.*Own channel/)
    expect(await card(id, 'ja')).toMatch(/手動でアーカイブされています/)
    const again = await made(id)
    expect(again).not.toBe(channel)
    expect(await slack.conversation(again)).toMatchObject({ name: `${id}-2` })
  })

  it('a bot that may not unarchive: says so, and offers a new one', async () => {
    const { id } = await open(bot, 'unarchive')
    const channel = await made(id)
    await bot.submit(responder, 'resolve', id, { reason: 'done' })
    await room(id, (it) => it.archived === true)
    refusing('conversations.unarchive', 'not_in_channel')
    await bot.submit(responder, 'reopen', id, { reason: 'not done' })
    await room(id, (it) => it.failed?.what === 'unarchive')
    expect(await card(id)).toMatch(/answered `not_in_channel`; it often does not let bots/)
    expect(await made(id)).not.toBe(channel)
  })

  it.each([
    ['restricted_action', /workspace does not let apps/, /アプリにこの操作が許可されていません/],
    ['fatal_teapot', /Slack answered `fatal_teapot`/, /応答は `fatal_teapot`/],
  ])(
    '%s: is answered to who asked, in their language, and tried again when asked',
    async (code, en, ja) => {
      const { id } = await open(bot, `refused-${code.length}`)
      refusing('conversations.create', code)
      expect(await command(`channel ${id}`)).toMatch(en)
      refusing('conversations.create', code)
      expect(await command(`channel ${id}`, 'ja')).toMatch(ja)
      await made(id)
      expect(await card(id)).not.toContain(code)
    },
  )

  it('a missing scope: names the scope that is needed and those there are', async () => {
    await bot.stop()
    bot = await start(bot.data, slack.tokens.poor)
    const { id } = await open(bot, 'scope')
    const en = await command(`channel ${id}`)
    expect(en).toMatch(/no scope `groups:write` \(it has `chat:write,/)
    expect(en).toContain('slack-manifest.yaml')
    expect(await card(id, 'ja')).toMatch(/スコープ `groups:write` がありません/)
    expect(sent('conversations.create')).toBeGreaterThan(0)
  })

  it('what is closed: gets no channel', async () => {
    const { id } = await open(bot, 'closed')
    await bot.submit(responder, 'resolve', id, { reason: 'done' })
    expect(await command(`channel ${id}`)).toMatch(/now resolved/)
    expect(await command('channel inc-999999')).toMatch(/not found/)
  })
})
