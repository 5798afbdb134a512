import { z } from 'zod'
import type { Alone, Clock, Sealed } from '../../core/ports.ts'
import { codeOf, isAway, makeClient } from './api.ts'
import type { SlackOptions } from './door.ts'
import { cause, slackLogger } from './log.ts'
import { makeSeal } from './seal.ts'

/** So long before a token ends it is renewed, as Slack's own library has it. Milliseconds. */
const early = 2 * 3_600_000
/** After a failure nobody asks again for so long. Milliseconds. */
const rest = 30_000

const Pair = z.object({ access: z.string(), refresh: z.string(), until: z.number() })
type Pair = z.output<typeof Pair>
const Renewed = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number().positive(),
})

export interface Tokens {
  /** One that Slack takes now, as far as can be known. */
  readonly current: () => Promise<string>
  /** Another than this one, which Slack says has ended. Throws what stood in the way. */
  readonly instead: (of: string) => Promise<string>
  /** Slack's code if it does not renew; undefined: it does, or is away. */
  readonly refused: () => Promise<string | undefined>
  /** Renews in time also while nobody calls Slack, until it is stopped. */
  readonly watch: () => void
  readonly stop: () => void
}

/**
 * The bot token of an app whose tokens rotate: it ends after 12 hours, and its refresh token is good once. All replicas share
 * one pair in the store, and one of them renews it. The pair is kept under the refresh token that it began with, so a new
 * SLACK_REFRESH_TOKEN begins anew. https://docs.slack.dev/authentication/using-token-rotation
 */
export function makeTokens(
  options: SlackOptions,
  app: { readonly refreshToken: string; readonly clientId: string; readonly clientSecret: string },
  own: { readonly sealed: Sealed; readonly alone: Alone; readonly clock: Clock },
): Tokens {
  const { log } = options
  const { sealed, alone, clock } = own
  const client = makeClient({ ...options, botToken: '' }, slackLogger(log), 10_000)
  const { name: named, seal, open } = makeSeal(app.clientSecret)
  const name = named(app.refreshToken)
  let held: Pair | undefined
  let unsaved = false
  let failed: { readonly at: number; readonly error: unknown } | undefined
  let going: Promise<string> | undefined
  let timer: NodeJS.Timeout | undefined

  const lasting = (pair: Pair | undefined, not?: string): Pair | undefined =>
    pair && pair.access !== not && pair.until - clock.now() > early ? pair : undefined

  /** The newest pair that anybody has; undefined: none was renewed yet. */
  async function newest(): Promise<Pair | undefined> {
    const kept = await sealed.get(name)
    const pair = kept === undefined ? undefined : Pair.parse(JSON.parse(open(name, kept)))
    return held && (pair === undefined || held.until > pair.until) ? held : pair
  }

  /** A pair that is lost takes Slack with it: where the store does not take it now, it is tried again. */
  async function save(pair: Pair): Promise<void> {
    unsaved = true
    await sealed.put(name, seal(name, JSON.stringify(pair)))
    unsaved = false
  }

  async function exchange(refresh: string): Promise<Pair> {
    const said = await client.oauth.v2.access({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refresh,
    })
    const { access_token: access, refresh_token, expires_in } = Renewed.parse(said)
    const pair = { access, refresh: refresh_token, until: clock.now() + expires_in * 1000 }
    held = pair
    log('info', 'slack: the token was renewed', { until: new Date(pair.until).toISOString() })
    await save(pair).catch((error: unknown) =>
      log('error', 'slack: the new token could not be kept yet', { cause: cause(error) }),
    )
    return pair
  }

  async function renew(not?: string): Promise<Pair> {
    for (let turn = 0; turn < 60; turn += 1) {
      const known = lasting(await newest(), not)
      if (known) return known
      const done = await alone('slack/token', async () => {
        const now = await newest()
        return lasting(now, not) ?? exchange(now?.refresh ?? app.refreshToken)
      })
      if (done) return done
      await clock.wait(250)
    }
    throw new Error('the token of Slack is being renewed elsewhere, without an end')
  }

  /** One at a time, whoever asks. */
  function renewed(not?: string): Promise<string> {
    if (failed && clock.now() - failed.at < rest) return Promise.reject(failed.error)
    going ??= renew(not)
      .then((pair) => {
        held = pair
        failed = undefined
        return pair.access
      })
      .catch((error: unknown) => {
        failed = { at: clock.now(), error }
        log('error', 'slack: the token could not be renewed', { cause: cause(error) })
        throw error
      })
      .finally(() => {
        going = undefined
      })
    return going
  }

  async function current(): Promise<string> {
    const good = lasting(held)
    if (good) return good.access
    const next = renewed()
    // As long as Slack takes the last one nobody waits for the next, and a refusal changes nothing yet.
    if (held && held.until > clock.now()) {
      next.catch(() => {})
      return held.access
    }
    return next.catch((error: unknown) => {
      if (held) throw error
      return options.botToken
    })
  }

  return {
    current,
    instead: (of) => renewed(of),
    refused: async () => {
      if (!lasting(held)) await renewed().catch(() => {})
      return failed && !isAway(failed.error) ? codeOf(failed.error) : undefined
    },
    watch: () => {
      const look = (): void => {
        const due = unsaved && held ? save(held) : current()
        due.catch(() => {}) // the log has it, and it is tried again
      }
      look()
      timer = setInterval(look, 60_000).unref()
    },
    stop: () => clearInterval(timer),
  }
}
