import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** What goes wrong on the way. `hang` answers nothing until the proxy stops; `cut` passes the request on and loses the answer. */
export interface Fault {
  readonly path: RegExp
  /** Only requests whose body says this. */
  readonly says?: RegExp
  readonly times?: number
  /** Of the requests that it is about, how many: 0 to 1; left out: each. */
  readonly share?: number
  readonly kind: 'status' | 'hang' | 'cut'
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
}
export interface Passed {
  readonly at: number
  readonly method: string
  readonly path: string
  readonly type: string
  readonly body: string
}
export type Target =
  | { readonly socketPath: string }
  | { readonly host: string; readonly port: number }

/** An HTTP proxy that breaks what it is told to break, since no emulator answers 429, 5xx or never. */
export async function startFaultProxy(target: Target) {
  const faults: { fault: Fault; left: number }[] = []
  const amendments: {
    path: RegExp
    amend: (answer: Record<string, unknown>, asked: string) => unknown
  }[] = []
  const passed: Passed[] = []

  async function take(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = asked
    const body = await buffer(asked)
    const said = body.toString('utf8')
    passed.push({ at: Date.now(), method, path, type: headers['content-type'] ?? '', body: said })
    const due = faults.find(
      ({ fault, left }) =>
        left > 0 &&
        fault.path.test(path) &&
        (fault.says?.test(said) ?? true) &&
        Math.random() < (fault.share ?? 1),
    )
    if (due) due.left -= 1
    if (due?.fault.kind === 'hang') return
    if (due?.fault.kind === 'status') {
      answer.writeHead(due.fault.status ?? 500, due.fault.headers).end(due.fault.body ?? '')
      return
    }
    const onward = request({ ...target, method, path, headers }, (response) => {
      void buffer(response).then((content) => {
        if (due?.fault.kind === 'cut') return answer.destroy()
        const amendment = amendments.find((a) => a.path.test(path))
        const changed = amendment
          ? Buffer.from(JSON.stringify(amendment.amend(JSON.parse(content.toString('utf8')), said)))
          : content
        const {
          'transfer-encoding': _chunked,
          'content-length': _length,
          ...kept
        } = response.headers
        return answer.writeHead(response.statusCode ?? 502, kept).end(changed)
      })
    })
    onward.on('error', () => answer.destroy())
    onward.end(body)
  }

  const server = createServer((asked, answer) => void take(asked, answer))
  // Socket Mode and the emulator's page speak WebSocket.
  server.on('upgrade', (asked, near, head) => {
    const far = connect('socketPath' in target ? { path: target.socketPath } : target)
    const lines = [`GET ${asked.url} HTTP/1.1`]
    for (let i = 0; i < asked.rawHeaders.length; i += 2)
      lines.push(`${asked.rawHeaders[i]}: ${asked.rawHeaders[i + 1]}`)
    far.write(`${lines.join('\r\n')}\r\n\r\n`)
    far.write(head)
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo

  return {
    port,
    passed,
    fault(fault: Fault): void {
      faults.push({ fault, left: fault.times ?? 1 })
    },
    /** Changes JSON answers: for what Slack documents and the emulator cannot say. */
    amend(path: RegExp, amend: (answer: Record<string, unknown>, asked: string) => unknown): void {
      amendments.push({ path, amend })
    },
    /** Nothing goes wrong any more. */
    heal(): void {
      faults.length = 0
    },
    clear(): void {
      faults.length = 0
      amendments.length = 0
      passed.length = 0
    },
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

export type FaultProxy = Awaited<ReturnType<typeof startFaultProxy>>
