import type { Modal } from '../core/blocks.ts'
import type { Incident } from '../core/incident.ts'
import type { Phrases } from '../locales/en.ts'
import { type ClockContext, clockTitle } from './care.ts'
import { choose, write } from './form.ts'
import { section } from './parts.ts'
import { safe } from './text.ts'

export const updateForm = (incident: string, say: Phrases): Modal => ({
  title: say.care.update.title,
  close: say.handlers.close,
  submit: { view: 'update', label: say.care.buttons.update, meta: incident },
  blocks: [write('text', say.care.update.question, 1_500, { multiline: true })],
})

export const dataForm = (incident: string, say: Phrases): Modal => ({
  title: say.care.data.title,
  close: say.handlers.close,
  submit: { view: 'personal-data', label: say.care.data.start, meta: incident },
  blocks: [
    section(say.care.data.note),
    write('text', say.care.data.question, 500, { multiline: true }),
    { ...write('since', say.care.data.since, 40), optional: true },
  ],
})

export function clockForm(incident: Incident, ctx: ClockContext): Modal {
  const { data: say, buttons: labels } = ctx.say.care
  const open = (incident.data?.clocks ?? []).filter(({ checked }) => checked === undefined)
  const all = open.map(({ id }) => ({ value: id, text: safe(clockTitle(id, ctx), 75) }))
  return {
    title: say.checkTitle,
    close: ctx.say.handlers.close,
    ...(all.length > 0 && {
      submit: { view: 'clock', label: labels.clock, meta: incident.id },
    }),
    blocks:
      all.length > 0
        ? [choose('clock', say.which, all, all[0]?.value), write('text', say.outcome, 500)]
        : [section(say.noClocks)],
  }
}
