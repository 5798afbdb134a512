import type { Run } from '../core/incident.ts'
import { type Deed, deedsOf, runsOf, type Story } from '../core/postmortem.ts'
import { pick } from '../core/text.ts'
import { failureText } from './failure.ts'
import type { Part } from './paper.ts'
import { person } from './person.ts'
import { type PaperContext, stepOf, titleOf } from './postmortem-timeline.ts'
import { moment } from './text.ts'

/** Each run: who wanted it, who agreed, what it did step by step, and every call that AWS will have in CloudTrail too. */
export function actions(story: Story, ctx: PaperContext): Part[] {
  const runs = runsOf(story)
  const deeds = deedsOf(story)
  if (runs.length === 0) return [{ kind: 'text', text: ctx.say.postmortem.none }]
  return runs.flatMap((run) => action(run, deeds, ctx))
}

function action(run: Run, deeds: readonly Deed[], ctx: PaperContext): Part[] {
  const { postmortem: say, states, lists } = ctx.say
  const { plan, approvals, steps, undoneBy, glass } = run
  const time = (iso: string) => moment(iso, ctx.locale, ctx.zone)
  const state = undoneBy === undefined ? states[run.state] : say.undone
  const calls = deeds.flatMap(({ at, event }) =>
    event.kind === 'aws-called' && event.run === run.id
      ? [[time(at), event.call.action, event.call.requestId ?? '–', event.call.error ?? 'OK']]
      : [],
  )
  const rows = plan.steps.map(({ id, phase }) => {
    const step = steps[id]
    const { made, kept, reason, gone } = step ?? {}
    const more = [
      ...(made === undefined || made === null ? [] : [say.madeBy(JSON.stringify(made))]),
      ...(kept ? [pick(kept, ctx.locale)] : []),
      ...(reason === undefined ? [] : [step?.state === 'failed' ? failureText(step, ctx) : reason]),
      ...(gone ? [pick(gone, ctx.locale)] : []),
    ]
    return [
      `${stepOf(run, id, ctx)} (${ctx.say.phases[phase]})`,
      [say.steps[step?.state ?? 'waiting'], ...more].join(lists.comma),
      step?.verifiedAt === undefined ? '–' : time(step.verifiedAt),
    ]
  })
  return [
    { kind: 'heading', text: `${titleOf(run, ctx)}: ${state} (${run.id})` },
    {
      kind: 'list',
      items: [
        say.askedBy(person(run.by, ctx), time(run.plannedAt)),
        ...approvals.map(({ by, at }) => say.approvedBy(person(by, ctx), time(at))),
        ...(glass ? [say.said.brokeGlass(titleOf(run, ctx), glass.reason)] : []),
        say.plan(plan.hash, plan.account, plan.region),
      ],
    },
    { kind: 'table', head: [say.step, say.result, say.verified], rows },
    ...(calls.length > 0
      ? [
          {
            kind: 'table' as const,
            head: [say.time, say.call, say.request, say.result],
            rows: calls,
          },
        ]
      : []),
  ]
}
