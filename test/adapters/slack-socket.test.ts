import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type Slack, slackChannel, slackTeam, socketApp, startSlack } from '../support/slack.ts'
import { assertClean, planModal, type SlackBot, startSlackBot } from '../support/slack-bot.ts'

let slack: Slack
let bot: SlackBot
beforeAll(async () => {
  slack = await startSlack()
  bot = await startSlackBot(slack, {
    socket: true,
    door: { action: ({ open }) => open(Promise.resolve(planModal)) },
  })
})
afterEach(() => assertClean(slack, bot))
afterAll(async () => {
  await bot.stop()
  await slack.stop()
})

it('answers a slash command over Socket Mode', async () => {
  await slack.control.command({ app: socketApp.appId, user: 'U0ALICE', text: 'list open' })
  const answer = await slack.until(({ messages }) =>
    messages.find((m) => m.ephemeral_to === 'U0ALICE'),
  )
  expect(answer).toMatchObject({ text: 'you said open', user: socketApp.botUserId })
  expect(bot.asked[0]?.person.id).toBe(`${slackTeam}/U0ALICE`)
})

it('opens a modal for a button and takes its submission over Socket Mode', async () => {
  const { ts } = await bot.chat.post(slackChannel, { text: 'card', blocks: [{ type: 'divider' }] })
  const message = { ts, channel: slackChannel, text: '' }
  await slack.control.interact({
    user: 'U0BOB',
    message,
    action: { action_id: 'plan', value: 'i-1' },
  })
  await slack.until(({ modals }) => modals.find(({ callback_id }) => callback_id === 'reject'))
  slack.control.submit('U0BOB', { reason: { reason: { type: 'plain_text_input', value: 'no' } } })
  const answer = await slack.until(({ messages }) =>
    messages.find((m) => m.ephemeral_to === 'U0BOB'),
  )
  expect(answer).toMatchObject({ text: 'rejected: no' })
})

it('takes no request over HTTP in Socket Mode', async () => {
  const response = await fetch(bot.url, { method: 'POST', body: 'ssl_check=1' })
  expect(response.status).toBe(404)
})

it('connects when Slack comes back, and stops while it is connected', async () => {
  slack.faults.fault({ path: /apps\.connections\.open/, kind: 'status', status: 503 })
  const late = await startSlackBot(slack, { socket: true })
  await late.stop()
  const tries = slack.faults.passed.filter(({ path }) => path === '/api/apps.connections.open')
  expect(tries.length).toBeGreaterThanOrEqual(2)
  assertClean(slack, late)
})
