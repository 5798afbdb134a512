import type { RunningClock, StartedClock } from '../core/clocks.ts'
import type { Incident } from '../core/incident.ts'
import { clockTitle } from './care.ts'
import type { Part } from './paper.ts'
import { person } from './person.ts'
import type { PaperContext } from './postmortem-timeline.ts'
import { moment } from './text.ts'

/**
 * When duties to report would end: from when a person said that it was known, or else from when the incident was opened.
 * Whether there is one, and since when, is not for a bot to say. Which ones there are says hikeshi.yaml.
 */
export function clocks({ data, openedAt, finding }: Incident, ctx: PaperContext): Part[] {
  const { clock: say } = ctx.say.postmortem
  const { sources } = ctx.say.care
  const at = (iso: string) => moment(iso, ctx.locale, ctx.zone)
  const running: readonly (StartedClock & Pick<RunningClock, 'checked'>)[] =
    data?.clocks ?? ctx.clocksFrom?.(finding.account, openedAt) ?? []
  const known: { readonly [id: string]: string } = sources
  if (running.length === 0) return [{ kind: 'note', text: say.none }]
  return [
    { kind: 'note', text: data ? say.noteSince(person(data.by, ctx), at(data.since)) : say.note },
    {
      kind: 'table',
      head: [say.due, say.rule, say.source, say.checked],
      rows: running.map(({ id, due, checked }) => [
        at(due),
        clockTitle(id, ctx),
        (Object.hasOwn(known, id) && known[id]) || sources.own,
        checked ? say.checkedBy(person(checked.by, ctx), checked.text) : say.unchecked,
      ]),
    },
  ]
}
