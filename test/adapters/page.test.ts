import { createHmac } from 'node:crypto'
import { SNS } from '@aws-sdk/client-sns'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isPublic } from '../../src/adapters/page/addresses.ts'
import { makePagers } from '../../src/adapters/page/index.ts'
import type { Page } from '../../src/core/pager.ts'
import { startMoto } from '../support/moto.ts'
import { type PagerServer, startPager } from '../support/pager.ts'

const page: Page = {
  what: 'trigger',
  key: 'hikeshi/inc-42',
  incident: 'inc-42',
  severity: 'critical',
  level: 1,
  who: ['T1/U1'],
  headline: 'Critical: a key was used from Tor · 111122223333 us-east-1 · inc-42',
  account: '111122223333',
  region: 'us-east-1',
  resource: 'AKIAIOSFODNN7EXAMPLE',
  type: 'UnauthorizedAccess:IAMUser/TorIPCaller',
  openedAt: '2026-11-22T03:00:00.000Z',
}
const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' }
Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'testing', AWS_SECRET_ACCESS_KEY: 'testing' })
const secret = 'the-secret-of-this-pager'
let server: PagerServer
beforeAll(async () => {
  server = await startPager()
})
afterAll(() => server.stop())
beforeEach(() => {
  server.answer(202)
  server.calls.length = 0
})

const pager = (settings: Parameters<typeof makePagers>[0]['pagers'][string]) => {
  const clock = { now: () => 1_700_000_000_000 }
  const made = makePagers({ pagers: { one: settings }, secrets: { one: secret }, clock }).get('one')
  if (made === undefined) throw new Error('no pager')
  return made
}
const all = ['trigger', 'acknowledge', 'resolve'] as const

describe('what a pager is told', () => {
  it('PagerDuty: one alert by its key, from its trigger to its end', async () => {
    const send = pager({ kind: 'pagerduty', url: `${server.url}/v2/enqueue`, internal: true })
    for (const what of all) await send({ ...page, what })
    expect(
      server.calls.map(({ body }) => [
        body['event_action'],
        body['dedup_key'],
        body['routing_key'],
      ]),
    ).toEqual(all.map((what) => [what, 'hikeshi/inc-42', secret]))
    expect(server.calls[0]?.body['payload']).toMatchObject({
      summary: page.headline,
      severity: 'critical',
      source: '111122223333/us-east-1',
    })
  })

  it('Opsgenie: an alert by its alias, with the key in the header', async () => {
    const send = pager({ kind: 'opsgenie', url: server.url, internal: true })
    for (const what of all) await send({ ...page, what })
    const alert = '/v2/alerts/hikeshi%2Finc-42'
    expect(server.calls.map(({ path }) => path)).toEqual([
      '/v2/alerts',
      `${alert}/acknowledge?identifierType=alias`,
      `${alert}/close?identifierType=alias`,
    ])
    expect(server.calls[0]?.body).toMatchObject({ alias: page.key, priority: 'P1' })
    expect(new Set(server.calls.map(({ headers }) => headers['authorization']))).toEqual(
      new Set([`GenieKey ${secret}`]),
    )
  })

  it('a webhook: all of it, signed', async () => {
    await pager({ kind: 'webhook', url: `${server.url}/hook`, internal: true })(page)
    const [call] = server.calls
    expect(call?.body).toEqual(page)
    const signed = createHmac('sha256', secret).update(`1700000000.${call?.raw}`).digest('hex')
    expect(call?.headers['x-hikeshi-signature']).toBe(`sha256=${signed}`)
    expect(call?.headers['idempotency-key']).toBe('hikeshi/inc-42/trigger/1')
  })
})

it('SNS: a topic hears when it begins and when it is over', async () => {
  const moto = await startMoto()
  try {
    const at = { region: 'eu-west-1', endpoint: moto.url, credentials }
    const { TopicArn: topic = '' } = await new SNS(at).createTopic({ Name: 'oncall' })
    await new SNS(at).subscribe({
      TopicArn: topic,
      Protocol: 'http',
      Endpoint: `${server.url}/sns`,
    })
    server.calls.length = 0
    const clock = { now: Date.now }
    const pagers = { mail: { kind: 'sns' as const, topic } }
    const send = makePagers({ pagers, secrets: {}, awsEndpoint: moto.url, clock }).get('mail')
    for (const what of all) await send?.({ ...page, what })
    const heard = server.to('/sns').map(({ raw }) => JSON.parse(raw) as Record<string, string>)
    expect(heard.map(({ Subject, Message }) => `${Subject}: ${Message}`)).toEqual([
      `Hikeshi inc-42 critical: ${page.headline}`,
      `Hikeshi inc-42 over: ✅ ${page.headline}`,
    ])
  } finally {
    await moto.stop()
  }
})

describe('what is refused', () => {
  it.each([500, 429, 301, 307])(
    'an answer of %d is a failure, and no redirect is followed',
    async (status) => {
      server.answer(status)
      const send = pager({ kind: 'pagerduty', url: `${server.url}/v2/enqueue`, internal: true })
      const error = await send(page).catch(String)
      expect(error).toContain(`answered ${status}`)
      expect(error).not.toContain(secret)
      expect(server.calls).toHaveLength(1)
    },
  )

  it('an address inside a network, by its number or by a name for it, unless the configuration says so', async () => {
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '169.254.169.254',
      '10.0.0.8',
      '[::ffff:127.0.0.1]',
      '2130706433',
    ]
    for (const host of hosts) {
      const send = pager({
        kind: 'webhook',
        url: `https://${host}:${server.port}/hook`,
        internal: false,
      })
      await expect(send(page), host).rejects.toThrow(/inside a network/)
    }
    await expect(
      pager({ kind: 'webhook', url: server.url, internal: false })(page),
    ).rejects.toThrow(/https/)
    expect(server.calls).toEqual([])
  })

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.1.2.3',
    '169.254.170.2',
    '172.31.255.255',
    '192.168.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fd00:ec2::254',
    'fe80::1',
    '::ffff:10.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'nonsense',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false)
  })
  it.each(['8.8.8.8', '172.32.0.1', '2600:1f18::1', '::ffff:8.8.8.8'])('%s is', (address) => {
    expect(isPublic(address)).toBe(true)
  })
})
