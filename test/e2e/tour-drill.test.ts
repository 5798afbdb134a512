import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import emptied from '../../playbooks/drills/emptied-bucket.ts'
import mining from '../../playbooks/drills/mining-instance.ts'
import blocking from '../../playbooks/response/block-public-access.ts'
import isolation from '../../playbooks/response/isolate-instance.ts'
import snapshots from '../../playbooks/response/snapshot-volumes.ts'
import { words } from '../../src/adapters/console/page/words.ts'
import type { Playbook } from '../../src/kit/index.ts'
import en from '../../src/locales/en.ts'
import ja from '../../src/locales/ja.ts'
import { type Bot, clear, startBot } from '../support/bot.ts'
import { type Browser, openBrowser, openSeat } from '../support/browser.ts'
import { worth } from '../support/drills.ts'

const shots = join(import.meta.dirname, 'screenshots')
const phrases = { en, ja }
const tell = {
  en: 'Monday starts without batch-reports-2.',
  ja: '月曜日は batch-reports-2 を使えません。',
}

let browser: Browser
beforeAll(async () => {
  const root = join(import.meta.dirname, '../..')
  execFileSync(process.execPath, ['src/adapters/console/build.ts'], { cwd: root })
  await mkdir(shots, { recursive: true })
  browser = await openBrowser()
})
afterAll(async () => browser?.close())

const bare = (mrkdwn: string): string => mrkdwn.replaceAll(/[*`]/g, '')

/** A new room in one language, and what its two people do in it, by the words on the page. */
async function room(lang: 'en' | 'ja') {
  const bot: Bot = await startBot()
  const seat = await openSeat(browser, `${bot.url}/#/`, { locale: lang, timezoneId: 'Asia/Tokyo' })
  const { page } = seat
  const [w, say] = [words[lang], phrases[lang]]
  const card = page.getByRole('article', { name: w.card })
  const dialog = page.getByRole('dialog')
  const list = page.getByRole('navigation', { name: w.incidents })
  const answer = page.locator('.answer')
  const become = (role: 'responder' | 'approver') =>
    page.getByRole('button', { name: w.roles[role], exact: true }).click()
  const button = (where: Locator, name: string) => where.getByRole('button', { name, exact: true })
  const more = async (name: string) => {
    const shown = button(card, name)
    await shown.waitFor()
    await shown.click()
  }
  return {
    page,
    seat,
    list,
    card,
    answer,
    shot: (name: string) => page.screenshot({ path: join(shots, `${lang}-drill-${name}.png`) }),
    command: async (text: string, says: RegExp | string) => {
      // What was answered before must not be taken for the answer to this.
      if (await answer.isVisible()) await button(answer, w.dismiss).click()
      const box = page.getByRole('textbox', { name: w.command })
      await box.fill(`drill ${text}`)
      await box.press('Enter')
      await answer.getByText(says).first().waitFor()
    },
    /** The newest card whose words are these. */
    look: async (says: string) => {
      await list.getByText(says).first().click()
      await card.getByText(says).first().waitFor()
    },
    acknowledge: () => button(card, say.buttons.acknowledge).click(),
    /** Asked for by the one, approved by the other, and done. */
    through: async (playbook: Playbook) => {
      await become('responder')
      await more(playbook[lang].button)
      await dialog.getByText(say.plan.drill.replaceAll('*', '')).waitFor()
      await button(dialog, say.handlers.requestApproval).click()
      await become('approver')
      await button(card, say.buttons.approve).click()
      await button(dialog, say.buttons.approve).click()
      const [contained = '', finished = ''] = [say.run.contained, say.run.finished].map(
        (done) => bare(done(playbook[lang].title, '|')).split('|')[0]?.trim() ?? '',
      )
      await card.getByText(contained).or(card.getByText(finished)).first().waitFor()
      await become('responder')
    },
    faults: seat.faults,
    close: async () => {
      await seat.close()
      await bot.stop()
      await clear(bot.data)
    },
  }
}

describe.each(['en', 'ja'] as const)('two drills at the console, in %s', (lang) => {
  const { drills } = phrases[lang]

  it('one is won and one badly lost, as their scenarios say', async () => {
    const me = await room(lang)
    await me.command('list', mining[lang].title)
    await me.shot('1-list')
    await me.command(`start ${mining.id}`, drills.started)
    await me.look('i-0b7d1f3a5c9e20461')
    await me.card.getByText(bare(phrases[lang].card.drillNote)).waitFor()
    await me.acknowledge()
    await me.shot('2-card')
    await me.through(snapshots)
    await me.through(isolation)
    await me.command('next', drills.hurried)
    await me.list.getByText('i-0d2e4f60718293a4b').first().waitFor()
    await me.command(`tell ${tell[lang]}`, drills.told)
    await me.command('next', drills.hurried)
    await me.command('stop', bare(drills.outcome.won(100)).slice(3, 20))
    await me.answer.getByText(mining[lang].lesson).waitFor()
    await me.shot('3-won')

    await me.command(`start ${emptied.id}`, drills.started)
    await me.list.getByText('shop-member-photos').first().waitFor()
    await me.command('next', drills.hurried)
    await me.look('shop-www-assets')
    await me.through(blocking)
    await me.command('next', drills.hurried)
    const points = Math.max(0, worth(emptied, 'website-closed'))
    await me.command('stop', bare(drills.outcome.lost(points)).slice(3, 20))
    await me.answer.getByText(emptied.goal.wrong[0]?.why[lang] ?? '').waitFor()
    await me.shot('4-lost')
    await me.command('season', bare(drills.sum(2, 1, 50)))
    await me.shot('5-season')
    expect(me.faults).toEqual([])
    await me.close()
  })
})
