import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Moto } from './moto.ts'

/** What AWS documents as the answer to a call: XML for the query protocol, else JSON. */
type Answer = string | { readonly [member: string]: unknown }

/**
 * Stands before moto and answers some calls itself, in AWS's own shape: for states that moto cannot be brought into (the
 * root user's, a confirmed contact) and services that it has not. Calls are named as IAM names them, in small: `GetAccountSummary`
 * for the query and JSON protocols, `GET /v2/detectors` for the others.
 */
export async function answering(moto: Moto, answers: { readonly [call: string]: Answer }) {
  const { hostname, port } = new URL(moto.url)
  async function take(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = asked
    const body = await buffer(asked)
    const action =
      /(?:^|&)Action=(\w+)/.exec(body.toString('utf8'))?.[1] ??
      String(headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ??
      ''
    const rest = `${method} ${path.replace(/\/?(\?.*)?$/, '')}`
    // A call may be named with one of its parameters, as it stands in the body: `DescribeSnapshots&RestorableBy.1=all`.
    const said = Object.keys(answers).find((name) => {
      const [first, parameter = ''] = name.split('&')
      return first === action && body.toString('utf8').includes(parameter)
    })
    // One of several reads of a bucket is told by its query: `GET /bucket?versioning`.
    const exactly = Object.keys(answers).find(
      (name) => name.includes('?') && `${method} ${path.replace('/?', '?')}`.startsWith(name),
    )
    const known = answers[said ?? exactly ?? rest]
    if (known === undefined) {
      const onward = request({ hostname, port, method, path, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 500, response.headers)
        response.pipe(answer)
      })
      onward.on('error', () => answer.destroy())
      onward.end(body)
      return
    }
    if (typeof known === 'string') {
      // EC2 answers without the wrapping that other query services have, and S3 with a document of its own.
      const isEc2 = body.toString('utf8').includes('Version=2016-11-15')
      const result = isEc2 ? known : `<${action}Result>${known}</${action}Result>`
      const whole = action === '' ? known : `<${action}Response>${result}</${action}Response>`
      answer.writeHead(200, { 'content-type': 'text/xml' }).end(whole)
      return
    }
    const fault = typeof known['error'] === 'string' ? known['error'] : undefined
    answer
      .writeHead(fault === undefined ? 200 : 400, {
        'content-type': 'application/x-amz-json-1.1',
        ...(fault && { 'x-amzn-errortype': fault }),
      })
      .end(JSON.stringify(fault ? { __type: fault, message: fault } : known))
  }
  const server = createServer((asked, answer) => void take(asked, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own}`,
    reset: moto.reset,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  } satisfies Moto
}

/** IAM's map of figures, as `GetAccountSummary` answers it. */
export const accountSummary = (figures: { readonly [name: string]: number }): string =>
  `<SummaryMap>${Object.entries(figures)
    .map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`)
    .join('')}</SummaryMap>`

const columns =
  'user arn user_creation_time password_enabled password_last_used password_last_changed password_next_rotation mfa_active access_key_1_active access_key_1_last_rotated access_key_1_last_used_date access_key_1_last_used_region access_key_1_last_used_service access_key_2_active access_key_2_last_rotated access_key_2_last_used_date access_key_2_last_used_region access_key_2_last_used_service cert_1_active cert_1_last_rotated cert_2_active cert_2_last_rotated'.split(
    ' ',
  )

/** The two calls of a credential report with these lines; what a line leaves out is `N/A`, or false. */
export function credentialReport(
  ...users: readonly { readonly user: string; readonly [column: string]: string }[]
): { readonly [call: string]: string } {
  const line = (user: { readonly [column: string]: string }) =>
    columns.map((name) => user[name] ?? (/active|enabled/.test(name) ? 'false' : 'N/A')).join(',')
  const text = [columns.join(','), ...users.map(line)].join('\n')
  const now = '2026-11-01T00:00:00Z'
  return {
    GenerateCredentialReport: '<State>COMPLETE</State>',
    GetCredentialReport: `<Content>${Buffer.from(text).toString('base64')}</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>${now}</GeneratedTime>`,
  }
}
