import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Tapped {
  readonly host: string
  readonly authorization: string
  /** AWS's query protocol: `Action`, `RoleArn`, ... */
  readonly body: URLSearchParams
}

/** Stands between a client and the server at `target`: hands everything on, answers amended, and keeps what went by. */
export async function startTap(
  target: string,
  amend: (answer: string) => string = (answer) => answer,
): Promise<{
  url: string
  seen: Tapped[]
  stop: () => Promise<void>
}> {
  const seen: Tapped[] = []
  const server = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks)
      const { host = '', authorization = '' } = incoming.headers
      seen.push({ host, authorization, body: new URLSearchParams(body.toString()) })
      const onward = request(
        new URL(incoming.url ?? '/', target),
        { method: incoming.method, headers: incoming.headers },
        (reply) => {
          void text(reply).then((said) => {
            const { 'content-length': _length, ...headers } = reply.headers
            answer.writeHead(reply.statusCode ?? 502, headers).end(amend(said))
          })
        },
      )
      onward.on('error', (error) => answer.destroy(error))
      onward.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
