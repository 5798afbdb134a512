import { join } from 'node:path'
import { keyName, localKey, makeKeyCheck } from './adapters/http/keys.ts'
import { makeMetrics } from './adapters/http/metrics.ts'
import { buildServer } from './adapters/http/server.ts'
import { storeIsAway } from './adapters/journal/pool.ts'
import { passkeyPlugin } from './adapters/passkey/plugin.ts'
import { boot, type Log, makeLog, openDatabase, openStore, systemClock } from './boot.ts'
import { BadConfig, type Config, readConfig } from './config.ts'
import { makeConsole } from './console.ts'
import type { Chat } from './core/ports.ts'
import { makeStepUp } from './flow/step-up.ts'
import { connectSlack } from './slack.ts'
import { makeTrail } from './trail.ts'
import { makeWorkers } from './workers.ts'

/** Answers how to stop. A start that fails leaves no server of ours behind. */
async function start(config: Config): Promise<() => Promise<void>> {
  const log = makeLog(config.LOG_LEVEL)
  const database = await openDatabase(config, log)
  try {
    return await serve(config, log, database)
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** The only wiring: store, flow, adapters, listen. */
async function serve(
  config: Config,
  log: Log,
  database: Awaited<ReturnType<typeof openDatabase>>,
): Promise<() => Promise<void>> {
  const opened = await openStore({
    config: database.config,
    backlogLimit: config.HIKESHI_BACKLOG_LIMIT,
    now: systemClock.now,
    log,
  })
  const trail = await makeTrail(config, opened)
  const { store, tracing } = trail
  let chat: Chat | undefined
  const booted = await boot(config, store, log, systemClock, () => chat, trail)
  const { world, views, app, catalog } = booted
  const slack = config.SLACK_BOT_TOKEN === undefined ? undefined : await connectSlack(booted, store)
  chat = slack?.chat

  const keys = config.HIKESHI_INGEST_KEYS ?? [await localKey(config.HIKESHI_DATA)]
  await store.upkeep.keysSince(keys.map(keyName), systemClock.now())
  const server = buildServer({
    routes: catalog.route.values(),
    app,
    keyFits: makeKeyCheck(keys),
    nobody: { id: 'nobody', locale: 'en', roles: [] },
    storeIsAway,
    ready: store.ping,
    metrics: makeMetrics(app.status, app.measures),
    proxies: config.HIKESHI_PROXIES,
    span: tracing?.span,
    log,
  })
  if (slack) await server.register(slack.plugin)
  if (config.HIKESHI_URL !== undefined)
    await server.register(passkeyPlugin(config.HIKESHI_URL, makeStepUp(world, views)))
  const listeners = new Set<(incident: string) => void>()
  const unlisten = await store.listen((incident) => {
    for (const listener of listeners) listener(incident)
  })
  const page = makeConsole(config, booted, store, (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  })
  if (page) await server.register(page)

  const jobs = makeWorkers(booted, trail)
  await store.work(jobs.workers)
  const timers = [...catalog.schedule.values()].map((schedule) =>
    setInterval(() => {
      schedule.run({ app }).catch((error: unknown) =>
        log('warn', 'what was due could not be done', {
          schedule: schedule.id,
          error: String(error),
        }),
      )
    }, schedule.everySeconds * 1000).unref(),
  )
  await store.inbox.counts()
  await slack?.start()
  await server.listen({ port: config.PORT, host: config.HOST }).catch((error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (!taken) throw error
    const told = `PORT: ${config.HOST}:${config.PORT} is taken by another program; set PORT to a free one`
    throw new BadConfig(told, { cause: error })
  })
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT
  announce(`http://${config.HOST}:${port}`, config, page !== undefined)

  return async () => {
    log('info', 'stopping')
    for (const timer of timers) clearInterval(timer)
    await slack?.stop()
    await jobs.stop()
    await server.close()
    await unlisten()
    await store.stop()
    // A collector that is away is nothing to wait for, nor to fail by.
    await tracing
      ?.stop()
      .catch((error: unknown) => log('warn', 'spans were lost', { error: String(error) }))
    await database.stop()
  }
}

/** For the person at the terminal, not for the log. */
function announce(url: string, config: Config, withConsole: boolean): void {
  const lines = [
    `Hikeshi is ready${withConsole ? `: open ${url}` : ''}`,
    `  events   POST ${url}/events`,
    ...(config.HIKESHI_INGEST_KEYS
      ? []
      : [`  key      x-hikeshi-key: see ${join(config.HIKESHI_DATA, 'ingest-key')}`]),
    ...(config.SLACK_BOT_TOKEN ? [] : ['  Slack    not connected: see docs/connect-slack.md']),
    ...(Object.keys(config.file.accounts).length > 0
      ? []
      : [
          '  AWS      no account is named in hikeshi.yaml: samples run on the simulated account only',
        ]),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

// A library that loses a promise (Socket Mode with a revoked token does) must not take the bot with it.
const lost = makeLog('error')
process.on('unhandledRejection', (cause) => {
  lost('error', 'a promise failed that nobody waited for', {
    error: cause instanceof Error ? cause.stack : String(cause),
  })
})

try {
  const stop = await start(readConfig())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`stopping failed: ${String(error)}\n`)
          process.exit(1)
        },
      )
    })
  }
} catch (error) {
  const text =
    error instanceof BadConfig
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error)
  process.stderr.write(`Hikeshi could not start.\n${text}\n`)
  process.exit(1)
}
