import type { Catalog } from '../catalog.ts'
import type { Incident, Run } from '../core/incident.ts'
import type { Policy } from '../core/policy.ts'
import type { Locale } from '../core/text.ts'
import type { App, HandlerWords } from '../kit/app.ts'
import type { Phrases } from '../locales/en.ts'
import { card, type Offer } from '../view/card.ts'
import { list } from '../view/list.ts'
import { message } from '../view/message.ts'
import { planBlocks } from '../view/plan.ts'
import { refusalText } from '../view/refusal.ts'

/** The views, given what they need of the catalogue and the policy. */
export function makeViews(catalog: Catalog, policy: Policy, now: () => number) {
  const say = (locale: Locale): Phrases => {
    const phrases = catalog.locale.get(locale) ?? catalog.locale.get('en')
    if (phrases === undefined) throw new Error('src/locales/en.ts is missing')
    return phrases
  }
  const accountName = (id: string) => policy.accounts[id]?.name
  const ctx = (incident: Incident, locale: Locale) => ({
    say: say(locale),
    locale,
    offers: offersFor(catalog, incident),
    accountName,
    titleOf: (playbook: string) => {
      const known = catalog.playbook.get(playbook)
      return known && { en: known.en.title, ja: known.ja.title }
    },
    now: now(),
  })
  const show: App['show'] = {
    card: (incident, locale) => card(incident, ctx(incident, locale)),
    plan: (incident: Incident, run: Run, locale: Locale) => {
      const playbook = catalog.playbook.get(run.plan.playbook)
      if (playbook === undefined)
        throw new Error(`Run ${run.id} is of a playbook that is gone: ${run.plan.playbook}`)
      return planBlocks(incident, run, { say: say(locale), locale, playbook, accountName })
    },
    refusal: (refusal, locale) =>
      refusal.refused === 'surprise' ? refusal.text : refusalText(refusal, say(locale), locale),
    list: (incidents, locale) => list(incidents, { say: say(locale), locale, accountName }),
  }
  const words = (locale: Locale): HandlerWords => {
    const { handlers, commands, errors } = say(locale)
    return { ...handlers, unknownCommand: commands.unknown, surprise: errors.surprise }
  }
  return {
    say,
    show,
    words,
    message: (incident: Incident, locale: Locale) => message(incident, ctx(incident, locale)),
  }
}

/** Playbooks that can act on what the finding names; those that its type suggests come first. */
function offersFor(catalog: Catalog, { finding }: Incident): Offer[] {
  const suggested = catalog.types.get(finding.type)?.playbooks ?? []
  const rank = (id: string) => (suggested.includes(id) ? suggested.indexOf(id) : suggested.length)
  return [...catalog.playbook.values()]
    .filter((playbook) => playbook.from(finding) !== undefined)
    .sort((a, b) => rank(a.id) - rank(b.id))
    .map(({ id, risk, en, ja }) => ({
      id,
      risk,
      button: { en: en.button, ja: ja.button },
      title: { en: en.title, ja: ja.title },
      fields: { en: en.fields, ja: ja.fields },
    }))
}
