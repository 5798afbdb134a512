import { once } from 'node:events'
import { createServer } from 'node:http'

export interface Call {
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Record<string, unknown>
  readonly raw: string
}

/** Whoever is called on a pager: a real HTTP server that writes down what comes, and answers as it is told. */
export async function startPager() {
  const calls: Call[] = []
  let status = 202
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString()
      const { url: path = '', headers } = request
      const type = headers['content-type'] ?? ''
      const body = type.includes('json')
        ? JSON.parse(raw)
        : Object.fromEntries(new URLSearchParams(raw))
      calls.push({ path, headers, body, raw })
      answer.writeHead(status, status > 299 && status < 400 ? { location: '/elsewhere' } : {})
      answer.end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    calls,
    to: (path: string): Call[] => calls.filter((call) => call.path.startsWith(path)),
    answer: (next: number): void => {
      status = next
    },
    stop: async (): Promise<void> => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
export type PagerServer = Awaited<ReturnType<typeof startPager>>
