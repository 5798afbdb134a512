import { SecretsManager } from '@aws-sdk/client-secrets-manager'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { type Moto, motoClient, startMoto } from '../support/moto.ts'
import { startDatabase } from '../support/store.ts'

const key = 'the-key-that-came-in-one-secret'
const rotated = 'what-the-password-is-from-now-on'

let moto: Moto
let database: Awaited<ReturnType<typeof startDatabase>>
let bot: Bot
let secrets: SecretsManager
let env: Record<string, string>

beforeAll(async () => {
  moto = await startMoto()
  database = await startDatabase()
  secrets = new SecretsManager(motoClient(moto.url))
  const { host = '', database: name, user, password } = database.config
  const made = await secrets.createSecret({
    Name: 'rds!db-1',
    SecretString: JSON.stringify({ username: user, password }),
  })
  env = {
    HIKESHI_INGEST_KEYS: '',
    HIKESHI_SECRETS: JSON.stringify({ HIKESHI_INGEST_KEYS: key, SLACK_BOT_TOKEN: '' }),
    DATABASE_URL: `postgresql://${user}@localhost/${name}?host=${encodeURIComponent(host)}`,
    DATABASE_SECRET: made.ARN ?? '',
    AWS_ENDPOINT_URL: moto.url,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
  }
  bot = await startBot({ env })
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
  await database.stop()
  await moto.stop()
})

const ready = async () => (await fetch(`${bot.url}/readyz`)).status
const post = async (id: string) => {
  const event = { id, source: 'aws.health', 'detail-type': 'x', account: '111122223333' }
  const rest = { region: 'eu-west-1', time: '2026-01-01T00:00:00Z', resources: [], detail: {} }
  const answer = await fetch(`${bot.url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hikeshi-key': key },
    body: JSON.stringify({ ...event, ...rest }),
  })
  return answer.status
}

it('goes on when RDS rotates the password of its database, and tells it to nobody', async () => {
  expect(await post('before')).toBe(202)
  await database.sql(`alter role hikeshi password '${rotated}'`)
  await database.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'hikeshi%'`,
  )
  // RDS changes the password first and the secret a moment later: until then the store is away, and EventBridge tries again.
  await until(async () => (await ready()) === 503)
  await secrets.putSecretValue({
    SecretId: env['DATABASE_SECRET'],
    SecretString: JSON.stringify({ username: 'hikeshi', password: rotated }),
  })
  await until(async () => (await ready()) === 200)
  expect(await post('after')).toBe(202)
  for (const secret of [rotated, String(database.config.password), key])
    expect(bot.output()).not.toContain(secret)
})

it('says what is wrong with a secret that is not as it must be, and not what is in it', async () => {
  const SecretString = 'not JSON, and secret all the same'
  await secrets.putSecretValue({ SecretId: env['DATABASE_SECRET'], SecretString })
  const failed: unknown = await startBot({ data: bot.data, env }).catch((error: unknown) => error)
  expect(String(failed)).toContain('is not JSON with a password')
  expect(String(failed)).not.toContain(SecretString)
})

it.each([
  ['HIKESHI_SECRETS', 'no JSON', 'expected a JSON object of variables and their texts'],
  ['DATABASE_SECRET', 'rds', 'expected the ARN of a secret in Secrets Manager'],
  ['DATABASE_URL', '', 'DATABASE_URL is needed beside DATABASE_SECRET'],
])('names %s where it is not as it must be', (name, value, said) => {
  const start = () => readConfig({ ...env, [name]: value })
  expect(start).toThrow(said)
})
