import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { stringify } from 'yaml'

/** What Slack answers instead of taking a call. */
export type Trouble = { readonly status: number; readonly retryAfter?: number } | 'hang'

/**
 * A Slack that takes everything at once and remembers when it first took the post of each `bench-<n>-<n>`, and how often. The
 * events are spread over so many channels that neither Slack's pace nor a storm holds one up: what is measured is us.
 */
export async function startSink(channels: number, host = '127.0.0.1') {
  const called = new Map<string, number>()
  const posts = new Map<string, number>()
  /** A channel's messages, newest first: who is not sure whether a card was posted looks there. */
  const kept = new Map<string, object[]>()
  let ts = 0
  let trouble: () => Trouble | undefined = () => undefined
  async function take(asked: http.IncomingMessage, answer: http.ServerResponse): Promise<void> {
    const body = (await buffer(asked)).toString()
    const wrong = trouble()
    if (wrong === 'hang') return
    if (wrong !== undefined) {
      const { status, retryAfter } = wrong
      answer.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` })
      answer.end()
      return
    }
    const at = performance.now()
    const name = /bench-\d+-\d+/.exec(body)?.[0]
    const post = asked.url?.endsWith('chat.postMessage') && !body.includes('thread_ts=')
    if (post && name !== undefined) {
      posts.set(name, (posts.get(name) ?? 0) + 1)
      if (!called.has(name)) called.set(name, at)
    }
    ts += 1
    const said = new URLSearchParams(body)
    const channel = said.get('channel') ?? ''
    const messages = kept.get(channel) ?? []
    if (post) {
      const metadata = JSON.parse(said.get('metadata') ?? '{}') as object
      kept.set(channel, [{ ts: `${ts}.1`, bot_id: 'B0', metadata }, ...messages])
    }
    answer.setHeader('content-type', 'application/json')
    answer.end(
      JSON.stringify({
        ok: true,
        ts: `${ts}.1`,
        channel,
        ...(asked.url?.endsWith('conversations.history') && { messages }),
        team_id: 'T0BENCH',
        bot_id: 'B0',
      }),
    )
  }
  const server = http.createServer((asked, answer) => void take(asked, answer))
  await new Promise<void>((done) => server.listen(0, host, done))
  const account = (n: number) => `${100_000_000_000 + (n % channels)}`
  const names = Array.from({ length: channels }, (_, i) => `C${i}`)
  return {
    called,
    posts,
    account,
    trouble: (make: typeof trouble) => {
      trouble = make
    },
    /** hikeshi.yaml that brings each account's findings to a channel of its own. */
    yaml: stringify({
      slack: { teams: ['T0BENCH'] },
      channels: names.map((id) => ({ id })),
      routes: names.map((id, i) => ({ when: { account: account(i) }, to: [id] })),
    }),
    env: {
      SLACK_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: 'bench',
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
export type Sink = Awaited<ReturnType<typeof startSink>>
