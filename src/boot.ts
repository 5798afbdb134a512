import { mkdir, statfs } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { awsTime } from './adapters/aws/date.ts'
import { makeAws } from './adapters/aws/facade.ts'
import { makeOutlet } from './adapters/aws/outlet.ts'
import { makePasswordOf } from './adapters/aws/secret.ts'
import { makeVault } from './adapters/aws/vault.ts'
import { seal } from './adapters/evidence/seal.ts'
import { keyName, localKey } from './adapters/http/keys.ts'
import { connectEmbedded, startEmbedded } from './adapters/journal/embedded.ts'
import { outsideDatabase } from './adapters/journal/outside.ts'
import { openStore, type Store } from './adapters/journal/store.ts'
import { makePagers } from './adapters/page/index.ts'
import { printPdf } from './adapters/pdf/chromium.ts'
import type { SlackOptions } from './adapters/slack/door.ts'
import { loadCatalog } from './catalog.ts'
import { printCatalog } from './catalog-print.ts'
import type { Config } from './config.ts'
import type { Chat, Clock } from './core/ports.ts'
import type { Span } from './core/trail.ts'
import { makeApp } from './flow/app.ts'
import { makeDoctor } from './flow/doctor.ts'
import { makeDoor } from './flow/door.ts'
import { makeDrillDesk } from './flow/drill-desk.ts'
import { makePasskeyDesk } from './flow/passkey-desk.ts'
import { makePostureDesk } from './flow/posture-desk.ts'
import { makeViews } from './flow/words.ts'
import type { World } from './flow/world.ts'
import { makePolicy } from './policy.ts'
import { checkSettings } from './settings.ts'
import { idsHere, traceOf, trailApp, trailDoor, untraced } from './trail.ts'

export type Log = World['log']

export const makeLog = (level: string, to: NodeJS.WritableStream = process.stderr): Log => {
  const logger = pino(
    { level, base: null, formatters: { level: (label) => ({ level: label }) } },
    to,
  )
  return (at, message, fields) => logger[at]({ ...idsHere(), ...fields }, message)
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms) => wait(ms),
}

/** The database: the one we are told, or our own. `guest` only visits a running one of ours where there is one (the command line). */
export async function openDatabase(config: Config, log: Log, guest = false) {
  if (config.DATABASE_URL !== undefined)
    return {
      config: outsideDatabase(config.DATABASE_URL, passwordOf(config)),
      stop: async () => {},
    }
  await mkdir(config.HIKESHI_DATA, { recursive: true })
  const running = guest ? await connectEmbedded(config.HIKESHI_DATA) : undefined
  if (running !== undefined) return { config: running, stop: async () => {} }
  return startEmbedded(config.HIKESHI_DATA, (message, fields) => log('info', message, fields))
}

const passwordOf = ({ DATABASE_SECRET: arn, AWS_ENDPOINT_URL }: Config) =>
  arn === undefined ? undefined : makePasswordOf(arn, AWS_ENDPOINT_URL)

/** Everything between the adapters, made from the configuration and a store. The chat comes later, since it needs the door. */
export async function boot(
  config: Config,
  store: Store,
  log: Log,
  clock: Clock,
  chat: () => Chat | undefined,
  trail = untraced(store),
) {
  const catalog = await loadCatalog()
  checkSettings(catalog.playbook, config.file.settings)
  const policy = makePolicy(config)
  const slack = slackOptions(config, log, store, clock, trail.tracing?.span)
  const aws = makeAws({
    accounts: policyAccounts(config),
    ...(config.AWS_ENDPOINT_URL !== undefined && { endpoint: config.AWS_ENDPOINT_URL }),
    worlds: store.worlds,
    log: { warn: (fields, message) => log('warn', message, fields) },
    span: trail.tracing?.span,
  })
  const world: World = {
    journal: store.journal,
    inbox: store.inbox,
    suppressions: store.suppressions,
    cards: store.cards,
    jobs: store.jobs,
    scans: store.scans,
    passkeys: store.passkeys,
    url: config.HIKESHI_URL,
    printPdf,
    seal,
    pagers: makePagers({
      pagers: config.file.pagers,
      secrets: config.pagerSecrets,
      awsEndpoint: config.AWS_ENDPOINT_URL,
      clock,
    }),
    alone: store.alone,
    rehearsals: store.rehearsals,
    clock,
    catalog,
    policy,
    aws,
    log,
    span: trail.span,
    traceOf: traceOf(trail),
    get chat() {
      return chat()
    },
  }
  const views = makeViews(catalog, policy, clock.now)
  const made = makeApp(world, views, {
    audit: store.audit,
    anchors: store.anchors,
    vault: makeVault({
      bucket: config.file.audit?.bucket,
      endpoint: config.AWS_ENDPOINT_URL,
      now: clock.now,
    }),
    exports: store.exports,
    outlet: makeOutlet(config.file.audit?.logs, config.AWS_ENDPOINT_URL),
    status: store.status,
    measures: store.measures,
    catalog: () => printCatalog(catalog),
    drill: makeDrillDesk(world, views.say),
    posture: makePostureDesk(world, views.say),
    doctor: makeDoctor(world, {
      ears: store.ears,
      upkeep: store.upkeep,
      keyDigests: async () =>
        (config.HIKESHI_INGEST_KEYS ?? [await localKey(config.HIKESHI_DATA)]).map(keyName),
      awsTime: () => awsTime(config.AWS_ENDPOINT_URL),
      slack: config.SLACK_BOT_TOKEN === undefined ? undefined : slackHealth(slack),
      disk: config.DATABASE_URL === undefined ? () => diskOf(config.HIKESHI_DATA) : undefined,
    }),
    ears: store.ears,
    upkeep: store.upkeep,
    privacy: store.privacy,
    passkeys: makePasskeyDesk(world, views),
  })
  const app = trailApp(made, trail.span)
  const { action, view, command } = catalog
  const known = (id: string) => action.has(id) || view.has(id) || command.has(id)
  const door = trailDoor(makeDoor(world, app), trail, known)
  return { world, views, app, door, catalog, policy, slack }
}

export type Booted = Awaited<ReturnType<typeof boot>>

/** Bolt and its client are only loaded when somebody asks. */
const slackHealth =
  (options: () => Promise<SlackOptions>): NonNullable<Parameters<typeof makeDoctor>[1]['slack']> =>
  async (channels) => {
    const { makeSlackHealth } = await import('./adapters/slack/health.ts')
    return makeSlackHealth(await options())(channels)
  }

async function diskOf(folder: string) {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free: bavail * bsize, size: blocks * bsize }
}

const policyAccounts = ({ file }: Config) =>
  Object.fromEntries(
    Object.entries(file.accounts).map(([id, { role, readRole, externalId, regions }]) => [
      id,
      {
        ...(role && { role }),
        ...(readRole && { readRole }),
        ...(externalId && { externalId }),
        ...(regions && { regions }),
      },
    ]),
  )

/** Made once: the tokens are the same for whoever asks. */
function slackOptions(config: Config, log: Log, store: Store, clock: Clock, span?: Span) {
  const options: SlackOptions = {
    botToken: config.SLACK_BOT_TOKEN ?? '',
    teams: config.file.slack?.teams ?? [],
    log,
    span,
    ...(config.SLACK_SIGNING_SECRET !== undefined && {
      signingSecret: config.SLACK_SIGNING_SECRET,
    }),
    ...(config.SLACK_APP_TOKEN !== undefined && { appToken: config.SLACK_APP_TOKEN }),
    ...(config.SLACK_API_URL !== undefined && { apiUrl: config.SLACK_API_URL }),
  }
  async function make(): Promise<SlackOptions> {
    const { SLACK_REFRESH_TOKEN: refreshToken } = config
    if (refreshToken === undefined) return options
    const { SLACK_CLIENT_ID: clientId = '', SLACK_CLIENT_SECRET: clientSecret = '' } = config
    const { makeTokens } = await import('./adapters/slack/tokens.ts')
    const { sealed, alone } = store
    const app = { refreshToken, clientId, clientSecret }
    return { ...options, tokens: makeTokens(options, app, { sealed, alone, clock }) }
  }
  let made: Promise<SlackOptions> | undefined
  return () => (made ??= make())
}

export { openStore, type Store }
