import { join } from 'node:path'
import { consolePlugin } from './adapters/console/plugin.ts'
import { keyName, localKey, makeKeyCheck } from './adapters/http/keys.ts'
import { makeMetrics } from './adapters/http/metrics.ts'
import { buildServer } from './adapters/http/server.ts'
import type { Workers } from './adapters/journal/jobs.ts'
import { storeIsAway } from './adapters/journal/pool.ts'
import { loginPlugin, tokenOf } from './adapters/login/plugin.ts'
import { passkeyPlugin } from './adapters/passkey/plugin.ts'
import type { SlackDoor } from './adapters/slack/index.ts'
import { boot, makeLog, openDatabase, openStore, systemClock } from './boot.ts'
import { BadConfig, type Config, readConfig } from './config.ts'
import { mayBeAsked, namesRealAccounts, rolesOf } from './core/policy.ts'
import type { Chat } from './core/ports.ts'
import { expire } from './flow/approve.ts'
import { remindCare, sendNotice } from './flow/care.ts'
import { makeDrillNotices } from './flow/drill-desk.ts'
import { makeEnrich } from './flow/enrich.ts'
import { ingest } from './flow/ingest.ts'
import { makeLogin } from './flow/login.ts'
import { remind } from './flow/oversee.ts'
import { callNext, sendPage } from './flow/page.ts'
import { makeRehearse } from './flow/rehearse.ts'
import { keepRoom } from './flow/room.ts'
import { run } from './flow/run.ts'
import { samplesOf } from './flow/samples.ts'
import { resumeScan } from './flow/scan-run.ts'
import { makeShow } from './flow/show.ts'
import { makeStepUp } from './flow/step-up.ts'
import { makePace } from './pace.ts'
import { localPeople } from './policy.ts'
import { makeTrail, trailRead, trailWorkers } from './trail.ts'

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

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
  log: ReturnType<typeof makeLog>,
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
  const {
    world,
    views,
    app,
    door,
    catalog,
    policy,
    slack: slackOptions,
  } = await boot(config, store, log, systemClock, () => chat, trail)

  const slack = config.SLACK_BOT_TOKEN === undefined ? undefined : await connectSlack()
  chat = slack?.chat
  /** Bolt is only loaded where there is a Slack: it is a seventh of the memory. */
  async function connectSlack() {
    const { makeSlack } = await import('./adapters/slack/index.ts')
    return makeSlack(await slackOptions(), slackDoor())
  }
  function slackDoor(): SlackDoor {
    return {
      ...door,
      person: ({ team, user, locale, zone }) => {
        const id = `${team}/${user}`
        const roles = rolesOf(policy, id)
        // Who is only asked whether it was them needs no role for that, and gets none by it.
        return roles.length === 0 && !mayBeAsked(policy, id)
          ? undefined
          : { id, roles, locale: locale ?? 'en', ...(zone && { zone }) }
      },
      cardAt: store.cards.at,
      home: app.home,
      command: (ask) => door.command({ ...ask, print: () => {} }),
      refusal: app.show.refusal,
      words: (locale) => ({
        ...views.say(locale).slack,
        failed: views.say(locale).errors.surprise,
      }),
    }
  }

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
  const samples = samplesOf(catalog)
  const warn = (message: string, fields: object) => log('warn', message, fields)
  const login = config.file.login && makeLogin(world, views, store.sessions, config.file.login)
  const pace = makePace(systemClock.now)
  const withConsole = loopback.has(config.HOST) || login !== undefined
  if (withConsole) {
    await server.register(
      consolePlugin(
        {
          hosts: consoleHosts(config),
          dist: join(import.meta.dirname, '../dist/console'),
          lookOnly: login === undefined && namesRealAccounts(policy),
          ...(login && { login: loginPlugin(loginOptions(config), { ...login, log: warn }) }),
        },
        {
          ...door,
          app,
          people: async (request) => {
            if (login === undefined) return localPeople(policy)
            const token = tokenOf(request.headers.cookie)
            const id = token && (await store.sessions.who(token))
            if (id) pace(id, request)
            return id ? [{ id, locale: 'en', roles: rolesOf(policy, id) }] : []
          },
          command: (ask) => door.command({ ...ask, print: () => {} }),
          setUp: {
            variables: Object.fromEntries(
              (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const).map(
                (name) => [name, config[name] !== undefined],
              ),
            ),
            slack: slack !== undefined,
            accounts: Object.keys(policy.accounts).length,
          },
          doctor: (by) => app.doctor({ by, reads: catalog.command.get('doctor')?.reads ?? [] }),
          refusal: app.show.refusal,
          onChange: (listener) => {
            listeners.add(listener)
            return () => listeners.delete(listener)
          },
          samples: () => samples,
          playbooks: () =>
            [...catalog.playbook.values()].map(({ id, en, ja }) => ({
              id,
              title: { en: en.title, ja: ja.title },
            })),
        },
      ),
    )
  }

  const locales = new Map(policy.channels.map(({ id, locale }) => [id, locale]))
  const localeOf = (channel: string) => locales.get(channel) ?? 'en'
  const show = makeShow(world, {
    card: (incident, channel) =>
      views.question(incident, channel) ?? views.message(incident, localeOf(channel)),
    call: (incident, channel, { why, nth }) =>
      views.call(incident, { why, nth }, localeOf(channel)),
    digest: (storm, channel) => views.digest(storm, localeOf(channel)),
  })
  const enrich = makeEnrich(world)
  const rehearse = makeRehearse(world, makeDrillNotices(world, views.say))
  const read = trailRead(trail, (row, desk) => ingest(world, row, desk))
  const workers: Workers = {
    read: async () => void (await store.inbox.drain(read)),
    show: async ({ channel }) => show.wake(channel),
    run: (job) => run(world, job),
    enrich: ({ incident }) => enrich(incident),
    expire: (job) => expire(world, job.run),
    rehearse,
    scan: (job) => resumeScan(world, job.scan),
    escalate: ({ incident }) => callNext(world, incident),
    page: (job) => sendPage(world, views.say, job),
    room: ({ incident }) => keepRoom(world, views.say, incident),
    notice: (job) => sendNotice(world, views, job),
    care: async ({ incident }) => void (await remindCare(world, incident)),
    remind: async (job) => void (await remind(world, job.run)),
  }
  await store.work(trailWorkers(workers, trail))
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
  announce(`http://${config.HOST}:${port}`, config, withConsole)

  return async () => {
    log('info', 'stopping')
    for (const timer of timers) clearInterval(timer)
    await slack?.stop()
    await show.stop()
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

/** Behind a login, the address that the provider sends people back to is the only one. */
const consoleHosts = ({ HIKESHI_URL = '', HIKESHI_HOSTS, file: { login } }: Config): string[] =>
  login
    ? [new URL(HIKESHI_URL).host]
    : [...loopback, '[::1]', ...HIKESHI_HOSTS.split(',').filter(Boolean)]

function loginOptions({ HIKESHI_URL: url = '', HIKESHI_OIDC_SECRET, file: { login } }: Config) {
  const { issuer = '', clientId = '' } = login ?? {}
  return { issuer, clientId, url, clientSecret: HIKESHI_OIDC_SECRET ?? '' }
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
