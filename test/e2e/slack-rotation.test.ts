import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { type Bot, clear, startBot } from '../support/bot.ts'
import { databaseUrl } from '../support/replicas.ts'
import { open } from '../support/responder.ts'
import { member } from '../support/site.ts'
import {
  httpApp,
  type Slack,
  slackChannel,
  slackSecret,
  slackTeam,
  socketApp,
  startSlack,
} from '../support/slack.ts'
import { words } from '../support/slack-people.ts'
import { startRotation } from '../support/slack-rotation.ts'

const run = promisify(execFile)
let slack: Slack
let rotation: Awaited<ReturnType<typeof startRotation>>
let folder: string
let env: Record<string, string>
/** One replica is called by Slack over HTTP, the other calls it in Socket Mode. */
let bots: { http: Bot; socket: Bot }
const started: Bot[] = []
const transports = {
  http: { SLACK_SIGNING_SECRET: slackSecret },
  socket: { SLACK_APP_TOKEN: socketApp.appToken },
}

beforeAll(async () => {
  slack = await startSlack()
  rotation = await startRotation(slack.apiUrl, httpApp.botToken)
  folder = await mkdtemp(join(tmpdir(), 'hikeshi-rotation-'))
  const config = {
    slack: { teams: [slackTeam] },
    channels: [{ id: slackChannel }],
    people: { responder: ['U0ALICE', 'U0BOB'].map(member) },
    correlateMinutes: 0,
  }
  await writeFile(join(folder, 'hikeshi.yaml'), stringify(config))
  env = { HIKESHI_CONFIG: join(folder, 'hikeshi.yaml'), ...rotation.install() }
  rotation.expire()
  const http = await start({ env: { ...env, ...transports.http } })
  const DATABASE_URL = await databaseUrl(http.data)
  bots = { http, socket: await start({ env: { ...env, ...transports.socket, DATABASE_URL } }) }
  slack.deliverTo(Number(new URL(http.url).port))
})
afterAll(async () => {
  for (const bot of started.toReversed()) if (bot.child.exitCode === null) await bot.stop()
  await slack?.stop()
  await rotation?.stop()
  if (bots) await clear(bots.http.data)
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function start(how: Parameters<typeof startBot>[0]): Promise<Bot> {
  const bot = await startBot(how)
  started.push(bot)
  return bot
}
const carded = (id: string) =>
  slack.until(({ messages }) => messages.find((m) => words(m).includes(`\`${id}\``)))
const helped = (user: string) =>
  slack.until(({ messages }) =>
    messages.find((m) => m.ephemeral_to === user && words(m).includes('audit verify')),
  )
async function doctor(bot: Bot, lang: string): Promise<string> {
  const response = await fetch(`${bot.url}/api/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: bot.url, 'x-hikeshi-console': '1' },
    body: JSON.stringify({ as: 'local/responder', lang, text: 'doctor' }),
  })
  return ((await response.json()) as { text: string }).text
}
/** The command line beside the bots; what it says, however it ends. */
async function cli(...args: string[]): Promise<string> {
  const own = { ...process.env, ...env, ...transports.http, HIKESHI_DATA: bots.http.data }
  const { stdout } = await run(process.execPath, ['src/cli.ts', ...args], { env: own }).catch(
    (failed: { stdout: string }) => failed,
  )
  return stdout
}

it('renews at the start a token that has ended, once for both replicas, and posts the card', async () => {
  const { id } = await open(bots.http, 'after-the-start')
  await carded(id)
  expect(rotation.renewals()).toBe(1)
})

it('renews once when both replicas hear at the same moment that the token has ended, in both transports', async () => {
  rotation.expireFor(2)
  await slack.control.command({ user: 'U0ALICE', text: 'help' })
  await slack.control.command({ user: 'U0BOB', text: 'help', app: socketApp.appId })
  await Promise.all([helped('U0ALICE'), helped('U0BOB')])
  expect(rotation.renewals()).toBe(2)
  const { id } = await open(bots.socket, 'after-twelve-hours')
  await carded(id)
  expect(rotation.renewals()).toBe(2)
})

it('keeps the pair for its next start, which renews nothing', async () => {
  await bots.socket.stop()
  const DATABASE_URL = await databaseUrl(bots.http.data)
  bots = { ...bots, socket: await start({ env: { ...env, ...transports.socket, DATABASE_URL } }) }
  expect(await doctor(bots.socket, 'en')).toContain('Cards can be posted')
  expect(rotation.renewals()).toBe(2)
})

it('shows no token in its log, its store or a backup', async () => {
  const path = join(folder, 'all.backup')
  await cli('backup', path)
  const rows = gunzipSync(await readFile(path)).toString('utf8')
  expect(rows).toMatch(/^sealed\t/m)
  for (const secret of rotation.secrets()) {
    expect(rows).not.toContain(secret)
    for (const bot of started) expect(bot.output()).not.toContain(secret)
  }
})

it('says in the doctor what to do when Slack does not renew, and goes on with the pair of a new installation', async () => {
  rotation.refuse('invalid_refresh_token')
  rotation.expire()
  expect(await doctor(bots.http, 'en')).toMatch(
    /does not renew the token \(invalid_refresh_token\)[\s\S]*install again, put both new tokens into SLACK_BOT_TOKEN and SLACK_REFRESH_TOKEN/,
  )
  expect(await doctor(bots.http, 'ja')).toContain('トークンの更新が Slack に拒否されました')
  rotation.refuse('bad_client_secret')
  const told = await cli('doctor')
  expect(told).toMatch(/\(bad_client_secret\)[\s\S]*SLACK_CLIENT_ID, SLACK_CLIENT_SECRET: as /)

  await bots.socket.stop()
  await bots.http.stop()
  env = { ...env, ...rotation.install() }
  const http = await start({ data: bots.http.data, env: { ...env, ...transports.http } })
  await carded((await open(http, 'after-a-new-installation')).id)
  expect(rotation.renewals()).toBe(3)
})
