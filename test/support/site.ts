import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { type Bot, clear, ingestKey, startBot } from './bot.ts'
import { type Moto, motoAccount, startMoto } from './moto.ts'
import {
  httpApp,
  type Slack,
  slackChannel,
  slackChannelJa,
  slackSecret,
  slackTeam,
  socketApp,
  startSlack,
} from './slack.ts'

/** An account of moto's beside its own: reached only through its role. */
export const secondAccount = '210987654321'
export const member = (user: string): string => `${slackTeam}/${user}`

const role = (account: string) => `arn:aws:iam::${account}:role/hikeshi-responder`
const team = ['U0ALICE', 'U0BOB', 'U0GUEST'].map(member)

/** hikeshi.yaml as a small company would have it. Alice and Bob may both ask and approve; Vera may look. */
export const company = {
  slack: { teams: [slackTeam] },
  channels: [
    { id: slackChannel, locale: 'en' },
    { id: slackChannelJa, locale: 'ja' },
  ],
  people: { viewer: [member('U0VERA')], responder: team, approver: team },
  accounts: {
    [motoAccount]: { name: 'shop', environment: 'production', role: role(motoAccount) },
    [secondAccount]: { name: 'lab', role: role(secondAccount), regions: ['us-east-1'] },
  },
}

export interface Site {
  readonly slack: Slack
  readonly moto: Moto
  /** The bot that was started last. */
  readonly bot: () => Bot
  /** Starts a bot on the site's data, or as its environment says; Slack calls whom `deliver` says, by default this one. */
  readonly start: (how?: { config?: object; env?: Record<string, string> }) => Promise<Bot>
  /** The command line, beside the running bot. */
  readonly cli: (...args: string[]) => Promise<{ code: number; output: string }>
  /** Throws if Slack would have refused anything that was sent, or if a secret is in anything that any bot ever printed. */
  readonly assertClean: () => void
  readonly stop: () => Promise<void>
}

/** Slack and AWS by third parties' emulators, and between them a whole bot in a process of its own. */
export async function startSite(transport: 'http' | 'socket' = 'http'): Promise<Site> {
  const [slack, moto, data] = await Promise.all([
    startSlack(),
    startMoto(),
    mkdtemp(join(tmpdir(), 'hikeshi-site-')),
  ])
  const settings = await mkdtemp(join(tmpdir(), 'hikeshi-settings-'))
  const app = transport === 'http' ? httpApp : socketApp
  const secrets = {
    SLACK_BOT_TOKEN: app.botToken,
    ...(transport === 'http'
      ? { SLACK_SIGNING_SECRET: slackSecret }
      : { SLACK_APP_TOKEN: socketApp.appToken }),
    AWS_SECRET_ACCESS_KEY: 'the-secret-key-of-the-tests',
  }
  const common = {
    ...secrets,
    HIKESHI_CONFIG: join(settings, 'hikeshi.yaml'),
    SLACK_API_URL: slack.apiUrl,
    AWS_ENDPOINT_URL: moto.url,
    AWS_ACCESS_KEY_ID: 'testing',
  }
  const bots: Bot[] = []

  return {
    slack,
    moto,
    bot: () => {
      const bot = bots.at(-1)
      if (bot === undefined) throw new Error('no bot was started')
      return bot
    },
    start: async ({ config = company, env = {} } = {}) => {
      await writeFile(common.HIKESHI_CONFIG, stringify(config))
      const bot = await startBot({ data, env: { ...common, ...env } })
      bots.push(bot)
      slack.deliverTo(Number(new URL(bot.url).port))
      return bot
    },
    cli: (...args) =>
      new Promise((done, fail) => {
        const env = { ...process.env, ...common, HIKESHI_DATA: data }
        execFile(process.execPath, ['src/cli.ts', ...args], { env }, (error, stdout, stderr) => {
          const code = error === null ? 0 : error.code
          if (typeof code === 'number') done({ code, output: stdout + stderr })
          else fail(error)
        })
      }),
    assertClean: () => {
      const words = [...Object.values(secrets), ingestKey, 'xoxb-', 'xapp-']
      const leaks = bots.flatMap((bot) => words.filter((word) => bot.output().includes(word)))
      const faults = [...slack.violations(), ...leaks.map((word) => `in a bot's output: ${word}`)]
      if (faults.length > 0) throw new Error(faults.join('\n'))
    },
    stop: async () => {
      // The first one has the database.
      for (const bot of bots.toReversed()) if (bot.child.exitCode === null) await bot.stop()
      await Promise.all([slack.stop(), moto.stop(), clear(data)])
      await rm(settings, { recursive: true, force: true })
    },
  }
}
