import type { Locale } from '../core/text.ts'
import type { SortingDesk } from '../kit/sorting.ts'
import { keyId, mergeForm, splitForm, suppressForm, suppressionList } from '../view/sorting.ts'
import { code, when } from '../view/text.ts'
import { merge, partners, split } from './sorting.ts'
import { choices, lift, suppress } from './suppress.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

const listed = 50

export function makeSorting(world: World, views: ReturnType<typeof makeViews>): SortingDesk {
  const accountName = (id: string) => world.policy.accounts[id]?.name
  const ctx = (locale: Locale) => ({ say: views.say(locale), locale, accountName })
  return {
    form: async (what, id, by) => {
      const incident = await world.journal.incident(id)
      if (incident === undefined) return { refused: 'not-found', what: id }
      const at = ctx(by.locale)
      if (what === 'split') return splitForm(incident, at)
      if (what === 'suppress')
        return suppressForm(incident, await choices(world, incident), by.id, at)
      const others = await partners(world, incident)
      if (others.length > 0) return mergeForm(incident, others, at)
      return {
        refused: 'not-possible',
        because: {
          en: 'There is no other incident of this account that it could be part of.',
          ja: 'このアカウントには、統合先となるインシデントがほかにありません。',
        },
      }
    },
    merge: ({ by, ...ask }) => merge(world, { ...ask, by: by.id }),
    split: ({ by, incident, finding }) =>
      split(world, { incident, by: by.id, finding: ({ key }) => keyId(key) === finding }),
    suppress: ({ by, ...ask }) => suppress(world, { ...ask, by: by.id }),
    lift: ({ by, rule }) => lift(world, { rule, by: by.id }),
    suppressions: () => world.suppressions.all(listed),
    list: (rules, by) =>
      suppressionList(rules, new Date(world.clock.now()).toISOString(), {
        ...ctx(by.locale),
        ...(by.zone !== undefined && { zone: by.zone }),
      }),
    say: {
      merged: (from, into, { locale }) =>
        views.say(locale).sorting.merged(code(from, 80), code(into, 80)),
      split: (id, { locale }) => views.say(locale).sorting.split(code(id, 80)),
      suppressed: ({ id, until }, { locale, zone }) =>
        views.say(locale).sorting.suppressed(code(id, 40), when(until, locale, zone)),
      lifted: ({ id }, { locale }) => views.say(locale).sorting.liftedNow(code(id, 40)),
    },
  }
}
