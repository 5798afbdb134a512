import { join } from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import type { ConsoleDoor } from './adapters/console/door.ts'
import { consolePlugin } from './adapters/console/plugin.ts'
import { loginPlugin, tokenOf } from './adapters/login/plugin.ts'
import { type Booted, type Store, systemClock } from './boot.ts'
import type { Config } from './config.ts'
import { namesRealAccounts, rolesOf } from './core/policy.ts'
import { makeLogin } from './flow/login.ts'
import { samplesOf } from './flow/samples.ts'
import { makePace } from './pace.ts'
import { localPeople } from './policy.ts'

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** The console page; undefined where anybody could reach it and there is no login. */
export function makeConsole(
  config: Config,
  booted: Booted,
  store: Store,
  onChange: ConsoleDoor['onChange'],
): FastifyPluginAsync | undefined {
  const { world, views, app, door, catalog, policy } = booted
  const login = config.file.login && makeLogin(world, views, store.sessions, config.file.login)
  if (!loopback.has(config.HOST) && login === undefined) return undefined
  const warn = (message: string, fields: object) => world.log('warn', message, fields)
  const pace = makePace(systemClock.now)
  const samples = samplesOf(catalog)
  return consolePlugin(
    {
      hosts: hostsOf(config),
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
      setUp: setUpOf(config),
      doctor: (by) => app.doctor({ by, reads: catalog.command.get('doctor')?.reads ?? [] }),
      refusal: app.show.refusal,
      onChange,
      samples: () => samples,
      playbooks: () =>
        [...catalog.playbook.values()].map(({ id, en, ja }) => ({
          id,
          title: { en: en.title, ja: ja.title },
        })),
    },
  )
}

const setUpOf = (config: Config): ConsoleDoor['setUp'] => ({
  variables: Object.fromEntries(
    (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const).map((name) => [
      name,
      config[name] !== undefined,
    ]),
  ),
  slack: config.SLACK_BOT_TOKEN !== undefined,
  accounts: Object.keys(config.file.accounts).length,
})

/** Behind a login, the address that the provider sends people back to is the only one. */
const hostsOf = ({ HIKESHI_URL = '', HIKESHI_HOSTS, file: { login } }: Config): string[] =>
  login
    ? [new URL(HIKESHI_URL).host]
    : [...loopback, '[::1]', ...HIKESHI_HOSTS.split(',').filter(Boolean)]

function loginOptions({ HIKESHI_URL: url = '', HIKESHI_OIDC_SECRET, file: { login } }: Config) {
  const { issuer = '', clientId = '' } = login ?? {}
  return { issuer, clientId, url, clientSecret: HIKESHI_OIDC_SECRET ?? '' }
}
