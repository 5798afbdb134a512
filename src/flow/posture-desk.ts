import type { Locale } from '../core/text.ts'
import type { Posture } from '../kit/index.ts'
import type { Phrases } from '../locales/en.ts'
import { postureCard, progressLine } from '../view/posture.ts'
import { checkBlocks } from '../view/posture-check.ts'
import type { PostureContext } from '../view/posture-context.ts'
import { posturePlain } from '../view/posture-text.ts'
import { reportHtml } from '../view/report.ts'
import { postureData, reportCsv } from '../view/report-data.ts'
import { importAsff, reportAsff, reportOcsf } from '../view/report-findings.ts'
import { accountsBlocks, whoBlocks } from '../view/who.ts'
import { accountViews } from './accounts.ts'
import { may } from './may.ts'
import { makePosture } from './posture.ts'
import { importFindings, toldBefore } from './posture-import.ts'
import { postureTick } from './posture-tick.ts'
import { makeWho } from './who.ts'
import type { World } from './world.ts'

/** Posture as handlers see it: what can be asked, and how it is shown. */
export function makePostureDesk(world: World, say: (locale: Locale) => Phrases): Posture {
  const { catalog, policy } = world
  const ctx = (locale: Locale): PostureContext => ({
    say: say(locale),
    locale,
    accountName: (id) => policy.accounts[id]?.name,
    facts: (id) => catalog.check.get(id),
    playbookTitle: (id) => {
      const playbook = catalog.playbook.get(id)
      return playbook && (locale === 'ja' ? playbook.ja : playbook.en).title
    },
  })
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  const posture = makePosture(world)
  const desk: Posture = {
    ...posture,
    tick: () => postureTick(world, desk),
    who: makeWho(world),
    accounts: () => accountViews(world, posture.latest),
    import: async ({ by, accounts }) => {
      const no = may(by, ['approver'])
      if (no) return no
      const view = await posture.latest(accounts)
      if (view === undefined) return undefined
      const before = await Promise.all(view.accounts.map((one) => toldBefore(world, one.account)))
      return importFindings(world, by, view, importAsff(view, ctx('en'), before.flat()))
    },
    report: async (view, format, locale) => {
      switch (format) {
        case 'html':
          return reportHtml(view, ctx(locale))
        case 'pdf':
          return world.printPdf?.(reportHtml(view, ctx(locale)))
        case 'csv':
          return reportCsv(view, ctx(locale))
        case 'json':
          return json(postureData(view, ctx(locale)))
        case 'asff':
          return json(reportAsff(view, ctx(locale)))
        case 'ocsf':
          return json(reportOcsf(view, ctx(locale)))
      }
    },
    show: {
      progress: (progress, locale) => progressLine(progress, ctx(locale)),
      summary: (view, locale) => postureCard(view, ctx(locale)),
      check: (view, check, locale) => checkBlocks(view, check, ctx(locale)),
      text: (view, locale) => posturePlain(view, ctx(locale)),
      data: (view) => postureData(view, ctx('en')),
      who: (view, locale) => whoBlocks(view, ctx(locale)),
      accounts: (all, locale) => accountsBlocks(all, ctx(locale)),
    },
    words: (locale) => say(locale).posture,
  }
  return desk
}
