import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Moto, motoAccount, startMoto } from '../support/moto.ts'
import { personOf, startPosture } from '../support/posture.ts'
import { type Slack, slackChannel, startSlack } from '../support/slack.ts'
import { type SlackBot, startSlackBot } from '../support/slack-bot.ts'
import { startDatabase } from '../support/store.ts'

// Whole scans of an emulator: what it does not know it answers with errors that are tried again.
vi.setConfig({ testTimeout: 120_000 })

const day = 86_400_000
let moto: Moto
let slack: Slack
let bot: SlackBot
let database: Awaited<ReturnType<typeof startDatabase>>
let now = Date.now()
let at: Awaited<ReturnType<typeof startPosture>>
beforeAll(async () => {
  ;[moto, slack, database] = await Promise.all([startMoto(), startSlack(), startDatabase()])
  bot = await startSlackBot(slack)
  const store = await database.store({ now: () => now })
  at = await startPosture(store, moto, {
    regions: ['us-east-1'],
    now: () => now,
    chat: bot.chat,
    posture: { channel: slackChannel, every: 'daily' },
  })
})
afterAll(async () => {
  await bot.stop()
  await Promise.all([moto.stop(), slack.stop(), database.stop()])
})
const told = (text: RegExp) => slack.state().messages.filter((message) => text.test(message.text))

it('scans once a day by itself, and tells the channel', async () => {
  await at.app.posture.tick()
  await slack.until(() => told(/Score \d+%/)[0])
  await at.app.posture.tick()
  now += day / 2
  await at.app.posture.tick()
  expect(told(/Score \d+%/)).toHaveLength(1)
  now += day / 2
  await at.app.posture.tick()
  await slack.until(() => told(/Score \d+%/)[1])
  expect(slack.violations()).toEqual([])
})

it('tells once of an exception that ends soon', async () => {
  const until = new Date(now + 30 * day).toISOString().slice(0, 10)
  const value = `${motoAccount}/password-minimum-length`
  const values = { comment: 'Federated', owner: 'sato', until, resource: '' }
  await at.submit('posture-except', value, values, personOf('approver'))
  await at.app.posture.tick()
  expect(told(/⏰/)).toHaveLength(0)
  now += 20 * day
  await at.app.posture.tick()
  await slack.until(() => told(/⏰/)[0])
  await at.app.posture.tick()
  expect(told(/⏰/)).toMatchObject([{ text: expect.stringContaining(until) }])
})
