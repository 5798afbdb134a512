import { deedsOf, milestonesOf, runsOf, type Story } from '../core/postmortem.ts'
import { failureText } from './failure.ts'
import { person } from './person.ts'
import { type PaperContext, stepOf, titleOf } from './postmortem-timeline.ts'

/** What a reader of the journal would ask about. Each is a fact, not a verdict. */
export function gaps(story: Story, ctx: PaperContext): string[] {
  const { gaps: say } = ctx.say.postmortem
  const { acknowledged, contained, closed } = milestonesOf(story)
  const runs = runsOf(story)
  const byId = new Map(runs.map((run) => [run.id, run]))
  const deeds = deedsOf(story)
  const open = (story.incident.tasks ?? []).filter(({ done }) => done === undefined).length
  const unheard = deeds.filter(({ event }) => event.kind === 'page-failed').length
  const ofRuns = runs.flatMap((run) => {
    const title = titleOf(run, ctx)
    const { waived, glass, rejected, state } = run
    const alone = glass && person(glass.by, ctx)
    return [
      ...(waived ? [say.waived(title, waived.reason)] : []),
      ...(glass && alone !== undefined
        ? [glass.reviewed ? say.alone(title, alone, glass.reason) : say.unreviewed(title, alone)]
        : []),
      ...(rejected ? [say.rejected(title, person(rejected.by, ctx), rejected.reason)] : []),
      ...(state === 'expired' ? [say.expired(title)] : []),
    ]
  })
  // From the records, not from the state: a retry that went well leaves no trace there.
  const ofSteps = deeds.flatMap(({ event }) => {
    if (event.kind !== 'step-failed' && event.kind !== 'skipped') return []
    const run = byId.get(event.run)
    if (run === undefined) return []
    const [title, step] = [titleOf(run, ctx), stepOf(run, event.step, ctx)]
    return event.kind === 'skipped'
      ? [say.skipped(title, step, event.reason)]
      : [say.failed(title, step, failureText(event, ctx))]
  })
  return [
    ...(acknowledged ? [] : [say.acknowledged]),
    ...(contained || closed?.as === 'false-alarm' ? [] : [say.contained]),
    ...(closed ? [] : [say.closed]),
    ...ofRuns,
    ...ofSteps,
    ...(unheard > 0 ? [say.pages(unheard)] : []),
    ...(open > 0 ? [say.tasks(open)] : []),
  ]
}
