import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import en from '../../src/locales/login/en.ts'
import ja from '../../src/locales/login/ja.ts'
import { type Bot, clear, startBot } from '../support/bot.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { freePort } from '../support/passkey.ts'
import { proveTo, startProvider } from '../support/provider.ts'
import { writeSettings } from '../support/settings.ts'

const shots = join(import.meta.dirname, 'screenshots')
const account = '111122223333'

let bot: Bot
let url: string
let browser: Browser
let provider: Awaited<ReturnType<typeof startProvider>>
beforeAll(async () => {
  const port = await freePort()
  await mkdir(shots, { recursive: true })
  url = `http://localhost:${port}`
  provider = await startProvider(`${url}/login/back`)
  const yaml = `
people: { responder: [T0TEAM/U0ALICE] }
accounts: { '${account}': { role: 'arn:aws:iam::${account}:role/hikeshi-responder', externalId: abc } }
login:
  issuer: ${provider.issuer}
  clientId: hikeshi
  people: { Alice@Example.com: T0TEAM/U0ALICE, no-alice@example.com: T0TEAM/U0ALICE, mallory: T0TEAM/U0MALLORY }
`
  const env = {
    HIKESHI_CONFIG: await writeSettings(yaml),
    HIKESHI_URL: url,
    HIKESHI_OIDC_SECRET: provider.secret,
    // What no console is served on without a login.
    HOST: '0.0.0.0',
    PORT: `${port}`,
  }
  ;[bot, browser] = await Promise.all([startBot({ env }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await bot?.stop()
  if (bot) await clear(bot.data)
  await provider?.stop()
})

const contexts: BrowserContext[] = []
async function visitor(): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  contexts.push(context)
  return context.newPage()
}
/** What the provider's own pages ask: a name and any password, then consent. */
async function prove(page: Page, name: string): Promise<void> {
  await page.fill('input[name=login]', name)
  await page.fill('input[name=password]', 'any')
  await page.click('button[type=submit]')
  await page.click('button[type=submit]')
}
const sessionOf = async (page: Page) =>
  (await page.context().cookies(url)).find(({ name }) => name === '__Host-hikeshi')
const status = async (path: string, init?: RequestInit) => (await fetch(url + path, init)).status

describe('the console behind a login', () => {
  it('tells nobody anything before they have signed in', async () => {
    for (const path of ['/api/console', '/api/incidents', '/api/incidents/inc-1', '/api/live'])
      expect(await status(path), path).toBe(401)
    const headers = { 'content-type': 'application/json', origin: url, 'x-hikeshi-console': '1' }
    const body = JSON.stringify({ as: 'T0TEAM/U0ALICE', lang: 'en', text: 'help' })
    expect(await status('/api/command', { method: 'POST', headers, body })).toBe(401)
    for (const cookie of ['__Host-hikeshi=', `__Host-hikeshi=${'A'.repeat(43)}`, 'hikeshi=x'])
      expect(await status('/api/console', { headers: { cookie } }), cookie).toBe(401)
  })

  it('lets somebody in whom hikeshi.yaml names, back to where they were, as themselves and nobody else', async () => {
    const page = await visitor()
    await page.goto(`${url}/#/incidents/inc-7`)
    await page.waitForURL(`${provider.issuer}/**`)
    await prove(page, 'alice')
    await page.waitForURL(`${url}/#/incidents/inc-7`)
    await page.getByText('T0TEAM/U0ALICE').first().waitFor()
    const session = await sessionOf(page)
    expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', path: '/' })
    await page.screenshot({ path: join(shots, 'login-in.png') })

    const cookie = `__Host-hikeshi=${session?.value}`
    const state = await fetch(`${url}/api/console?lang=en`, { headers: { cookie } })
    expect(await state.json()).toMatchObject({ me: 'T0TEAM/U0ALICE', lookOnly: false })
    const other = await fetch(`${url}/api/console?lang=en&as=local/responder`, {
      headers: { cookie },
    })
    expect(other.status).toBe(400)
    // The cookie alone, from another site: not enough to change anything.
    const foreign = { cookie, 'content-type': 'application/json', 'x-hikeshi-console': '1' }
    for (const origin of ['https://evil.example', 'null', `${url}.evil.example`])
      expect(
        await status('/api/sign-out', {
          method: 'POST',
          headers: { ...foreign, origin },
          body: '{}',
        }),
        origin,
      ).toBe(403)
  })

  it('ends the session for good when somebody signs out', async () => {
    const page = await visitor()
    await page.goto(url)
    await prove(page, 'alice')
    await page.getByText('T0TEAM/U0ALICE').first().waitFor()
    const cookie = `__Host-hikeshi=${(await sessionOf(page))?.value}`
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText(en.out).waitFor()
    expect(await sessionOf(page)).toBeUndefined()
    expect(await status('/api/console', { headers: { cookie } })).toBe(401)
  })

  it.each([
    ['is not named', 'bob', () => en.unknown('bob'), ja.unknown('bob')],
    ['has no role', 'mallory', () => en.noRole('T0TEAM/U0MALLORY'), ja.noRole('T0TEAM/U0MALLORY')],
    [
      'only claims the address of another',
      'no-alice',
      () => en.unknown('no-alice'),
      ja.unknown('no-alice'),
    ],
  ])('turns away who %s, in words, and journals it', async (_what, name, english, japanese) => {
    const page = await visitor()
    await page.goto(url)
    await page.waitForURL(`${provider.issuer}/**`)
    await prove(page, name)
    await page.getByText(english()).waitFor()
    expect(await page.getByText(japanese).isVisible()).toBe(true)
    expect(await sessionOf(page)).toBeUndefined()
    if (name === 'bob') await page.screenshot({ path: join(shots, 'login-unknown.png') })
  })
})

describe('an answer of the provider that is not for this browser', () => {
  const back = async (query: string, cookie?: string) => {
    const answer = await fetch(`${url}/login/back${query}`, {
      redirect: 'manual',
      headers: cookie === undefined ? {} : { cookie },
    })
    return { status: answer.status, text: await answer.text(), set: answer.headers.getSetCookie() }
  }
  /** An attempt that somebody else began: state, nonce and verifier as a browser holds them. */
  const begun = async () => {
    const answer = await fetch(`${url}/login`, { redirect: 'manual' })
    const [cookie = ''] = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
    const asked = new URL(answer.headers.get('location') ?? '')
    return { cookie, state: asked.searchParams.get('state') ?? '', asked }
  }

  it('asks the provider with PKCE, a state and a nonce that are new each time, and one way back', async () => {
    const [one, two] = [await begun(), await begun()]
    expect(one.asked.origin).toBe(provider.issuer)
    expect(one.asked.searchParams.get('code_challenge_method')).toBe('S256')
    expect(one.asked.searchParams.get('redirect_uri')).toBe(`${url}/login/back`)
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(one.asked.searchParams.get(name), name).not.toBe(two.asked.searchParams.get(name))
  })

  it.each([
    ['no attempt', async () => back('?code=x&state=y')],
    ['another state', async () => back('?code=x&state=y', (await begun()).cookie)],
    [
      'a code that is none',
      async () => {
        const { cookie, state } = await begun()
        return back(`?code=x&state=${state}&iss=${provider.issuer}`, cookie)
      },
    ],
    [
      'another issuer',
      async () => {
        const { cookie, state } = await begun()
        return back(`?code=x&state=${state}&iss=https://evil.example`, cookie)
      },
    ],
    [
      'a refusal of the provider',
      async () => {
        const { cookie, state } = await begun()
        return back(`?error=access_denied&state=${state}&iss=${provider.issuer}`, cookie)
      },
    ],
    ['a broken cookie', async () => back('?code=x&state=y', '__Host-hikeshi-login=a.b')],
  ])('%s opens no session', async (_what, ask) => {
    const { status: code, text, set } = await ask()
    expect(code).toBe(403)
    expect(text).toContain(en.failed)
    expect(set.some((one) => one.startsWith('__Host-hikeshi=') && !one.includes('Max-Age=0'))).toBe(
      false,
    )
  })

  it("does not take one browser's code with another browser's attempt", async () => {
    const mine = await begun()
    const query = await proveTo(mine.asked, 'alice', `${url}/login/back`)
    const { cookie, state } = await begun()
    const forced = query.replace(mine.state, state)
    expect((await back(forced, cookie)).status).toBe(403)
    expect((await back(query, cookie)).status).toBe(403)
    // The code itself was good.
    const again = await begun()
    const good = await proveTo(again.asked, 'alice', `${url}/login/back`)
    expect((await back(good, again.cookie)).status).toBe(302)
    expect((await back(good, again.cookie)).status).toBe(403)
  })

  it('gives a session of its own to each sign-in, whatever stood in the browser before', async () => {
    const planted = 'B'.repeat(43)
    const { asked, cookie } = await begun()
    const query = await proveTo(asked, 'alice', `${url}/login/back`)
    const { set } = await back(query, `__Host-hikeshi=${planted}; ${cookie}`)
    const token = /^__Host-hikeshi=([\w-]{43});/.exec(
      set.join('\n').replace(/^.*login=.*\n/, ''),
    )?.[1]
    expect(token).not.toBe(planted)
    const seen = (value = '') =>
      status('/api/console', { headers: { cookie: `__Host-hikeshi=${value}` } })
    expect([await seen(planted), await seen(token)]).toEqual([401, 200])
  })

  it('lets one person ask as often as a page does, and not without end', async () => {
    const { asked, cookie } = await begun()
    const { set } = await back(await proveTo(asked, 'alice', `${url}/login/back`), cookie)
    const [session = ''] = set.map((one) => one.split(';')[0] ?? '').toReversed()
    const answers = await Promise.all(
      Array.from({ length: 700 }, () =>
        fetch(`${url}/api/console?lang=ja`, { headers: { cookie: session } }),
      ),
    )
    const told = answers.find((answer) => answer.status === 429)
    expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(300)
    expect(Number(told?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await told?.text()).toContain('リクエストが多すぎます')
  })

  it('leads nowhere else, whatever the address says', async () => {
    for (const path of ['/login?to=https://evil.example', '/login?returnTo=//evil.example']) {
      const answer = await fetch(url + path, { redirect: 'manual' })
      expect(new URL(answer.headers.get('location') ?? '').origin).toBe(provider.issuer)
    }
  })

  it('keeps secrets and tokens out of the log', () => {
    expect(bot.output()).toContain('somebody could not be signed in')
    expect(bot.output()).not.toContain(provider.secret)
    expect(bot.output()).not.toMatch(/eyJ[\w-]+\./)
  })
})
