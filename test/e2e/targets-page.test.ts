import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bot, clear, startBot } from '../support/bot.ts'
import { type Browser, faultsOn, openBrowser, openSeat, type Seat } from '../support/browser.ts'
import { ended, openThree, threeInstances } from '../support/responder.ts'

/** A plan for three instances as two people see it on the console, each in a language of their own. */
const responder = 'local/responder'
const approver = 'local/approver'
const shots = join(import.meta.dirname, 'screenshots')
const languages = ['en', 'ja'] as const
let bot: Bot
let browser: Browser
let seats: readonly Seat[]
let id = ''
beforeAll(async () => {
  execFileSync(process.execPath, ['src/adapters/console/build.ts'])
  await mkdir(shots, { recursive: true })
  ;[bot, browser] = await Promise.all([startBot({ env: { LOG_LEVEL: 'warn' } }), openBrowser()])
  id = await openThree(bot)
  seats = await Promise.all(languages.map((locale) => openSeat(browser, bot.url, { locale })))
  for (const { page } of seats) await page.goto(`${bot.url}/#/${id}`)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await bot?.stop()
  if (bot) await clear(bot.data)
})

/** Waits until both cards say it, and looks at them. */
async function both(says: readonly [en: string, ja: string], name: string): Promise<void> {
  for (const [at, { page, faults }] of seats.entries()) {
    const card = page.locator('article.card')
    await card
      .getByText(says[at] ?? '')
      .first()
      .waitFor()
    for (const one of threeInstances) expect(await card.innerText()).toContain(one)
    await page.screenshot({
      path: join(shots, `${languages[at]}-targets-${name}.png`),
      fullPage: true,
    })
    expect(await faultsOn(page), name).toEqual([])
    expect(faults).toEqual([])
  }
}

describe('a plan for three instances', { timeout: 120_000 }, () => {
  it.each(languages)('is asked for in %s: which of them, then what would change', async (lang) => {
    const { page } = seats[languages.indexOf(lang)] as Seat
    const [button, title, show] = {
      en: ['Isolate instance', 'Which of them?', 'Show the plan'],
      ja: ['インスタンスを隔離', '対象の選択', '計画を表示'],
    }[lang] as [string, string, string]
    await page.getByRole('button', { name: button }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(title).waitFor()
    const boxes = dialog.getByRole('checkbox')
    expect(await boxes.count()).toBe(3)
    for (const box of await boxes.all()) expect(await box.isChecked()).toBe(true)
    await page.screenshot({ path: join(shots, `${lang}-targets-chooser.png`) })
    expect(await faultsOn(page)).toEqual([])
    await dialog.getByRole('button', { name: show }).click()
    await dialog.getByText('3/3').waitFor()
    const plan = await dialog.innerText()
    for (const name of threeInstances) expect(plan).toContain(name)
    await page.screenshot({ path: join(shots, `${lang}-targets-plan.png`) })
    expect(await faultsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('is told on the card: waiting, stopped and what had not begun, done, and put back', async () => {
    const { modal } = await bot.act(responder, 'plan/isolate-instance', id)
    const all = [...JSON.stringify(modal).matchAll(/"value":"([0-9a-f]{16})"/g)]
    const chosen = { 'targets-0': [...new Set(all.map(([, value]) => value))].join(',') }
    const planned = await bot.submit(responder, 'targets', `${id}/isolate-instance`, chosen)
    const run = planned.modal?.submit?.meta ?? ''
    await bot.submit(responder, 'request', run)
    await both(
      [
        'Approval needed: Isolate the instance: 3 targets',
        '承認待ち: インスタンスの隔離: 対象 3 件',
      ],
      'asked',
    )

    await bot.act(approver, 'approve', run)
    await bot.act(responder, 'halt', run)
    expect((await ended(bot, run, 30_000)).state).toBe('stopped')
    await both(['stopped.', '停止しました。'], 'stopped')

    await bot.act(approver, 'retry', run)
    expect((await ended(bot, run, 30_000)).state).toBe('done')
    await both([`contained and verified`, `封じ込め・検証済み`], 'done')

    const back = (await bot.act(responder, 'undo', run)).modal?.submit?.meta ?? ''
    await bot.submit(responder, 'request', back)
    await bot.act(approver, 'approve', back)
    expect((await ended(bot, back, 30_000)).state).toBe('done')
    await both(['undone and verified', '元に戻し'], 'undone')
  })
})
