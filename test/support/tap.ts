import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Tapped {
  readonly host: string
  readonly authorization: string
  /** AWS's query protocol: `Action`, `RoleArn`, ... */
  readonly body: URLSearchParams
}

/** What STS says of a policy that is too large when packed; moto packs none. */
export const tooLarge = {
  status: 400,
  body: '<ErrorResponse><Error><Type>Sender</Type><Code>PackedPolicyTooLarge</Code><Message>Packed policy consumes 112% of allotted space, please use smaller policy.</Message></Error></ErrorResponse>',
}

/** Stands between a client and the server at `target`: keeps what goes by, and hands on what it does not refuse, answers amended. */
export async function startTap(
  target: string,
  amend: (answer: string) => string = (answer) => answer,
  refusal: (asked: URLSearchParams) => typeof tooLarge | undefined = () => undefined,
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
      const asked = new URLSearchParams(body.toString())
      seen.push({ host, authorization, body: asked })
      const refused = refusal(asked)
      if (refused) {
        answer.writeHead(refused.status, { 'content-type': 'text/xml' }).end(refused.body)
        return
      }
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
