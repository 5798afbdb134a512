import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkBlocks, checkView } from './block-kit.ts'
import { type Passed, startFaultProxy } from './fault-proxy.ts'

export const slackTeam = 'T0HIKESHI'
export const slackSecret = 'signing-secret-of-the-tests'
/** Both apps live in one workspace; a test picks the transport by picking the app. */
export const httpApp = {
  appId: 'A0HTTP',
  botToken: 'xoxb-1111-http-secret',
  botUserId: 'U0HTTPBOT',
}
export const socketApp = {
  appId: 'A0SOCKET',
  botToken: 'xoxb-2222-socket-secret',
  appToken: 'xapp-1-A0SOCKET-3333-secret',
  botUserId: 'U0SOCKETBOT',
}
export const slackUsers = ['U0ALICE', 'U0BOB', 'U0VERA', 'U0GUEST', 'U0NOBODY'] as const
export const slackChannel = 'C0SECURITY'
export const slackChannelJa = 'C0SECURITYJA'
const botPort = 4390

export interface SlackMessage {
  readonly ts: string
  readonly channel: string
  readonly text: string
  readonly user?: string
  readonly blocks?: readonly Record<string, unknown>[]
  readonly subtype?: string
  readonly ephemeral_to?: string
}
export interface SlackModal {
  readonly id: string
  readonly title: { readonly text: string }
  readonly callback_id?: string
  readonly private_metadata?: string
  readonly blocks: readonly Record<string, unknown>[]
}
export interface SlackState {
  readonly modals: readonly SlackModal[]
  readonly messages: readonly SlackMessage[]
}

/** A third party's Slack in a network namespace of its own, behind a proxy that can break things. */
export async function startSlack() {
  const dir = await mkdtemp(join(tmpdir(), 'hikeshi-slack-'))
  const proxy = await startFaultProxy({ socketPath: join(dir, 'slack.sock') })
  await writeFile(join(dir, 'slack.json'), JSON.stringify(workspace()))
  let targets: readonly number[] = []
  const deliveries: number[] = []
  const inbound = createServer((asked, answer) => {
    const { method, url: path, headers } = asked
    const port = targets[deliveries.length % targets.length] ?? 0
    deliveries.push(port)
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  }).listen(join(dir, 'bot.sock'))

  const binary = resolve(
    'test/support/slack-emulator/node_modules/local-slack-linux-x64/bin/local-slack',
  )
  const inside = [
    process.execPath,
    resolve('test/support/slack-inside.ts'),
    dir,
    binary,
    `${proxy.port}`,
    `${botPort}`,
  ]
  const flags = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']
  const script = 'ip link set lo up && exec "$@"'
  const child = spawn(
    'unshare',
    [...flags, '--net', '--pid', '--fork', '--kill-child', 'sh', '-c', script, 'sh', ...inside],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  let output = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (output += data.toString()))
  const dead = new Promise<never>((_, reject) => {
    child.on('error', reject)
    child.on('exit', (code) =>
      reject(
        new Error(
          `The Slack emulator listens on all interfaces, so it only runs in a network namespace (unshare, ip). It ended with ${code}: ${output}`,
        ),
      ),
    )
  })
  dead.catch(() => {}) // a wanted end, once it has started

  const base = `http://127.0.0.1:${proxy.port}`
  await Promise.race([dead, answers(`${base}/_control/state`)])
  const page = await watch(`ws://127.0.0.1:${proxy.port}/ui`)
  proxy.passed.length = 0

  async function control(path: string, body: object): Promise<void> {
    const response = await fetch(`${base}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  }

  return {
    apiUrl: `${base}/api/`,
    faults: proxy,
    /** Where the app over HTTP is to be called: POST /slack/events on these ports of the loopback, in turns. */
    deliverTo(...ports: number[]): void {
      targets = ports
    },
    /** The port of each call so far. */
    deliveries,
    control: {
      /** `/hikeshi <text>`, as this user. */
      command: (ask: { user: string; text: string; app?: string; channel?: string }) =>
        control('command', {
          appId: ask.app ?? httpApp.appId,
          user: ask.user,
          channel: ask.channel ?? slackChannel,
          command: '/hikeshi',
          text: ask.text,
        }),
      /** Presses a button of a message, or picks from a menu. */
      interact: (ask: {
        user: string
        message: SlackMessage
        action: { action_id: string; value?: string; selected_option?: { value: string } }
      }) =>
        control('interact', {
          channel: ask.message.channel,
          messageTs: ask.message.ts,
          user: ask.user,
          action: { type: 'button', block_id: 'b', ...ask.action },
        }),
      /** Looks at the app's own page. */
      openHome: (user: string) => control('open-home', { appId: httpApp.appId, user }),
      /** Puts an emoji on a message. */
      react: (ask: { user: string; message: SlackMessage; name: string }) =>
        control('reaction', {
          channel: ask.message.channel,
          ts: ask.message.ts,
          user: ask.user,
          name: ask.name,
        }),
      /** Submits the modal on top; values by block id and action id, as the emulator takes them. */
      submit: (user: string, values: Record<string, Record<string, unknown>> = {}) =>
        page.send({ t: 'view_submit', user, values }),
      closeModal: (user: string) => page.send({ t: 'view_close', user }),
      reset: () => control('reset', {}),
    },
    state: page.state,
    until: page.until,
    /** What Slack would have refused in everything sent so far; empty: nothing. */
    violations: () => proxy.passed.flatMap(violationsOf),
    async stop(): Promise<void> {
      page.stop()
      const ended = once(child, 'exit')
      child.stdin.end()
      await ended
      await proxy.stop()
      inbound.closeAllConnections()
      await new Promise((done) => inbound.close(done))
      await rm(dir, { recursive: true, force: true })
    },
  }
}
export type Slack = Awaited<ReturnType<typeof startSlack>>

function workspace() {
  const apps = [
    {
      ...httpApp,
      botName: 'hikeshi',
      mode: 'events',
      requestUrl: `http://127.0.0.1:${botPort}/slack/events`,
    },
    { ...socketApp, botName: 'hikeshi-socket', mode: 'socket' },
  ].map((app) => ({ appToken: `xapp-${app.appId}`, ...app, signingSecret: slackSecret }))
  const users = slackUsers.map((id) => ({ id, name: id.slice(2).toLowerCase(), tz: 'Asia/Tokyo' }))
  const members = [...apps.map((app) => app.botUserId), ...slackUsers]
  return {
    workspace: { name: 'Hikeshi tests', domain: 'hikeshi-tests', teamId: slackTeam },
    apps,
    users,
    channels: [
      { id: slackChannel, name: 'security', members },
      { id: slackChannelJa, name: 'security-ja', members },
    ],
  }
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 20_000
  for (;;) {
    const ok = await fetch(url).then(
      (r) => r.ok,
      () => false,
    )
    if (ok) return
    if (Date.now() > deadline) throw new Error(`${url} does not answer`)
    await new Promise((again) => setTimeout(again, 50))
  }
}

/** The emulator's own page, read by a program: it tells of every message and modal as they come. */
async function watch(url: string) {
  const socket = new WebSocket(url)
  let modals: readonly SlackModal[] = []
  const messages = new Map<string, SlackMessage>()
  const waiting = new Set<() => void>()
  const state = (): SlackState => ({ modals, messages: [...messages.values()] })

  socket.addEventListener('message', ({ data }) => {
    const said = JSON.parse(String(data)) as {
      t: string
      stack?: SlackModal[]
      message?: SlackMessage
      state?: { modalStack: SlackModal[]; messages: Record<string, SlackMessage[]> }
    }
    if (said.state) {
      modals = said.state.modalStack
      messages.clear()
      for (const message of Object.values(said.state.messages).flat())
        messages.set(message.ts, message)
    }
    if (said.stack) modals = said.stack
    if (said.message) messages.set(said.message.ts, said.message)
    for (const look of waiting) look()
  })
  await new Promise((done, fail) => {
    socket.addEventListener('open', done)
    socket.addEventListener('error', fail)
  })

  return {
    state,
    send: (what: object): void => socket.send(JSON.stringify(what)),
    stop: (): void => socket.close(),
    /** Waits until `find` answers something, and answers that. */
    until: <R>(find: (now: SlackState) => R | undefined, timeout = 40_000): Promise<R> =>
      new Promise((done, fail) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          fail(
            new Error(`not seen in Slack: ${find.toString()}\n${JSON.stringify(state(), null, 1)}`),
          )
        }, timeout)
        const look = (): void => {
          const found = find(state())
          if (found === undefined) return
          clearTimeout(timer)
          waiting.delete(look)
          done(found)
        }
        waiting.add(look)
        look()
      }),
  }
}

function violationsOf({ path, type, body }: Passed): string[] {
  if (path.startsWith('/_control')) return []
  const sent: Record<string, unknown> = type.startsWith('application/json')
    ? JSON.parse(body)
    : Object.fromEntries(new URLSearchParams(body))
  const json = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)
  return [
    ...(sent['blocks'] === undefined ? [] : checkBlocks(json(sent['blocks']))),
    ...(sent['view'] === undefined ? [] : checkView(json(sent['view']))),
    ...(typeof sent['text'] === 'string' && sent['text'].length > 4000
      ? ['text: more than 4000 characters']
      : []),
  ].map((bad) => `${path}: ${bad}`)
}

/** The headers Slack would send with this body. */
export function signed(body: string, secret = slackSecret, at = Math.floor(Date.now() / 1000)) {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` }
}
