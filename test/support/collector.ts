import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Collected {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly links?: readonly { readonly traceId: string }[]
  readonly status?: { readonly code?: number }
  readonly attributes: readonly {
    readonly key: string
    readonly value: { readonly stringValue?: string; readonly intValue?: number }
  }[]
}
interface Export {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly Collected[] }[]
  }[]
}

/** What an OpenTelemetry collector hears: OTLP/HTTP as JSON. https://opentelemetry.io/docs/specs/otlp/#otlphttp */
export async function startCollector() {
  const spans: Collected[] = []
  const bodies: string[] = []
  const headers: Record<string, unknown>[] = []
  const server = createServer((asked, answer) => {
    void text(asked).then((body) => {
      if (asked.url !== '/v1/traces') return answer.writeHead(404).end()
      const { resourceSpans } = JSON.parse(body) as Export
      spans.push(...resourceSpans.flatMap((one) => one.scopeSpans.flatMap((of) => of.spans)))
      bodies.push(body)
      headers.push(asked.headers)
      return answer.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    headers,
    said: () => bodies.join('\n'),
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
