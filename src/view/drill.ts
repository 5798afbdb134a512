import type { Block, Message } from '../core/blocks.ts'
import { plainer, type RichText } from '../core/newest.ts'
import { isOpen, type Notice, type Rehearsal } from '../core/rehearsal.ts'
import type { Goal, Score, ScoreLine } from '../core/score.ts'
import { pick, type Text } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import { type ViewContext, who } from './context.ts'
import { chart, type Entry, table } from './newest.ts'
import { context, divider, fields, header, lines, section, weight } from './parts.ts'
import { code, moment, mrkdwn, unescaped, when } from './text.ts'

/** A scenario as people are told of it. */
export interface Scenario {
  readonly id: string
  readonly level: 1 | 2 | 3
  readonly minutes: number
  readonly title: Text
  readonly story: Text
  readonly lesson: Text
  readonly injects: readonly {
    readonly id: string
    readonly said: Text
    readonly distractor: boolean
  }[]
  readonly goal: Goal
}

type Drills = Phrases['drills']
const marked = ({ card }: Phrases, words: string): string => `${card.mark(card.drill)}${words}`
const seconds = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000))

/** So many seconds as people say them. */
const spell = (drills: Drills, seconds: number): string =>
  seconds < 60 ? drills.seconds(seconds) : drills.duration(Math.floor(seconds / 60), seconds % 60)

/** Every scenario with its beginning, and the drill that is open. */
export function drillList(
  scenarios: readonly Scenario[],
  open: { rehearsal: Rehearsal; scenario: Scenario | undefined } | undefined,
  { say, locale, zone }: ViewContext,
): Block[] {
  const { drills } = say
  const entry = ({ id, level, minutes, title, story }: Scenario): string =>
    `*${mrkdwn(pick(title, locale), 120)}* · ${code(id)} · ${'●'.repeat(level)}${'○'.repeat(3 - level)} · ${drills.minutes(minutes)}\n${mrkdwn(pick(story, locale), 160)}`
  const now = open && openWords(open.rehearsal, open.scenario, drills, locale, zone)
  return [
    header(drills.listTitle),
    ...(now === undefined ? [] : [section(now), divider]),
    ...lines(scenarios.toSorted((a, b) => a.level - b.level).map(entry)),
    context(drills.howTo),
  ]
}

function openWords(
  { state, until, at, startedAt = at }: Rehearsal,
  scenario: Scenario | undefined,
  drills: Drills,
  locale: string,
  zone: string | undefined,
): string {
  // Who asks what is on must not learn from us what a surprise is.
  const title = scenario && until === undefined ? mrkdwn(pick(scenario.title, locale), 120) : ''
  if (state === 'running') return drills.running(title, when(startedAt, locale, zone))
  return until === undefined
    ? drills.scheduled(title, when(at, locale, zone))
    : drills.surprise(when(until, locale, zone))
}

/** What a channel is told when a drill begins and when it is over. */
export function drillNotice(
  rehearsal: Rehearsal,
  scenario: Scenario,
  notice: Notice,
  ctx: ViewContext,
): Message {
  const { say, locale } = ctx
  const title = pick(scenario.title, locale)
  const { drills } = say
  const begun = [
    header(marked(say, drills.begins(title))),
    section(mrkdwn(pick(scenario.story, locale), 2_000)),
    context(drills.rules),
  ]
  const blocks = notice === 'begun' ? begun : debrief(rehearsal, scenario, ctx)
  const words = notice === 'begun' ? drills.begins(title) : drills.over(title)
  return {
    text: mrkdwn(marked(say, words), 300),
    blocks,
    metadata: {
      event_type: 'hikeshi_card',
      event_payload: { incident: `${rehearsal.id}/${notice}` },
    },
  }
}

/** How it went: the outcome, the times, every line of the score, what happened, and what to take home. */
export function debrief(rehearsal: Rehearsal, scenario: Scenario, ctx: ViewContext): Block[] {
  const { say, locale } = ctx
  const { drills } = say
  const title = pick(scenario.title, locale)
  const { score, preemptedBy } = rehearsal
  if (preemptedBy !== undefined)
    return [
      header(marked(say, drills.preempted(title))),
      section(drills.preemptedWhy(code(preemptedBy, 80))),
    ]
  if (score === undefined)
    return [
      header(marked(say, title)),
      section(isOpen(rehearsal) ? drills.notOver : drills.neverBegan),
    ]
  const people = Object.entries(score.people).toSorted(([, a], [, b]) => b.points - a.points)
  const lesson = `*${drills.lesson}*\n${mrkdwn(pick(scenario.lesson, locale), 1_500)}`
  const blocks = (max: number): Block[] => [
    header(marked(say, drills.debrief(title))),
    section(drills.outcome[score.outcome](score.points)),
    ...fields(times(score, drills)),
    divider,
    section(`*${drills.wanted}*`),
    ...lines(score.lines.map((line) => `${scoreLine(line, scenario, ctx, max)}`)),
    divider,
    section(`*${drills.happened}*`),
    ...lines(story(rehearsal, scenario, ctx, max)),
    ...(people.length === 0
      ? []
      : [
          divider,
          section(
            [
              `*${drills.people}*`,
              ...people.map(([id, { points, deeds }]) =>
                drills.person(who(id, say), points, deeds),
              ),
            ].join('\n'),
          ),
        ]),
    divider,
    section(lesson),
    context(code(rehearsal.id, 100)),
  ]
  const roomy = blocks(400)
  return weight(roomy) <= 11_500 ? roomy : blocks(110)
}

const times = (score: Score, drills: Drills): [string, string][] => {
  const at = (after: number | undefined): string =>
    after === undefined ? drills.never : spell(drills, after)
  return [
    [drills.acknowledged, at(score.acknowledgedAfter)],
    [drills.firstRight, at(score.firstRightAfter)],
    [drills.contained, at(score.containedAfter)],
    [drills.escalations, `${score.escalations}`],
  ]
}

const icons = { good: '✅', late: '🕐', missing: '▫️', wrong: '❌', caught: '🛟' } as const

function scoreLine(
  { kind, id, state, points, of, after, by }: ScoreLine,
  { goal, injects }: Scenario,
  { say, locale }: ViewContext,
  max: number,
): string {
  const { drills } = say
  const why =
    kind === 'right'
      ? goal.right.find((one) => one.id === id)?.why
      : kind === 'wrong'
        ? goal.wrong.find((one) => one.id === id)?.why
        : kind === 'wave'
          ? injects.find((one) => one.id === id)?.said
          : goal.tell.why
  const words = kind === 'acknowledge' || why === undefined ? drills.ack : pick(why, locale)
  const worth = of > 0 ? `${points}/${of}` : `${points}`.replace('-', '−')
  const more = [
    drills.states[kind === 'wave' ? 'wave' : state],
    ...(after === undefined ? [] : [spell(drills, after)]),
    ...by.map((person) => who(person, say)),
  ]
  return `${kind === 'wave' ? '🌊' : icons[state]} *${worth}* ${mrkdwn(words, max)} (${more.join(say.lists.comma)})`
}

function story(
  { injects, startedAt = '' }: Rehearsal,
  scenario: Scenario,
  { say, locale }: ViewContext,
  max: number,
): string[] {
  const { drills } = say
  return scenario.injects.map(({ id, said, distractor }) => {
    const happened = injects[id]
    const words = mrkdwn(pick(said, locale), max)
    if (happened === undefined) return `▫️ ${words} (${drills.notYet})`
    if (!happened.sent) return `🛡️ ${words} (${drills.averted})`
    const at = spell(drills, seconds(startedAt, happened.at))
    return distractor ? `💤 +${at} ${words} (${drills.distractor})` : `🔥 +${at} ${words}`
  })
}

/** All drills of a year that count, newest first, the trend of their points, and who took part. */
export function season(
  rehearsals: readonly Rehearsal[],
  scenarios: readonly Scenario[],
  year: string,
  { say, locale, zone }: ViewContext,
): Block[] {
  const { drills } = say
  const counted = rehearsals.flatMap((r) =>
    r.score !== undefined && r.closedAt?.startsWith(year) ? [{ ...r, score: r.score }] : [],
  )
  if (counted.length === 0) return [header(drills.season(year)), section(drills.noSeason)]
  const points = counted.map(({ score }) => score.points).toReversed()
  const average = Math.round(points.reduce((a, b) => a + b, 0) / points.length)
  const won = counted.filter(({ score }) => score.outcome === 'won').length
  const row = (r: (typeof counted)[number]): Entry[] => {
    const known = scenarios.find(({ id }) => id === r.scenario)
    const { outcome, containedAfter } = r.score
    return [
      known === undefined ? r.scenario : pick(known.title, locale),
      moment(r.startedAt ?? r.at, locale, zone),
      { value: r.score.points },
      drills.outcomes[outcome],
      containedAfter === undefined
        ? drills.never
        : { value: containedAfter, text: spell(drills, containedAfter) },
    ]
  }
  const trend = counted.toReversed().map((r, at) => ({
    label: `${at + 1}. ${moment(r.startedAt ?? r.at, locale, zone).slice(5, 10)}`,
    value: r.score.points,
  }))
  const people = new Map<string, { points: number; drills: number }>()
  for (const { score } of counted)
    for (const [person, deeds] of Object.entries(score.people)) {
      const before = people.get(person) ?? { points: 0, drills: 0 }
      people.set(person, { points: before.points + deeds.points, drills: before.drills + 1 })
    }
  const ranked = [...people].toSorted(([, a], [, b]) => b.points - a.points).slice(0, 20)
  return [
    header(drills.season(year)),
    section(drills.sum(counted.length, won, average)),
    ...(trend.length > 1 ? [chart('bar', drills.trend, drills.columns.points, trend)] : []),
    table(
      drills.listTitle,
      [...Object.values(drills.columns), drills.contained],
      counted.slice(0, 20).map(row),
    ),
    divider,
    section(
      [
        `*${drills.people}*`,
        ...ranked.map(([id, one]) => drills.inDrills(who(id, say), one.points, one.drills)),
      ].join('\n'),
    ),
  ]
}

/** Blocks as a terminal takes them. */
export function plainOf(blocks: readonly Block[]): string {
  const texts = (value: unknown): string[] =>
    isRich(value)
      ? [richWords(value)]
      : Array.isArray(value)
        ? value.flatMap(texts)
        : typeof value !== 'object' || value === null
          ? []
          : Object.entries(value).flatMap(([name, member]) =>
              name === 'text' && typeof member === 'string' ? [member] : texts(member),
            )
  const marked = texts(plainer(blocks)).join('\n')
  return unescaped(marked.replaceAll(/<!date\^[^|]*\|([^>]*)>/g, '$1').replaceAll(/[*`]/g, ''))
}

const isRich = (value: unknown): value is RichText =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'rich_text'
const richWords = ({ elements: [{ elements }] }: RichText): string =>
  elements
    .map((piece) =>
      piece.type === 'text' ? piece.text : piece.type === 'date' ? piece.fallback : piece.user_id,
    )
    .join('')
