import type { Catalog } from '../catalog.ts'
import type { Incident, Run } from '../core/incident.ts'
import { facets } from '../core/members.ts'
import { isSimulated, type Policy } from '../core/policy.ts'
import { personBehind, privately } from '../core/principal.ts'
import { ownersOf } from '../core/route.ts'
import type { Digest } from '../core/storm.ts'
import type { Locale } from '../core/text.ts'
import type { App, HandlerWords } from '../kit/app.ts'
import type { Phrases } from '../locales/en.ts'
import { call } from '../view/call.ts'
import { card, type Offer } from '../view/card.ts'
import { digest, foldedList } from '../view/digest.ts'
import { diagnosis } from '../view/doctor.ts'
import { health } from '../view/health.ts'
import { list } from '../view/list.ts'
import { measuresBlocks } from '../view/measures.ts'
import { message } from '../view/message.ts'
import { planBlocks } from '../view/plan.ts'
import { question } from '../view/question.ts'
import { refusalText } from '../view/refusal.ts'
import { replayedText } from '../view/replayed.ts'
import { routeText } from '../view/route.ts'
import { rulingText } from '../view/ruling.ts'
import { code, when } from '../view/text.ts'

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
    // Nobody is called for what has not really happened.
    owners: isSimulated(incident) ? [] : ownersOf(policy, incident),
    leads: policy.people.lead,
    clockTitle: (id: string) => policy.clocks?.[id]?.title,
    mayAsk: personBehind(policy, incident) !== undefined,
  })
  const plainCtx = (locale: Locale) => ({ say: say(locale), locale, accountName })
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
    ruling: (answer, locale) => rulingText(answer, say(locale)),
    list: (incidents, locale) => list(incidents, plainCtx(locale)),
    folded: (incidents, total, locale) => foldedList(incidents, total, plainCtx(locale)),
    status: (status, locale) => health(status, plainCtx(locale)),
    measures: (measures, locale) => measuresBlocks(measures, plainCtx(locale)),
    muted: ({ actor, until, incidents }, { locale, zone }) =>
      say(locale).storms.muted(code(actor, 120), when(until, locale, zone), incidents),
    diagnosis: (found, locale) => diagnosis(found, plainCtx(locale)),
    replayed: (done, locale) => replayedText(done, say(locale)),
    erased: ({ named, sessions, passkeys, links, records }, locale) => {
      const { erased, stillNamed } = say(locale).doctor
      return [erased(sessions, passkeys, links, records), ...(named ? [stillNamed] : [])].join(' ')
    },
    route: (explained, locale) => routeText(explained, say(locale)),
  }
  const words = (locale: Locale): HandlerWords => {
    const { handlers, commands, errors } = say(locale)
    return {
      ...handlers,
      unknownCommand: commands.unknown,
      surprise: errors.surprise,
    }
  }
  return {
    say,
    show,
    words,
    message: (incident: Incident, locale: Locale) => message(incident, ctx(incident, locale)),
    cardContext: ctx,
    call: (incident: Incident, why: Parameters<typeof call>[1], locale: Locale) =>
      call(incident, why, ctx(incident, locale)),
    /** What the one person sees who was asked whether it was them; undefined: this is no channel of theirs. */
    question: (incident: Incident, channel: string) => {
      const { asked } = incident
      if (asked === undefined || privately(asked) !== channel) return undefined
      return question(incident, asked, plainCtx(asked.locale))
    },
    digest: (storm: Digest, locale: Locale) => digest(storm, plainCtx(locale)),
  }
}

/** Playbooks that can act on what the finding names; those that its type suggests come first. */
function offersFor(catalog: Catalog, { finding, members, merged }: Incident): Offer[] {
  if (merged) return []
  const all = facets(finding, members)
  const suggested = all.flatMap(({ type }) => catalog.types.get(type)?.playbooks ?? [])
  const rank = (id: string) => (suggested.includes(id) ? suggested.indexOf(id) : suggested.length)
  return [...catalog.playbook.values()]
    .filter((playbook) => all.some((one) => playbook.from(one) !== undefined))
    .sort((a, b) => rank(a.id) - rank(b.id))
    .map(({ id, risk, en, ja }) => ({
      id,
      risk,
      button: { en: en.button, ja: ja.button },
      title: { en: en.title, ja: ja.title },
      fields: { en: en.fields, ja: ja.fields },
    }))
}
