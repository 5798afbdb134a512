import type { Modal } from '../core/blocks.ts'
import type { Run } from '../core/incident.ts'
import { marks } from '../core/newest.ts'
import { mostTargets, stepsOf, targetState } from '../core/targets.ts'
import { pick } from '../core/text.ts'
import type { CardContext, Room, ViewContext } from './context.ts'
import { failureNote } from './failure.ts'
import { pickSome } from './form.ts'
import { madeBy } from './made.ts'
import { section } from './parts.ts'
import { clock, mrkdwn, safe } from './text.ts'

interface Choosable {
  readonly id: string
  readonly name: string
}

/** Asks which of several; the first are chosen already. `meta` is the incident and the playbook. */
export function targetForm(
  meta: string,
  title: string,
  found: readonly Choosable[],
  { say }: ViewContext,
): Modal {
  const { targets } = say.run
  const choices = found.map(({ id, name }) => ({ value: id, text: name }))
  return {
    title: targets.title,
    close: say.handlers.close,
    submit: { view: 'targets', label: targets.show, meta },
    blocks: [
      section(targets.note(found.length, mostTargets)),
      ...pickSome('targets', targets.label(safe(title, 60)), choices, mostTargets),
    ],
  }
}

/** Where a target stands, as the step that it is at tells it. */
export interface ToldTarget {
  readonly status?: keyof typeof marks
  readonly mark: string
  readonly title: string
  readonly note: string
}

export function tellTarget(run: Run, target: number, ctx: CardContext, room: Room): ToldTarget {
  const { targets: say, verifiedAt, skipped } = ctx.say.run
  const of = run.plan.targets?.[target]
  const title = safe(of?.name ?? '', Math.max(room.value, 60))
  const steps = stepsOf(run, target)
  const as = (status: keyof typeof marks, note: string): ToldTarget => ({
    status,
    mark: marks[status],
    title,
    note,
  })
  const at = steps.findIndex(({ record }) => !['done', 'skipped'].includes(record?.state ?? ''))
  const step = steps[at]
  const here = step
    ? say.step(at + 1, steps.length, mrkdwn(pick(step.step.title, ctx.locale), room.value))
    : ''
  switch (targetState(run, target)) {
    case 'done': {
      const last = steps.at(-1)?.record?.verifiedAt ?? ''
      const kept = steps.flatMap(({ record }) => (record?.kept ? [record.kept] : []))
      const notes = kept.map((one) => ctx.say.run.kept(mrkdwn(pick(one, ctx.locale), room.value)))
      const made = steps.flatMap(({ step: of, record }) =>
        record ? madeBy(of, record, ctx.say) : [],
      )
      const at = verifiedAt(clock(last, ctx.locale, ctx.zone))
      const wider = steps.flatMap(({ record }) => record?.wider ?? [])
      const widened = [...new Set(wider)].map((one) => ctx.say.run.wider[one])
      return as('complete', [at, ...made, ...notes, ...widened].join(' · '))
    }
    case 'failed':
      return as('error', `${here}: ${failureNote(step?.record ?? {}, ctx, room.value)}`)
    case 'running':
      return as('in_progress', here)
    case 'waiting':
      return as('pending', say.steps(steps.length))
    case 'left': {
      const text = (words: NonNullable<typeof of>['left']) =>
        words && mrkdwn(pick(words, ctx.locale), room.value)
      const gone = text(of?.left) ?? text(steps.find(({ record }) => record?.gone)?.record?.gone)
      const given = steps.filter(({ record }) => record?.state === 'skipped')
      const why = given.find(({ record }) => record?.reason)?.record?.reason ?? ''
      const note = gone
        ? say.gone(gone)
        : `${say.given(given.length)} · ${skipped(mrkdwn(why, room.value))}`
      return { mark: '➖', title, note }
    }
  }
}

/** How many are done, of those that there was anything to do to. */
export function countTargets(run: Run): { readonly done: number; readonly of: number } {
  const states = (run.plan.targets ?? []).map((_, at) => targetState(run, at))
  return { done: states.filter((state) => state === 'done').length, of: states.length }
}
