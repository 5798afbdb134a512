import { isCare } from '../core/care.ts'
import type { StartedClock } from '../core/clocks.ts'
import type { Event } from '../core/events.ts'
import type { Run } from '../core/incident.ts'
import type { Deed, Story } from '../core/postmortem.ts'
import { pick, plain, type Text } from '../core/text.ts'
import type { ViewContext } from './context.ts'
import { failureText } from './failure.ts'
import { person } from './person.ts'
import { toldCare } from './postmortem-care.ts'
import { moment } from './text.ts'

export interface PaperContext extends ViewContext {
  readonly titleOf: (playbook: string) => Text | undefined
  /** What hikeshi.yaml calls a deadline, where it does. */
  readonly clockTitle?: (id: string) => Text | undefined
  /** The clocks of an account, as they would run from a moment on. */
  readonly clocksFrom?: (account: string, since: string) => readonly StartedClock[]
}

/** One line of what was done. `who` is missing where nobody did it but the bot or AWS. */
export interface Line {
  readonly at: string
  readonly who?: string
  readonly what: string
}

export const titleOf = ({ plan }: Run, ctx: PaperContext): string => {
  const title = pick(ctx.titleOf(plan.playbook) ?? plain(plan.playbook), ctx.locale)
  return plan.mode === 'undo' ? ctx.say.postmortem.undo(title) : title
}
export const stepOf = (run: Run, id: string, { locale }: ViewContext): string => {
  const step = run.plan.steps.find((one) => one.id === id)
  if (step === undefined) return id
  const title = pick(step.title, locale)
  return step.of ? `${targetOf(run, step.of.target)}: ${title}` : title
}
/** The name of one of several that a run is for. */
const targetOf = ({ plan }: Run, target: number): string =>
  plan.targets?.[target]?.name ?? `${target + 1}`

/** Who did what, and when. What only repeats a finding, or was read to show it, is left to the journal. */
export function timelineOf(deeds: readonly Deed[], story: Story, ctx: PaperContext): Line[] {
  const runs = new Map(
    [story.incident, ...story.absorbed].flatMap((one) => Object.entries(one.runs)),
  )
  const known = new Set<string>()
  return deeds.flatMap(({ at, event }) => {
    if (event.kind === 'enriched') return []
    if (event.kind === 'opened' || event.kind === 'seen') {
      if (known.has(event.finding.key)) return []
      known.add(event.finding.key)
    }
    const run = 'run' in event ? runs.get(event.run) : undefined
    const by = 'by' in event ? person(event.by, ctx) : undefined
    return told(event, run, ctx).map((what) => ({ at, ...(by !== undefined && { who: by }), what }))
  })
}

/** What an event says; two lines where it says two things. */
function told(
  event: Exclude<Event, { kind: 'enriched' }>,
  run: Run | undefined,
  ctx: PaperContext,
): string[] {
  if (isCare(event)) return toldCare(event, ctx)
  const { said } = ctx.say.postmortem
  const comma = ctx.say.lists.comma
  const title = run === undefined ? ('run' in event ? event.run : '') : titleOf(run, ctx)
  const step = 'step' in event && run !== undefined ? stepOf(run, event.step, ctx) : ''
  const people = (ids: readonly string[]) => ids.map((id) => person(id, ctx)).join(comma)
  const time = (iso: string) => moment(iso, ctx.locale, ctx.zone)
  switch (event.kind) {
    case 'opened': {
      const { type, resource } = event.finding
      const from = event.splitFrom
      return [said.opened(type, resource.id), ...(from ? [said.splitFrom(from.incident)] : [])]
    }
    case 'seen':
      return [said.seen(event.finding.type, event.finding.resource.id)]
    case 'over':
      return [said.over(event.finding.type)]
    case 'absorbed':
      return [said.absorbed(event.from)]
    case 'merged':
      return [said.merged(event.into)]
    case 'split':
      return [said.split(event.into)]
    case 'suppressed':
      return [said.suppressed(event.rule, time(event.until), event.reason)]
    case 'unsuppressed':
      return [said.unsuppressed(event.rule)]
    case 'acknowledged':
      return [said.acknowledged]
    case 'closed':
      return [said.closed[event.as](event.reason)]
    case 'reopened':
      return [event.reason === undefined ? said.reopened : said.reopenedFor(event.reason)]
    case 'commanded':
      return [said.commanded(person(event.who, ctx))]
    case 'noted':
      return [said.noted(event.text)]
    case 'tasked':
      return [said.tasked(String(event.task), person(event.owner, ctx), event.text)]
    case 'task-done':
      return [said.taskDone(String(event.task))]
    case 'linked':
      return [said.linked(event.to)]
    case 'unlinked':
      return [said.unlinked(event.to)]
    case 'paged':
      return [said.paged(String(event.level), people(event.who))]
    case 'page-sent':
      return [said.pageSent(event.pager, event.what)]
    case 'page-failed':
      return [said.pageFailed(event.pager, event.what, event.error)]
    case 'planned':
      return [said.planned(title, event.run)]
    case 'requested': {
      const { waived } = event
      return [
        said.requested(title, String(event.needs)),
        ...(waived ? [said.waived(waived.evidence.join(comma), waived.reason)] : []),
      ]
    }
    case 'broke-glass':
      return [said.brokeGlass(title, event.reason)]
    case 'stepped-up':
      return [said.steppedUp(title)]
    case 'reviewed':
      return [said.reviewed(title, event.words)]
    case 'approved':
      return [said.approved(title)]
    case 'replanned':
      return [said.replanned(title)]
    case 'rejected':
      return [said.rejected(title, event.reason)]
    case 'expired':
      return [said.expired(title)]
    case 'step-started':
      return [said.stepStarted(title, step)]
    case 'aws-called': {
      const { action, requestId = '–', error } = event.call
      return [
        error === undefined
          ? said.awsCalled(action, requestId)
          : said.awsRefused(action, requestId, error),
      ]
    }
    case 'session-widened':
      return [said.sessionWidened[event.wider](title, step)]
    case 'step-done':
      return [said.stepDone(title, step)]
    case 'step-failed':
      return [said.stepFailed(title, step, failureText(event, ctx))]
    case 'target-left':
      return [
        said.targetLeft(
          title,
          run ? targetOf(run, event.target) : '',
          pick(event.because, ctx.locale),
        ),
      ]
    case 'finished':
      return [said.finished(title)]
    case 'skipped':
      return [said.skipped(title, step, event.reason)]
    case 'halted':
      return [said.halted(title)]
    case 'reminded':
      return [said.reminded(title)]
    case 'extended':
      return [said.extended(title, time(event.until))]
    case 'retried':
      return [said.retried(title)]
    case 'unfolded':
      return [said.unfolded]
    case 'asked':
      return [said.asked(person(event.who, ctx))]
    case 'answered':
      return [event.mine ? said.answeredYes : said.answeredNo]
    case 'refused':
      return [said.refused(event.action, event.why)]
  }
}
