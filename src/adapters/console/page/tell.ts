import type { Event } from '../../../core/events.ts'
import type { Run } from '../../../core/incident.ts'
import type { Json } from '../../../core/json.ts'
import { pick } from '../../../core/text.ts'
import { tellLife } from './tell-life.ts'
import type { Incident, Recorded, Titles } from './types.ts'
import { personName, type Words } from './words.ts'

export interface Told {
  readonly said: string
  readonly more?: string
  readonly tone: 'plain' | 'good' | 'bad' | 'wait' | 'work'
}

/** One record of the journal as a sentence, and what else there is to know of it. */
export function tell(record: Recorded, incident: Incident, w: Words, titles: Titles = {}): Told {
  // The journal holds our own events; one of a kind this page does not know yet is shown by its name.
  return (
    told(record.event as unknown as Event, incident, w, titles) ?? {
      said: JSON.stringify(record.event.kind),
      tone: 'plain',
    }
  )
}

function told(event: Event, incident: Incident, w: Words, titles: Titles): Told | undefined {
  const e = w.event
  const who = 'by' in event ? personName(event.by, w) : ''
  const run = 'run' in event ? incident.runs[event.run] : undefined
  const undoes = run?.plan.mode === 'undo'
  const marked = (words: string): string => (undoes ? e.undoOf(words) : words)
  const playbook = event.kind === 'planned' ? event.plan.playbook : run?.plan.playbook
  const what = marked(named(titles, playbook ?? ''))
  const step = 'step' in event ? marked(stepTitle(run, event.step, w)) : ''
  switch (event.kind) {
    case 'opened':
    case 'seen': {
      const again = event.kind === 'seen' && (event.because ? e.joined : e.seen)
      const said = again || ('drill' in event && event.drill ? e.openedDrill : e.opened)
      const why = event.kind === 'seen' && event.because ? [pick(event.because, w.lang)] : []
      const more = [pick(event.finding.headline, w.lang), ...why].join(' · ')
      return { said, more, tone: 'plain' }
    }
    case 'over':
      return { said: e.over, more: pick(event.finding.headline, w.lang), tone: 'good' }
    case 'merged':
    case 'absorbed': {
      const said = event.kind === 'merged' ? e.merged(event.into, who) : e.absorbed(event.from, who)
      return { said, ...(event.because && { more: pick(event.because, w.lang) }), tone: 'plain' }
    }
    case 'split':
      return { said: e.split(event.into, who), tone: 'plain' }
    case 'suppressed':
      return { said: e.suppressed(event.rule, who), more: event.reason, tone: 'wait' }
    case 'unsuppressed':
      return { said: e.unsuppressed(event.rule, who), tone: 'plain' }
    case 'acknowledged':
      return { said: e.acknowledged(who), tone: 'good' }
    case 'planned': {
      const lines = event.plan.steps.reduce((sum, { changes }) => sum + changes.length, 0)
      const more = `${e.changes(lines)} · ${event.plan.hash.slice(0, 10)}`
      return { said: e.planned(what, who), more, tone: 'plain' }
    }
    case 'requested':
      return { said: e.requested(what, who), more: e.needs(event.needs), tone: 'wait' }
    case 'approved':
      return { said: e.approved(what, who), more: event.hash.slice(0, 10), tone: 'good' }
    case 'stepped-up':
      return { said: e.steppedUp(what, who), more: event.hash.slice(0, 10), tone: 'good' }
    case 'replanned':
      return { said: e.replanned, more: `${what} · ${event.plan.hash.slice(0, 10)}`, tone: 'wait' }
    case 'rejected':
      return { said: e.rejected(what, who), more: event.reason, tone: 'bad' }
    case 'expired':
      return { said: e.expired(what), tone: 'bad' }
    case 'step-started':
      return { said: e.started(step), tone: 'work' }
    case 'aws-called': {
      const { action, input, error, requestId } = event.call
      const id = requestId === undefined ? [] : [e.requestId(requestId)]
      const more = [...(error === undefined ? [] : [error]), ...id].join(' · ')
      return {
        said: e.called(action, objectOf(input)),
        ...(more !== '' && { more }),
        tone: error === undefined ? 'work' : 'bad',
      }
    }
    case 'session-widened':
      return { said: e.widened(step), more: e.wider[event.wider], tone: 'wait' }
    case 'step-done':
      return {
        said: e.done(step),
        ...(event.kept && { more: pick(event.kept, w.lang) }),
        tone: 'good',
      }
    case 'step-failed':
      return { said: e.failed(step), more: whyFailed(event, w), tone: 'bad' }
    case 'target-left':
      return {
        said: e.left(nameOf(run, event.target)),
        more: pick(event.because, w.lang),
        tone: 'wait',
      }
    case 'finished':
      return { said: e.finished(what), tone: 'good' }
    case 'retried':
      return { said: e.retried(what, who), tone: 'work' }
    case 'refused':
      return {
        said: e.refused(who, named(w.actions, event.action)),
        more: named(w.why, event.why),
        tone: 'bad',
      }
    case 'broke-glass':
      return { said: e.broken(what, who), more: event.reason, tone: 'bad' }
    case 'reviewed':
      return { said: e.reviewed(what, who), more: event.words, tone: 'good' }
    case 'skipped':
      return { said: e.skipped(step, who), more: event.reason, tone: 'bad' }
    case 'halted':
      return { said: e.halted(what, who), tone: 'wait' }
    case 'reminded':
      return { said: e.reminded(what), tone: 'wait' }
    case 'extended':
      return { said: e.extended(what, who), more: event.until, tone: 'plain' }
    case 'enriched':
      return { said: e.enriched, more: pick(event.title, w.lang), tone: 'plain' }
    case 'unfolded':
      return { said: e.unfolded(who), tone: 'plain' }
    case 'asked':
      return { said: e.asked(who), tone: 'wait' }
    case 'answered':
      return {
        said: event.mine ? e.answeredYes(who) : e.answeredNo(who),
        tone: event.mine ? 'good' : 'bad',
      }
    default:
      return tellLife(event, w)
  }
}

const named = (names: Readonly<Record<string, string>>, id: string): string =>
  (Object.hasOwn(names, id) && names[id]) || id

function stepTitle(run: Run | undefined, step: string, w: Words): string {
  const planned = run?.plan.steps.find(({ id }) => id === step)
  if (!planned) return step
  const title = pick(planned.title, w.lang)
  return planned.of ? `${nameOf(run, planned.of.target)}: ${title}` : title
}

/** The name of one of several that a run is for. */
const nameOf = (run: Run | undefined, target: number): string =>
  run?.plan.targets?.[target]?.name ?? `${target + 1}`

/** What it means in the reader's language, before what AWS said. */
function whyFailed({ reason, why }: Event & { kind: 'step-failed' }, w: Words): string {
  if (why === undefined) return reason
  if (why.failed === 'aws') return `${w.event.troubles[why.trouble]} – ${why.said}`
  if (why.failed === 'unfit') return pick(why.because, w.lang)
  return `${w.event.troubles[why.failed]} – ${reason}`
}

/** What a call was about: the first id or name in its parameters. */
function objectOf(input: Json, name = ''): string {
  if (typeof input === 'string') return /(Id|Name|Resources|Arn)$/.test(name) ? input : ''
  if (typeof input !== 'object' || input === null) return ''
  const inside = Array.isArray(input)
    ? input.map((one) => objectOf(one, name))
    : Object.entries(input).map(([key, one]) => objectOf(one, key))
  return inside.find((found) => found !== '') ?? ''
}
