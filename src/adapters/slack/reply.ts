import type { WebClient } from '@slack/web-api'
import type { Block } from '../../core/blocks.ts'
import { isNewest, plainer } from '../../core/newest.ts'
import { slackApi } from './api.ts'
import type { SlackOptions } from './door.ts'
import { cause } from './log.ts'
import type { Origin } from './payload.ts'
import { type Taken, unknownBlocks } from './taken.ts'

export interface Said {
  readonly text: string
  readonly blocks?: readonly Block[]
  /** The text is mrkdwn of ours: what came from outside is escaped in it already. */
  readonly mrkdwn?: boolean
}

/** Slack's three; what comes from elsewhere may hold `<!channel>` or a link of an attacker's. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Text as blocks in which nothing is markup. Long text is cut: an answer to one person is not a report. */
export function plainBlocks(text: string): Block[] {
  const parts = text.match(/[\s\S]{1,2900}/g) ?? ['-']
  return parts.slice(0, 4).map((part) => ({
    type: 'section',
    text: { type: 'plain_text', text: part, emoji: false },
  }))
}

/** Our own sentences with their code spans and lists, as many blocks as they need; a line is only cut if it must be. */
export function mrkdwnBlocks(text: string): Block[] {
  const parts = text.match(/[\s\S]{1,2900}(?:\n|$)|[\s\S]{1,2900}/g) ?? ['-']
  return parts.slice(0, 4).map((part) => ({
    type: 'section',
    text: { type: 'mrkdwn', text: part, verbatim: true },
  }))
}

/**
 * May we post to this address? It comes in a signed payload, but we would be the ones calling: only Slack's own hooks,
 * or the emulator's, and never a redirect.
 */
export function isResponseUrl(url: string, apiUrl: string | undefined): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, origin, username } = new URL(url)
  const api = new URL(apiUrl ?? slackApi)
  if (username !== '') return false
  if (protocol === 'https:' && host === 'hooks.slack.com') return true
  return apiUrl !== undefined && (origin === api.origin || host === `hooks.${api.host}`)
}

/** Tells one person something, by the best way that works: response_url, an ephemeral message, a direct message. */
export function makeTell(client: WebClient, taken: Taken, options: SlackOptions) {
  async function byUrl(url: string, said: Said): Promise<boolean> {
    if (!isResponseUrl(url, options.apiUrl)) {
      options.log('warn', "slack: a response_url that is not Slack's was not called")
      return false
    }
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...said, response_type: 'ephemeral', replace_original: false }),
      redirect: 'error',
      signal: AbortSignal.timeout(5000),
    })
    const answer = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${answer.slice(0, 200)}`)
    return true
  }

  function ways(origin: Origin, said: Said): [string, () => Promise<boolean>][] {
    const { responseUrl, channel, user } = origin
    return [
      ...(responseUrl === undefined
        ? []
        : [
            ['response_url', () => byUrl(responseUrl, said)] satisfies [
              string,
              () => Promise<boolean>,
            ],
          ]),
      ...(channel === undefined ? [] : [way('chat.postEphemeral', { channel, user, ...said })]),
      way('chat.postMessage', { channel: user, ...said }),
    ]
  }
  const way = (method: string, body: Record<string, unknown>): [string, () => Promise<boolean>] => [
    method,
    async () => (await client.apiCall(method, body)).ok,
  ]

  /** Never throws: what was done stays done when its answer cannot be given; the log has it. */
  return async function tell(origin: Origin, said: Said): Promise<void> {
    const { mrkdwn = false } = said
    const blocks = said.blocks && taken.fit(said.blocks)
    const text = (mrkdwn ? said.text : escapeText(said.text)).slice(0, 3900)
    const simple = mrkdwn ? mrkdwnBlocks(said.text) : plainBlocks(said.text)
    const failed: string[] = []
    // With the newest blocks in words, where Slack does not take them.
    const plain = blocks?.some(isNewest) ? plainer(blocks) : undefined
    for (const form of [blocks, plain, simple]) {
      if (form === undefined) continue
      for (const [name, send] of ways(origin, { text, blocks: form })) {
        const sent = await send().catch((error: unknown) => {
          failed.push(`${name}: ${cause(error)}`)
          return false
        })
        if (!sent) continue
        const unknown = failed.some((why) => unknownBlocks.some((code) => why.includes(code)))
        if (blocks && form === plain && unknown) taken.learn(blocks)
        return
      }
    }
    options.log('error', 'slack: an answer could not be given', { user: origin.user, failed })
  }
}
