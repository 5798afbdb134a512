import type { Block } from '../core/blocks.ts'
import { type Incident, isLive, type Run, standing } from '../core/incident.ts'
import { pick, type Text } from '../core/text.ts'
import { careBlocks } from './care.ts'
import { type CardContext, emoji, type Room, who } from './context.ts'
import { enriched } from './enriched.ts'
import { facts } from './facts.ts'
import { members, sorting, standingOf } from './joined.ts'
import { closing, lifeButtons, team } from './life.ts'
import { called } from './page.ts'
import {
  type Button,
  buttons,
  context,
  divider,
  fold,
  header,
  type Menu,
  quote,
  section,
  weight,
} from './parts.ts'
import { asked } from './question.ts'
import { roomBlocks } from './room.ts'
import { runBlocks } from './run.ts'
import { code, mrkdwn, safe, when } from './text.ts'

export type { CardContext, Offer } from './context.ts'

/** Slack refuses messages of about 13,000 characters although each block is legal. */
const limit = 11_500

/** From roomy to cramped. The last one fits whatever the incident holds (a property test tries). */
const rooms: readonly Room[] = [
  room(300, 900, {
    facts: 8,
    told: 10,
    links: 6,
    remotes: 6,
    runs: 6,
    steps: 30,
    changes: 8,
    offers: 40,
    members: 8,
  }),
  room(140, 600, {
    facts: 8,
    told: 6,
    links: 4,
    remotes: 4,
    runs: 4,
    steps: 14,
    changes: 5,
    offers: 24,
    members: 6,
  }),
  room(80, 400, {
    facts: 8,
    told: 3,
    links: 3,
    remotes: 3,
    runs: 3,
    steps: 8,
    changes: 3,
    offers: 14,
    members: 4,
  }),
  room(40, 160, {
    facts: 3,
    told: 1,
    links: 1,
    remotes: 1,
    runs: 2,
    steps: 4,
    changes: 2,
    offers: 8,
    members: 2,
  }),
  room(30, 100, {
    facts: 0,
    told: 0,
    links: 0,
    remotes: 1,
    runs: 1,
    steps: 3,
    changes: 1,
    offers: 6,
    members: 1,
  }),
]
function room(value: number, what: number, counts: Omit<Room, 'value' | 'what'>): Room {
  return { value, what, ...counts }
}

/** One incident, one message. The card is a function of the incident: nobody edits it. */
export function card(incident: Incident, ctx: CardContext): Block[] {
  let blocks: Block[] = []
  for (const room of rooms) {
    blocks = draw(incident, ctx, room)
    if (blocks.length <= 50 && weight(blocks) <= limit) break
  }
  return blocks
}

function draw(incident: Incident, ctx: CardContext, room: Room): Block[] {
  const { finding, drill } = incident
  const { card: say, lists } = ctx.say
  const what = pick(finding.what, ctx.locale)
  const { shown, more } = runsOf(incident, room)
  const runs = shown.map((run) => runBlocks(incident, run, ctx, room))
  // What became part of another incident is told there; here is only what was run for it.
  if (incident.merged)
    return [
      header(headline(incident, ctx)),
      ...standingOf(incident, ctx),
      ...runs.filter((blocks) => blocks.length > 0).flatMap((blocks) => [divider, ...blocks]),
      context(footer(incident, ctx)),
    ]
  return [
    header(headline(incident, ctx)),
    ...(drill ? [section(say.drillNote)] : finding.sample ? [section(say.sampleNote)] : []),
    ...closing(incident, ctx, room),
    ...standingOf(incident, ctx),
    quote(what, room.what),
    // What is done about it stands above what is known: it is what changes, and what somebody has to press.
    ...runs.filter((blocks) => blocks.length > 0).flatMap((blocks) => [divider, ...blocks]),
    ...(more > 0 ? [context(lists.moreRuns(more))] : []),
    divider,
    ...members(incident, ctx, room),
    ...facts(incident, ctx, room),
    ...enriched(incident, ctx, room),
    divider,
    section(acknowledgement(incident, ctx)),
    ...called(incident, ctx, room),
    ...team(incident, ctx, room),
    ...roomBlocks(incident, ctx),
    ...careBlocks(incident, ctx, room),
    ...asked(incident, ctx),
    ...buttons(choices(incident, ctx, room)),
    ...lifeButtons(incident, ctx),
    ...(incident.closed ? [] : sorting(incident, ctx)),
    context(footer(incident, ctx)),
  ]
}

/** Plain text: the header, and the beginning of the notification. */
export function headline(
  { finding, drill }: Incident,
  ctx: Omit<CardContext, 'offers' | 'now'>,
): string {
  const { card: say, severities } = ctx.say
  const marks = [...(drill ? [say.drill] : []), ...(finding.sample ? [say.sample] : [])]
  const title = pick(finding.headline, ctx.locale)
  const { severity } = finding
  const before = marks.map(say.mark).join('')
  return safe(say.headline(before, emoji[severity], severities[severity], safe(title, 200)), 150)
}

/** What needs somebody first, then the newest; shown in the order they were planned. */
function runsOf(incident: Incident, room: Room): { shown: readonly Run[]; more: number } {
  const stands = new Set(standing(incident))
  const weightOf = (run: Run) => (isLive(run) ? 2 : stands.has(run) ? 1 : 0)
  const byAge = (a: Run, b: Run) => (a.plannedAt < b.plannedAt ? -1 : 1)
  const all = Object.values(incident.runs).filter(({ state }) => state !== 'planned')
  const ranked = all.toSorted((a, b) => weightOf(b) - weightOf(a) || byAge(b, a))
  const { shown, more } = fold(ranked, room.runs)
  return { shown: shown.toSorted(byAge), more }
}

function acknowledgement({ acknowledged }: Incident, { say, locale, zone }: CardContext): string {
  if (acknowledged === undefined) return say.card.notAcknowledged
  return say.card.acknowledgedBy(who(acknowledged.by, say), when(acknowledged.at, locale, zone))
}

/** So many playbooks have a button each; of more, the rest is in a menu. */
const mostButtons = 5

/** A playbook that is already under way here is not offered a second time; one that stands is, but never as the first thing to do. */
function choices(incident: Incident, ctx: CardContext, room: Room): (Button | Menu)[] {
  // Who wants to do more about it opens it again first.
  if (incident.closed) return []
  const runs = Object.values(incident.runs)
  const busy = new Set(
    runs
      .filter(({ state }) => state === 'requested' || state === 'approved' || state === 'running')
      .map(({ plan }) => plan.playbook),
  )
  const stands = new Set(standing(incident).map(({ plan }) => plan.playbook))
  const quiet = runs.every(({ state }) => state === 'planned')
  const free = ctx.offers.filter(({ id }) => !busy.has(id))
  const { shown } = fold(free, room.offers)
  const named = (id: string, text: Text): string =>
    stands.has(id) ? ctx.say.card.again(safe(pick(text, ctx.locale), 60)) : pick(text, ctx.locale)
  // A menu of one would only hide it.
  const first = shown.length === mostButtons + 1 ? shown.length : mostButtons
  const offers = shown.slice(0, first).map(
    ({ id, button }, i): Button => ({
      text: named(id, button),
      action: `plan/${id}`,
      value: incident.id,
      ...(i === 0 && quiet && { style: 'primary' as const }),
    }),
  )
  const others = shown.slice(first).map(({ id, title }) => ({ text: named(id, title), value: id }))
  const { buttons: say } = ctx.say
  const menu: Menu = {
    placeholder: say.otherPlaybooks,
    action: `plan-other/${incident.id}`,
    options: others,
  }
  const ack: Button = { text: say.acknowledge, action: 'ack', value: incident.id }
  const ask: Button = { text: say.ask, action: 'ask-principal', value: incident.id }
  const asking = ctx.mayAsk === true && incident.asked === undefined
  return [
    ...(incident.acknowledged ? [] : [ack]),
    ...(asking ? [ask] : []),
    ...offers,
    ...(others.length > 0 ? [menu] : []),
  ]
}

function footer({ id, finding }: Incident, { say, locale }: CardContext): string {
  const score = finding.score === undefined ? '' : ` (${say.card.score(String(finding.score))})`
  // A title that is nothing but the type, as on samples, says it a second time.
  const bare = [pick(finding.headline, locale), finding.type]
  const source = bare.includes(finding.title.replace(/^\[SAMPLE\] ?/, ''))
    ? []
    : [mrkdwn(finding.title, 120)]
  const type = `${code(finding.type, 100)}${score}`
  return [...source, say.card.footer(type, code(id, 80)), say.card.yourZone].join(' · ')
}
