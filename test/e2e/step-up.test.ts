import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'
import type { Event } from '../../src/core/events.ts'
import type { JsonObject } from '../../src/core/json.ts'
import en from '../../src/locales/en.ts'
import ja from '../../src/locales/ja.ts'
import { type Bot, clear, startBot } from '../support/bot.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { freePort, type KeyHolder, keyHolder } from '../support/passkey.ts'
import { ended, incident, open } from '../support/responder.ts'
import { writeSettings } from '../support/settings.ts'

const yaml = `
people: { admin: [local/responder, local/approver] }
rules:
  - { playbook: isolate-instance, stepUp: true, breakGlass: [responder] }
`
const shots = join(import.meta.dirname, 'screenshots')
const responder = 'local/responder'
const approver = 'local/approver'
const refused = en.refusals

let bot: Bot
let url: string
let browser: Browser
let sql: pg.Client
let holder: KeyHolder
beforeAll(async () => {
  await mkdir(shots, { recursive: true })
  const port = await freePort()
  url = `http://localhost:${port}`
  const env = {
    LOG_LEVEL: 'info',
    HIKESHI_CONFIG: await writeSettings(yaml),
    HIKESHI_URL: url,
    PORT: `${port}`,
  }
  ;[bot, browser] = await Promise.all([startBot({ env }), openBrowser()])
  sql = new pg.Client(await connectEmbedded(bot.data))
  await sql.connect()
  holder = await keyHolder(browser, url)
})
afterAll(async () => {
  await sql?.end()
  await browser?.close()
  await bot?.stop()
  if (bot) await clear(bot.data)
})

async function command(as: string, text: string): Promise<string> {
  const response = await fetch(`${bot.url}/api/command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: bot.url, 'x-hikeshi-console': '1' },
    body: JSON.stringify({ as, lang: 'en', text }),
  })
  return ((await response.json()) as { text: string }).text
}
const linkIn = (text: string): string =>
  /http:\/\/localhost:\d+\/step-up\/[\w-]{43}/.exec(text)?.[0] ?? ''
async function events(stream: string): Promise<JsonObject[]> {
  const { rows } = await sql.query<{ event: string }>(
    'select event from records where stream = $1 order by version',
    [stream],
  )
  return rows.map(({ event }) => JSON.parse(event) as JsonObject)
}
const kinds = async (id: string) => (await events(`incident/${id}`)).map(({ kind }) => kind)
async function requested(id: string): Promise<string> {
  const { modal } = await bot.act(responder, 'plan/isolate-instance', (await open(bot, id)).id)
  const run = modal?.submit?.meta ?? ''
  await bot.submit(responder, 'request', run)
  return run
}
const runOf = async (run: string) => (await incident(bot, run.split('.')[0] ?? '')).runs[run]
async function askToApprove(run: string): Promise<string> {
  const { replies } = await bot.act(approver, 'approve', run)
  return linkIn(replies.join())
}
/** What a browser makes of a link's challenge, sent from anywhere. */
async function post(link: string, body: unknown, origin = url) {
  const response = await fetch(link, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  })
  return { status: response.status, ...((await response.json()) as { text?: string; done?: true }) }
}
/** Signs in the page that is open, without its button, and does not send it. */
const sign = (by: KeyHolder, options: string): Promise<unknown> =>
  by.seat.page.evaluate(
    `(async () => (await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(${options}) })).toJSON())()`,
  )
async function optionsOf(link: string): Promise<string> {
  const page = await (await fetch(link)).text()
  return /data-options="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"') ?? ''
}

describe('a passkey', () => {
  it('counts for nothing before another person, an administrator, has confirmed it', async () => {
    const run = await requested('before')
    expect((await bot.act(approver, 'approve', run)).replies).toEqual([refused['no-passkey']])

    const link = linkIn(await command(approver, 'passkey'))
    const said = await holder.prove(link, join(shots, 'passkey-register'))
    const code = /[0-9a-f]{4}-[0-9a-f]{4}/.exec(said)?.[0] ?? 'none'
    expect(said).toContain(`passkey confirm ${approver} ${code}`)
    expect((await bot.act(approver, 'approve', run)).replies).toEqual([refused['no-passkey']])
    expect(await command(approver, 'passkey list')).toMatch(`${code}  registered`)

    expect(await command(approver, `passkey confirm ${approver}`)).toBe(refused['own-passkey'])
    expect(await command(responder, `passkey confirm ${approver} 0000-0000`)).toMatch(
      /another code/,
    )
    expect(await command(responder, `passkey confirm ${approver} ${code}`)).toContain(code)
    expect(await command(responder, `passkey list ${approver}`)).toMatch(
      /confirmed by local\/responder/,
    )
    expect((await events(`passkeys/${approver}`)).map(({ kind, by }) => [kind, by])).toEqual([
      ['passkey-registered', approver],
      ['passkey-confirmed', responder],
    ])
    expect(holder.seat.faults.filter((fault) => !/410/.test(fault))).toEqual([])
  })

  it('waits alone: a second one is not taken before the first is confirmed, and each can be removed', async () => {
    const other = await keyHolder(browser, url)
    await other.prove(linkIn(await command(responder, 'passkey')))
    const third = await keyHolder(browser, url)
    expect(await third.prove(linkIn(await command(responder, 'passkey')))).toMatch(/waits for its/)
    const code = /[0-9a-f]{4}-[0-9a-f]{4}/.exec(await command(responder, 'passkey list'))?.[0] ?? ''
    expect(await command(responder, `passkey remove ${code}`)).toContain(code)
    expect(await command(responder, 'passkey list')).toBe('local/responder has no passkey.')
    await Promise.all([other.seat.close(), third.seat.close()])
  })

  it('is not made without a finger or PIN', async () => {
    const careless = await keyHolder(browser, url)
    await careless.verifies(false)
    expect(await careless.prove(linkIn(await command(responder, 'passkey')))).toBe(
      en.passkeys.cancelled,
    )
    await careless.seat.close()
  })
})

describe('an approval that takes a passkey', () => {
  it('is refused with a link, and given once, for exactly the plan, by its proof', async () => {
    const run = await requested('approve')
    const link = await askToApprove(run)
    expect((await runOf(run))?.state).toBe('requested')
    const said = await holder.prove(link, join(shots, 'passkey-approve'))
    expect(said).toBe(en.passkeys.done)
    expect((await ended(bot, run)).state).toBe('done')
    const [id = ''] = run.split('.')
    const all = (await events(`incident/${id}`)) as unknown as Event[]
    const at = all.findIndex(({ kind }) => kind === 'stepped-up')
    const hash = (await runOf(run))?.plan.hash
    expect(all[at]).toMatchObject({ run, by: approver, hash, credential: expect.any(String) })
    expect(all[at + 1]).toMatchObject({ kind: 'approved', run, by: approver, hash })

    expect((await fetch(link)).status).toBe(410)
    expect((await post(link, {})).status).toBe(410)
  })

  it('is not given by what was signed on another page, in the name of this one', async () => {
    const run = await requested('relay')
    const link = await askToApprove(run)
    const evil = createServer((_, reply) => reply.end('<h1>Hikeshi</h1>'))
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
    const { port } = evil.address() as { port: number }
    await holder.seat.page.goto(`http://localhost:${port}/`)
    const signed = await sign(holder, await optionsOf(link))
    expect(signed).toMatchObject({ type: 'public-key' })
    expect((await post(link, signed, `http://localhost:${port}`)).status).toBe(403)
    expect(await post(link, signed)).toEqual({ status: 403, text: refused['passkey-failed'] })
    // The link was good for one attempt.
    expect((await post(link, signed)).status).toBe(410)
    expect((await runOf(run))?.approvals).toEqual([])
    expect(await kinds(run.split('.')[0] ?? '')).not.toContain('stepped-up')
    evil.close()
  })

  it('is not given by what was signed for another link', async () => {
    const [first, second] = [await requested('one'), await requested('two')]
    const [one, two] = [await askToApprove(first), await askToApprove(second)]
    await holder.seat.page.goto(one)
    const signed = await sign(holder, await optionsOf(one))
    expect(await post(two, signed)).toMatchObject({ status: 403 })
    expect(await post(one, signed)).toMatchObject({ status: 200, done: true })
    expect((await runOf(second))?.state).toBe('requested')
    await ended(bot, first)
  })

  it("is not given by another person's passkey", async () => {
    const thief = await keyHolder(browser, url)
    const said = await thief.prove(linkIn(await command(responder, 'passkey')))
    const code = /[0-9a-f]{4}-[0-9a-f]{4}/.exec(said)?.[0] ?? ''
    await command(approver, `passkey confirm ${responder} ${code}`)
    const run = await requested('thief')
    const link = await askToApprove(run)
    expect(await thief.prove(link)).toBe(en.passkeys.cancelled)
    const options = JSON.parse(await optionsOf(link)) as { allowCredentials: object[] }
    const signed = await sign(thief, JSON.stringify({ ...options, allowCredentials: [] }))
    expect(await post(link, signed)).toEqual({ status: 403, text: refused['passkey-failed'] })
    expect((await runOf(run))?.state).toBe('requested')
    await thief.seat.close()
  })

  it('is not given by a copy of the key that counts from where it was copied', async () => {
    const copied = await holder.keys()
    const copy = await keyHolder(browser, url)
    const first = await requested('counted')
    await holder.prove(await askToApprove(first))
    await ended(bot, first)
    const run = await requested('copied')
    await copy.take(copied)
    expect(await copy.prove(await askToApprove(run))).toBe(refused['passkey-failed'])
    expect((await runOf(run))?.state).toBe('requested')
    await copy.seat.close()
  })

  it('is not given after the link has expired', async () => {
    const run = await requested('late')
    const link = await askToApprove(run)
    await holder.seat.page.goto(link)
    const signed = await sign(holder, await optionsOf(link))
    await sql.query("update links set expires_at = now() - interval '1 second'")
    expect((await post(link, signed)).status).toBe(410)
    await holder.seat.page.goto(link)
    await holder.seat.page.getByText(en.passkeys.gone).waitFor()
    await holder.seat.page.screenshot({ path: join(shots, 'passkey-gone.png') })
    expect((await runOf(run))?.state).toBe('requested')
  })

  it('is not given to a plan that changed after the link was made', async () => {
    const run = await requested('drift')
    const link = await askToApprove(run)
    const planned = (await runOf(run))?.plan
    const groups = planned?.steps
      .flatMap(({ changes }) => changes)
      .find(({ field }) => field === 'Groups')
    const [group = ''] = (groups?.from ?? []) as string[]
    await sql.query('update worlds set world = replace(world, $1, $2) where incident = $3', [
      group,
      'sg-0aaaaaaaaaaaaaaaa',
      run.split('.')[0],
    ])
    expect(await holder.prove(link)).toMatch(/AWS has changed since this was asked for/)
    const now = await runOf(run)
    expect(now?.state).toBe('requested')
    expect(now?.plan.hash).not.toBe(planned?.hash)
    expect(await kinds(run.split('.')[0] ?? '')).not.toContain('stepped-up')
  })
})

it('breaking the glass takes it too, with the reason that was given', async () => {
  const mine = await keyHolder(browser, url)
  const said = await mine.prove(linkIn(await command(responder, 'passkey')))
  const code = /[0-9a-f]{4}-[0-9a-f]{4}/.exec(said)?.[0] ?? ''
  await command(approver, `passkey confirm ${responder} ${code}`)
  const run = await requested('glass')
  const { replies } = await bot.submit(responder, 'break-glass', run, { reason: 'nobody answers' })
  expect((await runOf(run))?.glass).toBeUndefined()
  const proved = await mine.prove(linkIn(replies.join()), join(shots, 'passkey-glass'))
  expect(proved).toBe(en.passkeys.done)
  expect((await ended(bot, run)).glass).toEqual({ by: responder, reason: 'nobody answers' })
  const told = await kinds(run.split('.')[0] ?? '')
  expect(told.indexOf('broke-glass')).toBe(told.indexOf('stepped-up') + 1)
  await mine.seat.close()
})

it('keeps no token anywhere, and its page asks nothing of the console or of anybody else', async () => {
  const run = await requested('secret')
  const link = await askToApprove(run)
  const token = link.split('/').at(-1) ?? 'none'
  const { rows } = await sql.query(
    "select (select string_agg(event, ' ') from records) || (select string_agg(l::text, ' ') from links l) as all",
  )
  expect(rows[0]).toMatchObject({ all: expect.stringContaining(run) })
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(bot.output()).not.toContain(token)
  const { headers } = await fetch(link)
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/)
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('cache-control')).toBe('no-store')
  const reader = await keyHolder(browser, url)
  const { replies } = await bot.act(approver, 'approve', run, 'ja')
  await reader.seat.page.goto(linkIn(replies.join()))
  await reader.seat.page.getByRole('heading', { name: ja.passkeys.titles.approve }).waitFor()
  await reader.seat.page.screenshot({ path: join(shots, 'passkey-approve-ja.png') })
  expect(reader.seat.faults.filter((fault) => !/410/.test(fault))).toEqual([])
  await reader.seat.close()
})
