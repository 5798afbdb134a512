import {
  type Logger,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api'
import { ChatBusy } from '../../core/ports.ts'
import type { Span } from '../../core/trail.ts'
import type { SlackOptions } from './door.ts'
import type { Tokens } from './tokens.ts'

export const slackApi = 'https://slack.com/api/'

/**
 * Slack's client without its own patience (ten retries in half an hour): whoever calls decides, since a card is worth
 * waiting for and a trigger_id is dead after three seconds.
 */
export function makeClient(options: SlackOptions, logger: Logger, timeout: number): WebClient {
  const { span, tokens } = options
  const Client = span === undefined ? WebClient : traced(span)
  const Lasting = tokens === undefined ? Client : renewing(Client, tokens)
  return new Lasting(tokens === undefined ? options.botToken : undefined, {
    slackApiUrl: options.apiUrl ?? slackApi,
    logger,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  })
}

/** Each call is a span, by the name of its method alone. */
function traced(span: Span): typeof WebClient {
  return class extends WebClient {
    override apiCall(...[method, options]: Parameters<WebClient['apiCall']>) {
      return span(`slack ${method}`, {}, () => super.apiCall(method, options))
    }
  }
}

/** Each call goes with the token of the moment, and once more with another if that one has ended. */
function renewing(Client: typeof WebClient, tokens: Tokens): typeof WebClient {
  return class extends Client {
    override async apiCall(...[method, options]: Parameters<WebClient['apiCall']>) {
      const token = await tokens.current()
      try {
        return await super.apiCall(method, { ...options, token })
      } catch (error) {
        if (codeOf(error) !== 'token_expired') throw error
        return await super.apiCall(method, { ...options, token: await tokens.instead(token) })
      }
    }
  }
}

/** The error code Slack answered with, e.g. `channel_not_found`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined

const passing = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']
const longest = 30_000
/** Who waits, waits for three to five quarters of it: not all come back at once. */
const shortest = 0.75

/**
 * Counts failures in a row, so that a Slack that is down is asked less and less often. Calls that were under way side by side
 * are one failure: else a moment without Slack would cost a minute wherever many channels are told.
 */
export function makePatience(now = () => performance.now()) {
  let failures = 0
  /** What began before it, and fails, tells nothing new. */
  let known = 0
  return async function patiently<R>(call: () => Promise<R>): Promise<R> {
    const began = now()
    try {
      const result = await call()
      failures = 0
      known = 0
      return result
    } catch (error) {
      if (error instanceof WebAPIRateLimitedError || codeOf(error) === 'ratelimited')
        throw new ChatBusy(Math.max(1, retryAfter(error)) * 1000, true, error)
      if (!isAway(error)) throw error
      const anew = began >= known
      if (anew) failures += 1
      const wait = Math.min(longest, 1000 * 2 ** Math.min(failures - 1, 6))
      if (anew) known = now() + shortest * wait
      throw new ChatBusy(Math.round(wait * (shortest + Math.random() / 2)), false, error)
    }
  }
}

const retryAfter = (error: unknown): number =>
  error instanceof WebAPIRateLimitedError
    ? error.retryAfter
    : error instanceof WebAPIPlatformError
      ? (error.data.response_metadata?.retryAfter ?? 1)
      : 1

/** No answer, or none of Slack's making: 5xx, a network error, our timeout, a 429 without its header. */
export function isAway(error: unknown): boolean {
  if (error instanceof WebAPIRequestError) return true
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500
  const code = codeOf(error)
  if (code !== undefined) return passing.includes(code)
  if (!(error instanceof Error)) return false
  return (
    ['TimeoutError', 'AbortError'].includes(error.name) || error.message.startsWith('Retry header')
  )
}
