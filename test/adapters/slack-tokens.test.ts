import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Store } from '../../src/adapters/journal/store.ts'
import { makeTokens, type Tokens } from '../../src/adapters/slack/tokens.ts'
import { until } from '../support/bot.ts'
import { startRotation } from '../support/slack-rotation.ts'
import { startDatabase } from '../support/store.ts'

const hours = 3_600_000
let database: Awaited<ReturnType<typeof startDatabase>>
let rotation: Awaited<ReturnType<typeof startRotation>>
let store: Store
let env: ReturnType<typeof rotation.install>
let time = Date.now()
const clock = { now: () => time, wait: async () => {} }
const lines: string[] = []
let tokens: Tokens

beforeAll(async () => {
  database = await startDatabase()
  store = await database.store()
})
afterAll(() => database.stop())
beforeEach(async () => {
  rotation = await startRotation('http://127.0.0.1:1/api/', 'xoxb-nobody')
  env = rotation.install()
  await database.sql('truncate sealed')
  lines.length = 0
  tokens = replica()
})
afterEach(() => rotation.stop())

function replica(): Tokens {
  const { SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl } = env
  const log = (level: string, message: string, fields?: object) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields)}`)
  const app = {
    refreshToken: env.SLACK_REFRESH_TOKEN,
    clientId: env.SLACK_CLIENT_ID,
    clientSecret: env.SLACK_CLIENT_SECRET,
  }
  const { sealed, alone } = store
  return makeTokens({ botToken, apiUrl, teams: [], log }, app, { sealed, alone, clock })
}

it('renews two hours before the end, and lets nobody wait for it', async () => {
  const first = await tokens.current()
  time += 10 * hours - 1000
  expect(await tokens.current()).toBe(first)
  expect(rotation.renewals()).toBe(1)
  time += 2000
  expect(await tokens.current()).toBe(first)
  await until(() => rotation.renewals() === 2)
  const second = await until(async () => {
    const now = await tokens.current()
    return now === first ? undefined : now
  })
  expect(await replica().current()).toBe(second)
  expect(rotation.renewals()).toBe(2)
})

it('goes on with the token that it has while Slack does not renew, and tells no code while Slack is away', async () => {
  const first = await tokens.current()
  time += 11 * hours
  rotation.refuse('internal_error')
  expect(await tokens.refused()).toBeUndefined()
  expect(await tokens.current()).toBe(first)
  time += 31_000
  rotation.refuse('invalid_refresh_token')
  expect(await tokens.refused()).toBe('invalid_refresh_token')
  expect(await tokens.current()).toBe(first)
  time += hours
  await expect(tokens.current()).rejects.toThrow('invalid_refresh_token')
})

it('asks a Slack that refuses no more than twice a minute, and is well again by itself', async () => {
  rotation.refuse('internal_error')
  // What was configured may still be good.
  expect(await tokens.current()).toBe(env.SLACK_BOT_TOKEN)
  expect(await tokens.current()).toBe(env.SLACK_BOT_TOKEN)
  expect(lines.filter((line) => line.includes('could not be renewed'))).toHaveLength(1)
  rotation.heal()
  time += 31_000
  expect(await tokens.current()).toMatch(/^xoxe\.xoxb-1-access-/)
  expect(rotation.renewals()).toBe(1)
})

it('keeps the new pair once the store takes it, since Slack has forgotten the old one', async () => {
  await database.sql(
    `create function no() returns trigger language plpgsql as $$ begin raise 'full'; end $$`,
  )
  await database.sql('create trigger no before insert on sealed for each row execute function no()')
  const token = await tokens.current()
  expect(lines.join('\n')).toContain('the new token could not be kept yet')
  await database.sql('drop trigger no on sealed')
  tokens.watch()
  tokens.stop()
  await until(async () => (await database.sql('select 1 from sealed')).rowCount === 1)
  expect(await replica().current()).toBe(token)
  expect(rotation.renewals()).toBe(1)
})

it('takes nothing that somebody wrote into the store', async () => {
  await tokens.current()
  await database.sql(`update sealed set sealed = overlay(sealed placing 'AAAA' from 61)`)
  await expect(replica().instead(env.SLACK_BOT_TOKEN)).rejects.toThrow(/authenticate/)
  await database.sql(`update sealed set sealed = 'AAAA'`)
  await expect(replica().instead(env.SLACK_BOT_TOKEN)).rejects.toThrow(/tag/)
  expect(rotation.renewals()).toBe(1)
})

it('begins anew with a new refresh token, whatever the store has', async () => {
  const first = await tokens.current()
  env = rotation.install()
  expect(await replica().current()).not.toBe(first)
  expect(rotation.renewals()).toBe(2)
})
