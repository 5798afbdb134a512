import { lookup as resolve } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublic } from './addresses.ts'

export interface Target {
  readonly url: string
  /** Inside our own network: http and private addresses are allowed. */
  readonly internal: boolean
}

const timeoutMs = 10_000
const mostRead = 2_000

/** The address that is connected to is the one that was looked at: a name that answers differently the second time gains nothing. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, all) => {
    if (error) return done(error, '', 4)
    const bad = all.find(({ address }) => !isPublic(address))
    if (bad) return done(new NotAllowed(hostname), '', 4)
    const [first] = all
    if (first === undefined) return done(new Error(`${hostname} has no address`), '', 4)
    if (options.all) return done(null, all)
    done(null, first.address, first.family)
  })
}

class NotAllowed extends Error {
  constructor(host: string) {
    super(`${host} is an address inside a network; set internal: true if that is meant`)
  }
}

function checked({ url, internal }: Target): URL {
  const to = new URL(url)
  if (internal) return to
  if (to.protocol !== 'https:') throw new Error(`${to.host}: expected https`)
  const host = to.hostname.replace(/^\[|\]$/g, '')
  // Only names are looked up.
  if (isIP(host) !== 0 && !isPublic(host)) throw new NotAllowed(to.hostname)
  return to
}

/** Posts JSON. Follows no redirect, waits ten seconds for everything, and throws on any answer but a 2xx: with its status, never its body. */
export async function post(
  target: Target,
  body: string,
  headers: { readonly [name: string]: string },
): Promise<void> {
  const to = checked(target)
  const status = await new Promise<number>((done, fail) => {
    const call = (to.protocol === 'https:' ? overHttps : overHttp)(to, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'hikeshi',
        ...headers,
      },
      // A connection that is kept would not be looked up again.
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(target.internal ? {} : { lookup: publicOnly }),
    })
    call.on('error', (error) =>
      fail(error.name === 'TimeoutError' || error.name === 'AbortError' ? late(to) : error),
    )
    call.on('response', (response) => {
      let read = 0
      response.on('data', (chunk: Buffer) => {
        read += chunk.length
        if (read > mostRead) response.destroy()
      })
      response.on('error', () => {})
      done(response.statusCode ?? 0)
    })
    call.end(body)
  })
  if (status < 200 || status > 299) throw new Error(`${to.host} answered ${status}`)
}

const late = (to: URL): Error => new Error(`${to.host} did not answer within ${timeoutMs / 1000} s`)
