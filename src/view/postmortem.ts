import type { Incident } from '../core/incident.ts'
import { standing } from '../core/incident.ts'
import { lifeOf } from '../core/life-state.ts'
import { deedsOf, milestonesOf, type Story } from '../core/postmortem.ts'
import { pick } from '../core/text.ts'
import { duration } from './duration.ts'
import type { Chapter, Paper, Part } from './paper.ts'
import { person } from './person.ts'
import { actions } from './postmortem-actions.ts'
import { clocks } from './postmortem-clocks.ts'
import { gaps } from './postmortem-gaps.ts'
import { type PaperContext, timelineOf, titleOf } from './postmortem-timeline.ts'
import { moment } from './text.ts'

/** The account of an incident that a person completes and sends: facts out of the journal, and questions it cannot answer. */
export function postmortem(story: Story, now: string, ctx: PaperContext): Paper {
  const { incident } = story
  const { postmortem: say } = ctx.say
  const { finding, drill } = incident
  const simulated = drill || finding.sample
  const mark = drill ? say.drill : finding.sample ? say.sample : undefined
  const open = gaps(story, ctx)
  const chapter = (key: keyof typeof say.sections, parts: readonly Part[]): Chapter => ({
    title: say.sections[key],
    parts,
  })
  const last = story.records.filter(({ stream }) => stream === `incident/${incident.id}`).at(-1)
  return {
    locale: ctx.locale,
    title: say.title(incident.id, pick(finding.headline, ctx.locale)),
    ...(mark !== undefined && { mark }),
    lead: say.made(time(now, ctx), String(incident.version)),
    chapters: [
      chapter('summary', [
        { kind: 'text', text: inShort(story, ctx) },
        { kind: 'text', text: pick(finding.what, ctx.locale) },
        { kind: 'facts', rows: facts(incident, ctx) },
      ]),
      chapter('times', [times(story, ctx)]),
      chapter('happened', [findings(story, ctx)]),
      chapter('done', [timeline(story, ctx)]),
      chapter('actions', actions(story, ctx)),
      chapter('now', nowStands(story, ctx)),
      chapter('open', [
        open.length > 0 ? { kind: 'list', items: open } : { kind: 'text', text: say.noGaps },
      ]),
      chapter('fill', [{ kind: 'prompts', items: say.prompts, answer: say.answer }]),
      // Nothing was lost in a simulated account: there is nobody to report to.
      ...(simulated ? [] : [chapter('clocks', clocks(incident, ctx))]),
      chapter('source', [
        { kind: 'text', text: say.source(story.records.length, last?.hash ?? '–') },
        { kind: 'text', text: say.verify(`hikeshi evidence ${incident.id} ${incident.id}.zip`) },
      ]),
    ],
  }
}

const time = (iso: string, ctx: PaperContext): string => moment(iso, ctx.locale, ctx.zone)

/** What people call those who tell us; all others go by the name of their handler. */
const sources: { readonly [source: string]: string } = {
  guardduty: 'Amazon GuardDuty',
  'security-hub': 'AWS Security Hub',
}

/** What a reader in a hurry needs: told, acknowledged, contained, closed. */
export function inShort(story: Story, ctx: PaperContext): string {
  const { postmortem: say } = ctx.say
  const { finding, openedAt } = story.incident
  const { opened, acknowledged, contained, closed } = milestonesOf(story)
  const after = (at: string) => duration(opened, at, say)
  const name = ctx.accountName?.(finding.account)
  return [
    say.told(
      time(openedAt, ctx),
      sources[finding.source] ?? finding.source,
      name === undefined ? finding.account : `${name} (${finding.account})`,
      finding.region,
      `${pick(finding.resource.kind, ctx.locale)} ${finding.resource.id}`,
    ),
    acknowledged
      ? say.acknowledgedBy(person(acknowledged.by, ctx), after(acknowledged.at))
      : say.neverAcknowledged,
    contained
      ? say.containedAfter(titleOf(contained.run, ctx), after(contained.at))
      : say.neverContained,
    closed
      ? say.closedAfter[closed.as](person(closed.by, ctx), after(closed.at), closed.reason)
      : say.notClosed,
  ].join(ctx.locale === 'ja' ? '' : ' ')
}

function facts(incident: Incident, ctx: PaperContext): (readonly [string, string])[] {
  const { postmortem: say, severities, lists, life } = ctx.say
  const { finding, commander, absorbed = [], links = [] } = incident
  const name = ctx.accountName?.(finding.account)
  const remotes = finding.remotes.map(({ ip, place }) =>
    place === undefined ? ip : `${ip} (${place})`,
  )
  const optional = (label: string, all: readonly string[]): (readonly [string, string])[] =>
    all.length > 0 ? [[label, all.join(lists.comma)]] : []
  return [
    [say.type, finding.type],
    [say.severity, severities[finding.severity]],
    [say.state, life.states[lifeOf(incident)]],
    [say.account, name === undefined ? finding.account : `${name} (${finding.account})`],
    [say.region, finding.region],
    [say.resource, `${pick(finding.resource.kind, ctx.locale)} ${finding.resource.id}`],
    ...optional(say.actor, finding.actor === undefined ? [] : [finding.actor]),
    ...optional(say.remotes, remotes),
    [say.firstSeen, time(finding.firstSeen, ctx)],
    [say.lastSeen, time(finding.lastSeen, ctx)],
    [say.opened, time(incident.openedAt, ctx)],
    ...optional(say.commander, commander ? [person(commander.who, ctx)] : []),
    ...optional(say.absorbed, absorbed),
    ...optional(say.links, links),
  ]
}

function times(story: Story, ctx: PaperContext): Part {
  const { postmortem: say } = ctx.say
  const { opened, acknowledged, contained, closed } = milestonesOf(story)
  const row = (label: string, at: string | undefined) => [
    label,
    at === undefined ? say.notYet : duration(opened, at, say),
    at === undefined ? '–' : time(at, ctx),
  ]
  return {
    kind: 'table',
    head: [say.measure, say.took, say.until],
    rows: [
      row(say.toAcknowledge, acknowledged?.at),
      row(say.toContain, contained?.at),
      row(closed?.as === 'false-alarm' ? say.toFalseAlarm : say.toResolve, closed?.at),
    ],
  }
}

function findings({ incident }: Story, ctx: PaperContext): Part {
  const { postmortem: say, severities, lists } = ctx.say
  const rows = incident.members
    .toSorted((a, b) => (a.firstSeen < b.firstSeen ? -1 : 1))
    .map((one) => [
      time(one.firstSeen, ctx),
      `${pick(one.headline, ctx.locale)} (${one.type})`,
      `${one.resource.id} (${one.region})`,
      severities[one.severity],
      [
        say.times(one.count),
        ...(one.because ? [pick(one.because, ctx.locale)] : []),
        ...(one.over === undefined ? [] : [say.over(time(one.over, ctx))]),
      ].join(lists.comma),
    ])
  return {
    kind: 'table',
    head: [say.firstSeen, say.finding, say.resource, say.severity, say.result],
    rows,
  }
}

function timeline(story: Story, ctx: PaperContext): Part {
  const { postmortem: say } = ctx.say
  return {
    kind: 'table',
    head: [say.time, say.who, say.what],
    rows: timelineOf(deedsOf(story), story, ctx).map(({ at, who = 'Hikeshi', what }) => [
      time(at, ctx),
      who,
      what,
    ]),
  }
}

/** Containments that hold AWS changed, and tasks that somebody still has. */
function nowStands(story: Story, ctx: PaperContext): Part[] {
  const { postmortem: say } = ctx.say
  const stands = [story.incident, ...story.absorbed]
    .flatMap(standing)
    .filter(({ plan }) => plan.steps.some(({ phase }) => phase !== 'evidence'))
    .map((run) => say.stands(titleOf(run, ctx), run.id, time(run.finishedAt ?? '', ctx)))
  const tasks = (story.incident.tasks ?? [])
    .filter(({ done }) => done === undefined)
    .map(({ id, text, owner }) => say.tasksOpen(String(id), text, person(owner, ctx)))
  return [{ kind: 'list', items: [...(stands.length > 0 ? stands : [say.standsNone]), ...tasks] }]
}
