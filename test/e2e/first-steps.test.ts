import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { CreateConnectionCommand, EventBridge } from '@aws-sdk/client-eventbridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../src/adapters/console/page/words.ts'
import { loadCatalog } from '../../src/catalog.ts'
import { eventRules, roadNames } from '../../src/kit/index.ts'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { type Browser, faultsOn, openBrowser, openSeat, overflowing } from '../support/browser.ts'
import { motoAccount, motoClient } from '../support/moto.ts'
import { ask, incidents, runThrough, sample } from '../support/responder.ts'
import { company, type Site, startSite } from '../support/site.ts'
import { slackTeam } from '../support/slack.ts'

const root = join(import.meta.dirname, '../..')
const shots = join(import.meta.dirname, 'screenshots')
const region = 'us-east-1'

let bot: Bot
let site: Site
let browser: Browser
beforeAll(async () => {
  execFileSync(process.execPath, ['src/adapters/console/build.ts'], { cwd: root })
  await mkdir(shots, { recursive: true })
  ;[bot, site, browser] = await Promise.all([startBot(), startSite(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([bot?.stop(), site?.stop()])
  if (bot) await clear(bot.data)
})

const stepOf = (page: Awaited<ReturnType<typeof openSeat>>['page'], title: string) =>
  page.locator('.first-steps > li').filter({ hasText: title })

const wide = { width: 1280, height: 900 }
const narrow = { width: 375, height: 780 }

describe.each([
  ['en', 'light'],
  ['ja', 'light'],
  ['en', 'dark'],
  ['ja', 'dark'],
] as const)('who begins, in %s, %s', (lang, colorScheme) => {
  it('is led to the first steps, and kept out of none of them', async () => {
    const seat = await openSeat(browser, bot.url, { locale: lang, colorScheme, viewport: wide })
    const { page } = seat
    const { start, titles } = words[lang].pages
    await page.getByRole('heading', { name: titles.start }).waitFor()
    expect(new URL(page.url()).hash).toBe('#/start')
    for (const title of [start.drill.title, start.slack.title, start.aws.title]) {
      await stepOf(page, title).locator('summary').first().focus()
      await page.keyboard.press('Enter')
    }
    await page.getByText(start.aws.unchecked).waitFor()
    expect(await faultsOn(page)).toEqual([])
    const name = join(shots, `${lang}-page-start-${colorScheme}`)
    await page.setViewportSize({ width: 1280, height: 2600 })
    await page.screenshot({ path: `${name}.png` })
    await page.setViewportSize(narrow)
    await page.screenshot({ path: `${name}-narrow.png` })
    expect(await page.evaluate(overflowing)).toEqual([])
    expect(seat.faults).toEqual([])
    await seat.close()
  })
})

const { start, health, titles } = words.en.pages
it('somebody who asks for the incidents gets them, and finds the first steps on the health page', async () => {
  const seat = await openSeat(browser, `${bot.url}/#/`, { locale: 'en', viewport: wide })
  const { page } = seat
  await page.getByText(words.en.emptyTitle).waitFor()
  await page.getByRole('link', { name: titles.health }).click()
  await page.getByRole('link', { name: start.link }).click()
  await page.getByRole('heading', { name: titles.start }).waitFor()
  await page.getByText(start.progress(0, 4)).waitFor()
  expect(seat.faults).toEqual([])
  await seat.close()
})

it('the manifest is copied whole', async () => {
  const seat = await openSeat(browser, `${bot.url}/#/start`, {
    locale: 'en',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const { page } = seat
  await stepOf(page, start.slack.title).locator('summary').first().click()
  await page.getByRole('button', { name: start.copyOf(start.slack.manifest) }).click()
  await page.getByText(start.copied).waitFor()
  const copied = await page.evaluate('navigator.clipboard.readText()')
  expect(copied).toContain('command: /hikeshi')
  expect(seat.faults).toEqual([])
  await seat.close()
})

it('a sample and a drill are ticked by themselves, and the page no longer opens by itself', async () => {
  const seat = await openSeat(browser, bot.url, { locale: 'en', viewport: wide })
  const { page } = seat
  await stepOf(page, start.sample.title).getByText(start.open).waitFor()
  await page.getByRole('button', { name: words.en.sendSample }).click()
  const [sample] = await until(async () => {
    const found = await incidents(bot)
    return found.length > 0 ? found : undefined
  })
  await page.getByRole('region', { name: words.en.timeline }).waitFor()
  await page.goto(`${bot.url}/#/start`)
  await page.getByText(start.sample.sent).waitFor()
  await runThrough(bot, sample?.id ?? '', 'plan/isolate-instance')
  await stepOf(page, start.sample.title).getByText(start.done).waitFor()
  await page.getByLabel(words.en.command, { exact: true }).fill('drill start any')
  await page.keyboard.press('Enter')
  await stepOf(page, start.drill.title).getByText(start.done).waitFor({ timeout: 60_000 })
  await page.getByText(start.progress(2, 4)).waitFor()
  await page.goto('about:blank')
  await page.goto(bot.url)
  await page.locator('.list li').first().waitFor()
  expect(seat.faults).toEqual([])
  await seat.close()
})

it('a menu that somebody has open is the same while the card grows around it', async () => {
  const status = await bot.event(sample('grows'))
  expect(status).toBe(202)
  const { id } = await until(async () =>
    (await incidents(bot)).find(({ finding }) => finding.key.endsWith('grows')),
  )
  const seat = await openSeat(browser, `${bot.url}/#/${id}`, { locale: 'en', viewport: wide })
  const { page } = seat
  const menu = page.locator('article.card select').last()
  await menu.evaluate((node) => node.setAttribute('data-open', 'yes'))
  await menu.focus()
  await ask(bot, id, 'plan/isolate-instance')
  await page.locator('article.card [data-action-id="approve"]').waitFor()
  expect(await page.evaluate("document.activeElement.getAttribute('data-open')")).toBe('yes')
  expect(seat.faults).toEqual([])
  await seat.close()
})

it('Slack and AWS are ticked when the doctor says so, and what is missing says what mends it', async () => {
  const { accounts } = company
  const account = { ...accounts[motoAccount], regions: [region] }
  const connected = await site.start({
    config: { ...company, accounts: { [motoAccount]: account } },
  })
  const seat = await openSeat(browser, `${connected.url}/#/start`, { locale: 'en', viewport: wide })
  const { page } = seat
  const [slack, aws] = [stepOf(page, start.slack.title), stepOf(page, start.aws.title)]
  for (const step of [slack, aws]) await step.locator('summary').first().click()
  await page.getByText(start.lookOnly).waitFor()
  await expect
    .poll(() => slack.locator('.variables').innerText())
    .toMatch(/SLACK_BOT_TOKEN set[^]*SLACK_APP_TOKEN not set[^]*SLACK_SIGNING_SECRET set/)
  await slack.getByText(start.open).waitFor()
  await slack.getByRole('button', { name: health.look }).click()
  await slack.getByText(start.done).waitFor()
  await slack.getByText(slackTeam).waitFor()
  await aws.getByText('npx cdk deploy HikeshiEvents').first().waitFor()
  await aws.getByText(start.open).waitFor()
  expect(await faultsOn(page)).toEqual([])
  await page.screenshot({ path: join(shots, 'en-page-start-asked.png'), fullPage: true })

  await bringRules()
  const time = new Date().toISOString()
  const canary = { id: 'canary-1', source: 'hikeshi.canary', 'detail-type': 'Hikeshi Canary' }
  const from = { account: motoAccount, region, time, resources: [], detail: { stack: 'x' } }
  expect(await connected.event({ ...canary, ...from })).toBe(202)
  await until(async () => {
    await aws.getByRole('button', { name: health.look }).click()
    await aws.locator('.tally').last().waitFor()
    return (await aws.getByText(start.done).count()) > 0 || undefined
  }, 60_000)
  site.assertClean()
  expect(seat.faults).toEqual([])
  await seat.close()
})

/** What the stack HikeshiEvents makes in a region. */
async function bringRules(): Promise<void> {
  const events = new EventBridge(motoClient(site.moto.url))
  await events.send(
    new CreateConnectionCommand({
      Name: roadNames.connection,
      AuthorizationType: 'API_KEY',
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-hikeshi-key', ApiKeyValue: 'k' } },
    }),
  )
  const { finding } = await loadCatalog()
  for (const { name, pattern, all } of eventRules(finding.values()))
    await events.putRule({
      Name: name,
      EventPattern: JSON.stringify(pattern),
      State: all ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' : 'ENABLED',
    })
}
