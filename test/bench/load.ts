import http from 'node:http'

export interface Figures {
  readonly sent: number
  readonly ok: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

/** Open loop: a request is sent when it is due, whether or not the last one was answered, as a sender out there would. */
export async function atRate(
  url: string,
  rate: number,
  seconds: number,
  body: (i: number) => string,
): Promise<Figures> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256 })
  const total = Math.max(5, Math.round(rate * seconds))
  const begun = performance.now()
  const answers: Promise<number | undefined>[] = []
  for (let i = 0; i < total; i++) {
    const due = begun + (i * 1_000) / rate
    while (performance.now() < due)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    answers.push(post(agent, url, body(i)))
  }
  return figures(await Promise.all(answers), performance.now() - begun, agent)
}

/** Closed loop: as fast as so many connections go. */
export async function flatOut(
  url: string,
  connections: number,
  total: number,
  body: (i: number) => string,
): Promise<Figures> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const begun = performance.now()
  const times: (number | undefined)[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < total) times.push(await post(agent, url, body(next++)))
    }),
  )
  return figures(times, performance.now() - begun, agent)
}

function figures(times: (number | undefined)[], elapsed: number, agent: http.Agent): Figures {
  agent.destroy()
  const ok = times.filter((time) => time !== undefined).sort((a, b) => a - b)
  const at = (share: number) =>
    ok[Math.min(ok.length - 1, Math.floor(ok.length * share))] ?? Number.NaN
  return {
    sent: times.length,
    ok: ok.length,
    perSecond: (ok.length * 1_000) / elapsed,
    p50: at(0.5),
    p99: at(0.99),
  }
}

/** Milliseconds to a 2xx answer; undefined for any other. */
export function post(agent: http.Agent, url: string, body: string): Promise<number | undefined> {
  const begun = performance.now()
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-hikeshi-key': key,
    }
    const request = http.request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume()
      response.on('end', () =>
        resolve((response.statusCode ?? 500) < 300 ? performance.now() - begun : undefined),
      )
    })
    request.on('error', () => resolve(undefined))
    request.end(body)
  })
}

export const key = 'bench-key-0123456789abcdef0123456789abcdef'
