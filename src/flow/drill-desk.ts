import type { Message } from '../core/blocks.ts'
import type { Notice, Rehearsal } from '../core/rehearsal.ts'
import { type Locale, plain } from '../core/text.ts'
import type { Drill, DrillDesk } from '../kit/index.ts'
import type { Phrases } from '../locales/en.ts'
import { debrief, drillList, drillNotice, plainOf, type Scenario, season } from '../view/drill.ts'
import { when } from '../view/text.ts'
import { hurry, schedule, stop, tell } from './rehearse.ts'
import type { World } from './world.ts'

export const scenarioOf = ({ id, level, minutes, en, ja, injects, goal }: Drill): Scenario => ({
  id,
  level,
  minutes,
  title: { en: en.title, ja: ja.title },
  story: { en: en.story, ja: ja.story },
  lesson: { en: en.lesson, ja: ja.lesson },
  injects: injects.map((inject) => ({
    id: inject.id,
    said: { en: inject.en, ja: inject.ja },
    distractor: inject.distractor === true,
  })),
  goal,
})

/** Enough for a year of one drill a working day. */
const seasonLimit = 400

/** Drills as handlers see them: what is asked for, and what is told. */
export function makeDrillDesk(world: World, say: (locale: Locale) => Phrases): DrillDesk {
  const { rehearsals, catalog, clock } = world
  const scenario = (id: string): Scenario | undefined => {
    const drill = catalog.drill.get(id)
    return drill && scenarioOf(drill)
  }
  const ctx = ({ locale, zone }: { locale: Locale; zone?: string }) => ({
    say: say(locale),
    locale,
    ...(zone !== undefined && { zone }),
  })
  return {
    start: ({ by, ...ask }) => schedule(world, { ...ask, by: by.id }),
    stop: ({ by }) => stop(world, by.id),
    next: ({ by }) => hurry(world, by.id),
    tell: ({ by, text }) => tell(world, by.id, text),
    list: async (person) => {
      const rehearsal = await rehearsals.open()
      const open = rehearsal && { rehearsal, scenario: scenario(rehearsal.scenario) }
      return drillList([...catalog.drill.values()].map(scenarioOf), open, ctx(person))
    },
    report: async (person, id) => {
      const [last] = id === undefined ? await rehearsals.rehearsals(1) : []
      const found = id === undefined ? last : await rehearsals.rehearsal(id)
      const of = found && scenario(found.scenario)
      if (found === undefined || of === undefined)
        return id === undefined ? { refused: 'no-drill' } : { refused: 'not-found', what: id }
      return debrief(found, of, ctx(person))
    },
    season: async (person, year) => {
      const all = await rehearsals.rehearsals(seasonLimit)
      return season(all, [...catalog.drill.values()].map(scenarioOf), year, ctx(person))
    },
    played: async (year) =>
      (await rehearsals.rehearsals(seasonLimit)).flatMap((one) =>
        one.score !== undefined && one.closedAt?.startsWith(year)
          ? [
              {
                id: one.id,
                title: scenario(one.scenario)?.title ?? plain(one.scenario),
                at: one.startedAt ?? one.at,
                points: one.score.points,
                outcome: one.score.outcome,
              },
            ]
          : [],
      ),
    say: (what, { locale, zone }, at = '') => {
      const { drills } = say(locale)
      return what === 'willStart' || what === 'willSurprise'
        ? drills[what](when(at, locale, zone))
        : drills[what]
    },
    plain: plainOf,
    now: clock.now,
  }
}

/** Notices for channels, each in its own language. */
export const makeDrillNotices =
  (world: Pick<World, 'catalog' | 'policy'>, say: (locale: Locale) => Phrases) =>
  (rehearsal: Rehearsal, notice: Notice, channel: string): Message => {
    const drill = world.catalog.drill.get(rehearsal.scenario)
    if (drill === undefined) throw new Error(`The scenario ${rehearsal.scenario} is gone`)
    const locale = world.policy.channels.find(({ id }) => id === channel)?.locale ?? 'en'
    return drillNotice(rehearsal, scenarioOf(drill), notice, { say: say(locale), locale })
  }
