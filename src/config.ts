import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { type File, fileFaults, fileSchema } from './core/file-schema.ts'
import { loginLacks } from './core/login-schema.ts'
import { secretOf } from './core/oncall-schema.ts'
import { headers } from './core/schema.ts'
import { slackLacks, slackVariables } from './core/slack-schema.ts'

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
  const file = check(fileSchema, existsSync(path) ? readYaml(path) : {}, path)
  if (settings.SLACK_BOT_TOKEN !== undefined && file.slack === undefined)
    throw new BadConfig(
      `${path}: slack.teams is missing: name the Slack team ids whose members may come in`,
    )
  const faults = fileFaults(file)
  if (faults.length > 0) throw new BadConfig(faults.map((fault) => `${path}: ${fault}`).join('\n'))
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
  { pagers }: File,
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
