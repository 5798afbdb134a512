import type { Incident } from '../core/incident.ts'
import type { Part } from './paper.ts'
import type { PaperContext } from './postmortem-timeline.ts'
import { moment } from './text.ts'

const hour = 3_600_000
const day = 24 * hour

/**
 * When duties to report would end if they began as the incident was opened. Whether there is one, and since when, is not
 * for a bot to say. APPI: Enforcement Rules, articles 7 and 8; GDPR: article 33 (1).
 */
export function clocks({ openedAt }: Incident, ctx: PaperContext): Part[] {
  const { clock: say } = ctx.say.postmortem
  const after = (ms: number) =>
    moment(new Date(Date.parse(openedAt) + ms).toISOString(), ctx.locale, ctx.zone)
  return [
    { kind: 'note', text: say.note },
    {
      kind: 'table',
      head: [say.due, say.rule],
      rows: [
        [after(72 * hour), say.gdpr],
        [say.span(after(3 * day), after(5 * day)), say.appiFirst],
        [after(30 * day), say.appiFinal],
        [after(60 * day), say.appiLong],
      ],
    },
  ]
}
