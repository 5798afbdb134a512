import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageNames } from '../../src/adapters/console/page/page-names.ts'
import { words } from '../../src/adapters/console/page/words.ts'
import { connectEmbedded } from '../../src/adapters/journal/embedded.ts'
import type { Incident } from '../../src/core/incident.ts'
import { fillDrills, fillIncidents } from '../bench/fill.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { type Browser, faultsOn, openBrowser, openSeat, overflowing } from '../support/browser.ts'
import { writeSettings } from '../support/settings.ts'

const root = join(import.meta.dirname, '../..')
const shots = join(import.meta.dirname, 'screenshots')
const people = ['T1/UALICE', 'T1/UBOB', 'T1/UCAROL']
const settings = {
  people: { responder: people, approver: people, lead: ['T1/ULEAD'] },
  oncall: {
    rotations: [
      {
        name: 'first',
        zone: 'Asia/Tokyo',
        layers: [
          { people: people.slice(0, 2), turn: 'weekly', start: '2026-01-05', at: '09:00' },
          {
            people: people.slice(2),
            turn: 'daily',
            start: '2026-01-05',
            at: '09:00',
            during: { from: '20:00', to: '08:00', weekends: true, holidays: 'japan' },
          },
        ],
      },
    ],
    page: { critical: { minutes: 5, by: ['slack'] }, high: { minutes: 15, by: ['slack'] } },
  },
}

let bot: Bot
let browser: Browser
beforeAll(async () => {
  execFileSync(process.execPath, ['src/adapters/console/build.ts'], { cwd: root })
  await mkdir(shots, { recursive: true })
  const HIKESHI_CONFIG = await writeSettings(settings)
  ;[bot, browser] = await Promise.all([startBot({ env: { HIKESHI_CONFIG } }), openBrowser()])
  const command = (text: string) => post('command', { text })
  await post('sample', { source: 'guardduty' })
  await until(async () => (await list('limit=1')).length > 0 || undefined)
  for (const text of ['posture', 'posture', 'oncall override T1/UCAROL now..2h'])
    if (!(await command(text)).ok) throw new Error(`${text} was refused`)
  const sql = new pg.Client(await connectEmbedded(bot.data))
  await sql.connect()
  await fillIncidents(sql, 130)
  await fillDrills(sql, 12)
  await sql.end()
})
afterAll(async () => {
  await browser?.close()
  await bot?.stop()
  if (bot) await clear(bot.data)
})

const post = (path: string, body: object) =>
  fetch(`${bot.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hikeshi-console': '1', origin: bot.url },
    body: JSON.stringify({ as: 'local/responder', lang: 'en', ...body }),
  })
const list = async (query: string) =>
  (await bot.get<{ incidents: Incident[] }>(`/api/incidents?${query}`)).incidents

async function open(page: Page, name: string): Promise<void> {
  await page.goto(`${bot.url}/#/${name === 'incidents' ? '' : name}`)
  const there = name === 'incidents' ? '.list li' : '.sheet[aria-busy=false]'
  await page.locator('nav.pages [aria-current=page]').waitFor()
  await page.locator(there).first().waitFor()
}

const wide = { width: 1280, height: 900 }
const narrow = { width: 375, height: 780 }

describe.each([
  ['en', 'light'],
  ['ja', 'light'],
  ['en', 'dark'],
  ['ja', 'dark'],
] as const)('the pages in %s, %s', (lang, colorScheme) => {
  const seatOf = () =>
    openSeat(browser, bot.url, {
      locale: lang,
      timezoneId: 'Asia/Tokyo',
      colorScheme,
      viewport: wide,
    })

  it('have their places, wide and narrow, and keep nobody out', async () => {
    const seat = await seatOf()
    const { page } = seat
    for (const name of pageNames) {
      await page.setViewportSize(wide)
      await open(page, name)
      await page.screenshot({ path: join(shots, `${lang}-page-${name}-${colorScheme}.png`) })
      expect(await faultsOn(page), name).toEqual([])
      await page.setViewportSize(narrow)
      await page.screenshot({ path: join(shots, `${lang}-page-${name}-${colorScheme}-narrow.png`) })
      expect(await page.evaluate(overflowing), name).toEqual([])
    }
    const [sample] = await list('kind=sample')
    await page.goto(`${bot.url}/#/${sample?.id}`)
    await page.getByRole('region', { name: words[lang].timeline }).waitFor()
    expect(await faultsOn(page), 'narrow incident').toEqual([])
    await page.setViewportSize(wide)
    expect(await faultsOn(page), 'incident').toEqual([])
    expect(seat.faults).toEqual([])
    await seat.close()
  })
})

describe('somebody who looks around', () => {
  const { pages, incidents, severity, state } = words.en

  it('finds incidents by what they are, a page at a time, and never gets more than a page', async () => {
    const seat = await openSeat(browser, bot.url, { locale: 'en', viewport: wide })
    const { page } = seat
    const rows = page.getByRole('navigation', { name: incidents }).getByRole('listitem')
    const filters = page.getByRole('search', { name: pages.filters.title })
    await rows.first().waitFor()
    expect(await rows.count()).toBe(50)
    const first = await rows.first().innerText()
    await page.getByRole('button', { name: pages.filters.older }).click()
    await page.getByText(pages.filters.page(2)).waitFor()
    await expect.poll(() => rows.first().innerText()).not.toBe(first)
    await filters.getByLabel(pages.filters.severity).selectOption('critical')
    await page.getByText(pages.filters.page(1)).waitFor()
    const critical = await list('severity=critical&limit=500')
    await expect.poll(() => rows.count()).toBe(critical.length)
    expect(await rows.first().innerText()).toContain(severity.critical)
    await filters.getByLabel(pages.filters.state).selectOption('resolved')
    const resolved = await list('severity=critical&stands=resolved&limit=500')
    await expect.poll(() => rows.count()).toBe(resolved.length)
    await filters.getByRole('searchbox').fill('no such thing')
    await page.getByText(words.en.noMatch).waitFor()
    await filters.getByLabel(pages.filters.severity).selectOption('')
    await filters.getByLabel(pages.filters.state).selectOption('open')
    await filters.getByRole('searchbox').fill('210000000003 mining')
    await rows.first().getByText('210000000003').waitFor()
    await rows.first().getByText(state.acknowledged).or(rows.first().getByText(state.new)).waitFor()
    expect(seat.faults).toEqual([])
    await seat.close()
  })

  it('has the journal verified, and finds a record in it', async () => {
    const seat = await openSeat(browser, `${bot.url}/#/audit`, { locale: 'en', viewport: wide })
    const { page } = seat
    const { audit } = pages
    await page.getByRole('button', { name: audit.verify }).click()
    // What fills this store copied records, and so broke their chains: that has to be seen.
    await page.getByText(/^\d+ streams are broken/).waitFor()
    await page.getByText('incident/inc-2 #1', { exact: false }).first().waitFor()
    await page.getByRole('searchbox', { name: audit.search }).fill('override T1/UCAROL')
    await page.keyboard.press('Enter')
    const records = page.locator('.records > li')
    await expect.poll(() => records.count()).toBe(1)
    await records.getByText('oncall #').click()
    await page.getByText('"person": "T1/UCAROL"').waitFor()
    expect(seat.faults).toEqual([])
    await seat.close()
  })

  it('sees the doctor, the sums, who is on call and how a drill went', async () => {
    const seat = await openSeat(browser, `${bot.url}/#/health`, { locale: 'en', viewport: wide })
    const { page } = seat
    const { health, oncall, drills } = pages
    await page.getByRole('button', { name: health.look }).click()
    await page.getByRole('table', { name: health.doctor }).getByText('journal').waitFor()
    const figures = page.getByRole('region', { name: health.findings }).locator('dd')
    const [received, ...parts] = (await figures.allInnerTexts()).map((one) =>
      Number(one.replace(/\D/g, '')),
    )
    expect(parts.reduce((sum, one) => sum + one, 0)).toBe(received)
    await page
      .getByText(health.replicas(1, '18'))
      .or(page.getByText(/Connected bots: 1\./))
      .first()
      .waitFor()
    expect(await faultsOn(page)).toEqual([])

    await open(page, 'oncall')
    await page.getByRole('region', { name: 'first' }).getByText('T1/UCAROL').first().waitFor()
    await page.getByRole('table', { name: oncall.overrides }).getByText('ovr-1').waitFor()
    await open(page, 'drills')
    await page.getByRole('region', { name: drills.debriefs }).getByRole('button').first().click()
    await page.locator('.debriefs .blocks').getByText('100').first().waitFor()
    expect(seat.faults).toEqual([])
    await seat.close()
  })

  it('sees a page change by itself when something happens', async () => {
    const seat = await openSeat(browser, `${bot.url}/#/audit`, { locale: 'en', viewport: wide })
    const { page } = seat
    await page.locator('.connection[data-state=live]').waitFor()
    const first = page.locator('.records > li').first()
    const before = await first.innerText()
    await post('sample', { source: 'guardduty' })
    await expect.poll(() => first.innerText(), { timeout: 20_000 }).not.toBe(before)
    expect(seat.faults).toEqual([])
    await seat.close()
  })
})
