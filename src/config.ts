import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { auditSchema } from './core/audit-schema.ts'
import { clocksSchema, updatesSchema } from './core/care-schema.ts'
import { severities } from './core/finding.ts'
import { loginLacks, loginSchema } from './core/login-schema.ts'
import { onCallFaults, onCallSchema, pagersSchema, secretOf } from './core/oncall-schema.ts'
import { roles } from './core/people.ts'
import { bothOrNone, headers, hours, person, zone } from './core/schema.ts'
import { slackLacks, slackVariables } from './core/slack-schema.ts'

const people = z.array(person).default([])

const named = z.array(z.union([z.enum(roles), person])).optional()
/** The first that fits and says it decides: see docs/policy.md. */
const rule = z.strictObject({
  playbook: z.string().optional(),
  risk: z.enum(['low', 'medium', 'high']).optional(),
  account: z.string().optional(),
  environment: z.string().optional(),
  approvals: z.int().min(1).optional(),
  approvers: named,
  expiresMinutes: z.number().positive().max(10_080).optional(),
  breakGlass: named,
  remindHours: z.number().positive().max(8_760).optional(),
  stepUp: z.boolean().optional(),
})

const expectedId = 'expected the id of a Slack user or user group, e.g. U061F7AUR or S0604QSJC'
const quiet = z.strictObject({ zone, ...hours }).refine(...bothOrNone)

/** One pattern or several; `*` stands for anything. */
const patterns = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
const when = z.strictObject({
  from: z.enum(severities).optional(),
  account: patterns.optional(),
  ou: patterns.optional(),
  environment: patterns.optional(),
  region: patterns.optional(),
  type: patterns.optional(),
  tag: z.record(z.string(), patterns).optional(),
})

const File = z.strictObject({
  slack: z.strictObject({ teams: z.array(z.string()).min(1) }).optional(),
  channels: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        locale: z.string().default('en'),
        from: z.enum(severities).optional(),
        quiet: quiet.optional(),
      }),
    )
    .default([]),
  /** How people sign in to the console; left out: only whoever is on this machine reaches it. */
  login: loginSchema.optional(),
  posture: z
    .strictObject({ channel: z.string().min(1), every: z.enum(['daily', 'weekly']).optional() })
    .optional(),
  people: z
    .strictObject({
      viewer: people,
      responder: people,
      approver: people,
      lead: people,
      admin: people,
    })
    .optional(),
  accounts: z
    .record(
      z.string().regex(/^\d{12}$/, 'expected a 12-digit account id'),
      z.strictObject({
        name: z.string().optional(),
        environment: z.string().optional(),
        ou: z.string().optional(),
        owner: z.string().optional(),
        role: z.string().startsWith('arn:').optional(),
        readRole: z.string().startsWith('arn:').optional(),
        externalId: z.string().optional(),
        regions: z.array(z.string()).optional(),
      }),
    )
    .default({}),
  principals: z
    .record(
      z.string().min(1),
      z.union([
        person.transform((id) => ({ person: id })),
        z.strictObject({ person, locale: z.string().optional() }),
      ]),
    )
    .default({}),
  approvals: z
    .strictObject({
      low: z.int().min(1).default(1),
      medium: z.int().min(1).default(1),
      high: z.int().min(1).default(1),
    })
    .default({ low: 1, medium: 1, high: 1 }),
  routes: z
    .array(z.strictObject({ when, to: z.array(z.string()), continue: z.boolean().default(false) }))
    .default([]),
  severities: z.array(z.strictObject({ when, severity: z.enum(severities) })).default([]),
  updates: updatesSchema,
  clocks: clocksSchema,
  oncall: onCallSchema,
  pagers: pagersSchema,
  owners: z
    .strictObject({
      tag: z.string().min(1).optional(),
      ids: z.record(z.string(), z.string().regex(/^[UWS][A-Z0-9]{2,20}$/, expectedId)),
    })
    .optional(),
  expiresMinutes: z.number().positive().max(10_080).default(30),
  /** So many minutes without any event from an account and region that is known to us are an incident. */
  silence: z
    .strictObject({
      minutes: z.number().min(10).max(10_080).default(30),
      except: z.array(z.string().min(1)).default([]),
    })
    .optional(),
  audit: auditSchema,
  correlateMinutes: z.number().min(0).max(1_440).default(30),
  /** How long a containment stands until somebody is asked whether it still should. */
  remindHours: z.number().positive().max(8_760).default(24),
  rules: z.array(rule).default([]),
  /** By playbook; each playbook says what it takes. */
  settings: z.record(z.string(), z.record(z.string(), z.json())).default({}),
})

/** Browsers keep passkeys for a secure origin's host name, never for an address. */
function isSecureOrigin(text: string): boolean {
  const { protocol, hostname, pathname, search, hash, username } = new URL(text)
  const bare = pathname === '/' && search === '' && hash === '' && username === ''
  const local = hostname === 'localhost' || hostname.endsWith('.localhost')
  const named = /[a-z]/i.test(hostname) && !hostname.includes('[')
  return bare && named && (protocol === 'https:' || (protocol === 'http:' && local))
}

const port = z.coerce.number().int().min(0).max(65_535)
const Environment = z.object({
  HIKESHI_DATA: z.string().default('./data'),
  HIKESHI_CONFIG: z.string().optional(),
  HIKESHI_INGEST_KEYS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((key) => key.trim())
        .filter(Boolean),
    )
    .refine(
      (keys) => keys.every((key) => key.length >= 20),
      'each key needs at least 20 characters',
    )
    .optional(),
  HIKESHI_BACKLOG_LIMIT: z.coerce.number().int().positive().default(50_000),
  HIKESHI_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  HIKESHI_HOSTS: z.string().default(''),
  HIKESHI_URL: z
    .url()
    .refine(isSecureOrigin, 'expected https://<host> without a path, or http://localhost:<port>')
    .transform((url) => new URL(url).origin)
    .optional(),
  HIKESHI_OIDC_SECRET: z.string().optional(),
  PORT: port.default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_SECRET: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+$/,
      'expected the ARN of a secret in Secrets Manager',
    )
    .optional(),
  ...slackVariables,
  AWS_ENDPOINT_URL: z.url().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: headers,
  OTEL_SERVICE_NAME: z.string().default('hikeshi'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Config = ReturnType<typeof readConfig>

/** Thrown for a setting that is not as it must be: names the setting and what was expected, and never its value. */
export class BadConfig extends Error {}

/** Reads the environment and hikeshi.yaml, and nothing else does. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const set = { ...bundled(env['HIKESHI_SECRETS']), ...filled(env) }
  const settings = check(Environment, set, 'environment')
  const lacking = slackLacks(settings)
  if (lacking) throw new BadConfig(lacking)
  const path = settings.HIKESHI_CONFIG ?? './hikeshi.yaml'
  if (settings.HIKESHI_CONFIG !== undefined && !existsSync(path))
    throw new BadConfig(`HIKESHI_CONFIG: there is no file ${path}`)
  const file = check(File, existsSync(path) ? readYaml(path) : {}, path)
  if (settings.SLACK_BOT_TOKEN !== undefined && file.slack === undefined)
    throw new BadConfig(
      `${path}: slack.teams is missing: name the Slack team ids whose members may come in`,
    )
  checkNames(file, path)
  if (settings.DATABASE_SECRET !== undefined && settings.DATABASE_URL === undefined)
    throw new BadConfig('DATABASE_URL is needed beside DATABASE_SECRET: it says where, and as whom')
  if (settings.HIKESHI_URL === undefined && file.rules.some(({ stepUp }) => stepUp))
    throw new BadConfig(
      `HIKESHI_URL is needed beside a rule with stepUp in ${path}: the address under which people reach this bot, e.g. https://hikeshi.example.com`,
    )
  const lacks = file.login && loginLacks(settings)
  if (lacks) throw new BadConfig(`${lacks} is needed beside login in ${path}`)
  return { ...settings, file, pagerSecrets: pagerSecrets(file, set, path) }
}

/** An empty variable counts as none. */
const filled = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))

/** Further variables as one JSON object, as a secret store hands them to a container; its own variables win over them. */
function bundled(text: string | undefined): NodeJS.ProcessEnv {
  if (!text) return {}
  try {
    return filled(z.record(z.string(), z.string()).parse(JSON.parse(text)))
  } catch {
    throw new BadConfig(
      'HIKESHI_SECRETS: expected a JSON object of variables and their texts, e.g. {"SLACK_BOT_TOKEN": "..."}',
    )
  }
}

/** By pager. A pager that cannot call anybody is worse than none: nobody would notice before it matters. */
function pagerSecrets(
  { pagers }: z.output<typeof File>,
  env: NodeJS.ProcessEnv,
  path: string,
): { readonly [pager: string]: string } {
  const named = Object.entries(pagers).filter(([, { kind }]) => kind !== 'sns')
  return Object.fromEntries(
    named.map(([pager]) => {
      const secret = env[secretOf(pager)]
      if (secret === undefined)
        throw new BadConfig(`${secretOf(pager)} is needed beside pagers.${pager} in ${path}`)
      return [pager, secret]
    }),
  )
}

/** A misspelt channel or owner would be silence where somebody counts on being told. */
function checkNames(file: z.output<typeof File>, path: string): void {
  const channels = new Set(file.channels.map(({ id }) => id))
  const owners = file.owners?.ids ?? {}
  const faults = [
    ...onCallFaults(file),
    ...file.routes.flatMap(({ to }, i) =>
      to
        .filter((id) => !channels.has(id))
        .map((id) => `routes.${i}.to: no channel has the id ${id}`),
    ),
    ...Object.entries(file.accounts).flatMap(([id, { owner }]) =>
      owner === undefined || Object.hasOwn(owners, owner)
        ? []
        : [`accounts.${id}.owner: owners.ids has no ${owner}`],
    ),
  ]
  if (faults.length > 0) throw new BadConfig(faults.map((fault) => `${path}: ${fault}`).join('\n'))
}

function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8')) ?? {}
  } catch (error) {
    throw new BadConfig(`${path}: ${error instanceof Error ? error.message : 'not YAML'}`, {
      cause: error,
    })
  }
}

function check<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(
    (issue) => `${where}: ${issue.path.join('.') || 'file'}: ${issue.message}`,
  )
  throw new BadConfig(faults.join('\n'))
}
