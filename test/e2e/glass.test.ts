import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import mining from '../../handlers/findings/guardduty/CryptoCurrency-EC2-BitcoinTool.B-DNS.ts'
import isolation from '../../playbooks/response/isolate-instance.ts'
import { words } from '../../src/adapters/console/page/words.ts'
import en from '../../src/locales/en.ts'
import ja from '../../src/locales/ja.ts'
import { type Bot, clear, startBot } from '../support/bot.ts'
import { type Browser, openBrowser, openSeat } from '../support/browser.ts'
import { writeSettings } from '../support/settings.ts'

const shots = join(import.meta.dirname, 'screenshots')
const phrases = { en, ja }
/** Who asks may approve what others ask for, so that a review of one's own is refused for what it is. */
const yaml = `
people: { approver: [local/responder] }
rules: [{ playbook: isolate-instance, breakGlass: [responder] }]
`
let bot: Bot
let browser: Browser
beforeAll(async () => {
  execFileSync(process.execPath, ['src/adapters/console/build.ts'], {
    cwd: join(import.meta.dirname, '../..'),
  })
  const HIKESHI_CONFIG = await writeSettings(yaml)
  await mkdir(shots, { recursive: true })
  ;[bot, browser] = await Promise.all([
    startBot({ env: { LOG_LEVEL: 'warn', HIKESHI_CONFIG } }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await browser?.close()
  await bot?.stop()
  if (bot) await clear(bot.data)
})

describe.each(['en', 'ja'] as const)('at the console in %s', (lang) => {
  it('one person alone breaks the glass with a reason, and another one closes the review', async () => {
    const [w, say] = [words[lang], phrases[lang]]
    const seat = await openSeat(browser, bot.url, { locale: lang })
    const { page } = seat
    const card = page.getByRole('article', { name: w.card })
    const dialog = page.getByRole('dialog')
    const press = (name: string) => card.getByRole('button', { name, exact: true }).click()
    const answer = async (text: string, button: string) => {
      await dialog.getByRole('textbox').fill(text)
      await page.screenshot({ path: join(shots, `${lang}-glass-${button.length}.png`) })
      await dialog.getByRole('button', { name: button, exact: true }).click()
    }
    const become = async (role: 'responder' | 'approver') => {
      await page.getByRole('button', { name: w.roles[role], exact: true }).click()
      await page.locator('button[aria-pressed=true]', { hasText: w.roles[role] }).waitFor()
    }
    const reason = 'nobody answers the phone <b>&</b> it spreads'

    await page.getByRole('button', { name: w.sendSample, exact: true }).click()
    await card.getByRole('heading', { name: mining[lang].title }).waitFor()
    await press(isolation[lang].button)
    await dialog.getByRole('button', { name: say.handlers.requestApproval, exact: true }).click()
    await press(say.buttons.breakGlass)
    await dialog.getByText(say.handlers.glassNote).waitFor()
    await answer(reason, say.handlers.breakGlass)

    // It runs at once, and everybody sees that nobody has looked into it; the timeline says who did it, and why.
    await press(say.buttons.review)
    await page.screenshot({ path: join(shots, `${lang}-glass-open.png`) })
    await answer('I was right', say.handlers.review)
    await page.locator('.notices').getByText(say.refusals['own-review']).waitFor()
    await page.getByRole('region', { name: w.timeline }).getByText(reason).first().waitFor()

    await become('approver')
    await press(say.buttons.review)
    await answer('right, and in time', say.handlers.review)
    await card.getByText('right, and in time').waitFor()
    await card
      .getByRole('button', { name: say.buttons.review, exact: true })
      .waitFor({ state: 'detached' })
    await page.screenshot({ path: join(shots, `${lang}-glass-reviewed.png`), fullPage: true })
    expect(seat.faults).toEqual([])
    await seat.close()
  })
})
