import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { SlackDoor } from '../../src/adapters/slack/index.ts'
import { type Slack, slackChannel, startSlack } from '../support/slack.ts'
import { assertClean, type SlackBot, startSlackBot } from '../support/slack-bot.ts'

const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'Score 78%' } }]
let slack: Slack
let bot: SlackBot
const start = async (command: SlackDoor['command']) => {
  bot = await startSlackBot(slack, { door: { command } })
}
const inChannel = () =>
  slack
    .state()
    .messages.filter(({ channel, ephemeral_to }) => channel === slackChannel && !ephemeral_to)

beforeAll(async () => {
  slack = await startSlack()
})
afterAll(() => slack.stop())
beforeEach(async () => {
  await slack.control.reset()
  slack.faults.clear()
})
afterEach(async () => {
  await bot.stop()
  assertClean(slack, bot)
})

it('shows how far a long command is, and its answer in the same message', async () => {
  let go = (): void => {}
  const shown = new Promise<void>((resolve) => {
    go = resolve
  })
  await start(async ({ progress }) => {
    progress('12 of 94 checks')
    await shown
    return { text: 'Score 78%', blocks }
  })
  await slack.control.command({ user: 'U0ALICE', text: 'posture' })
  const { ts } = await slack.until(({ messages }) =>
    messages.find(({ text }) => text === '12 of 94 checks'),
  )
  go()
  await slack.until(({ messages }) =>
    messages.find((one) => one.ts === ts && one.text === 'Score 78%'),
  )
  expect(inChannel()).toMatchObject([{ ts, blocks }])
})

it('answers the one who asked where the bot may not post', async () => {
  slack.faults.fault({ path: /chat\.postMessage/, kind: 'status', status: 500 })
  await start(async ({ progress }) => {
    progress('12 of 94 checks')
    return { text: 'Score 78%', blocks }
  })
  await slack.control.command({ user: 'U0ALICE', text: 'posture' })
  const told = await slack.until(({ messages }) =>
    messages.find(({ text }) => text === 'Score 78%'),
  )
  expect(told.ephemeral_to).toBe('U0ALICE')
})
