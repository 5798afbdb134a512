import type { Failure } from '../core/failure.ts'
import type { Change } from '../core/plan.ts'
import { pick } from '../core/text.ts'
import { type ViewContext, who } from './context.ts'
import { person } from './person.ts'
import { code, mrkdwn } from './text.ts'
import { changeLine } from './value.ts'

/** What failed, as the journal has it; `why` is missing in records of older versions. */
interface Failed {
  readonly reason?: string
  readonly why?: Failure
}
/** How people, AWS's text and lines of a diff are written where this is read. */
interface Pen {
  readonly who: (id: string) => string
  readonly text: (said: string) => string
  readonly quoted: (said: string) => string
  readonly lines: (changes: readonly Change[]) => string
}
const mostLines = 3

/** Why a step failed and what to do, for a card; AWS's own text is quoted, in the language that AWS speaks. */
export const failureNote = (failed: Failed, ctx: ViewContext, max: number): string =>
  words(failed, ctx, {
    who: (id) => who(id, ctx.say),
    text: (said) => mrkdwn(said, max),
    quoted: (said) => code(said, max),
    lines: (changes) =>
      // Without the bullet: it is a note, not a list.
      changes.map((c) => changeLine(c, ctx.say, Math.min(max, 90)).slice(2)).join(' / '),
  })

/** The same as plain text, for papers. */
export const failureText = (failed: Failed, ctx: ViewContext): string =>
  words(failed, ctx, {
    who: (id) => person(id, ctx),
    text: (said) => said,
    quoted: (said) => said,
    lines: (changes) =>
      changes
        .map((c) => `${c.resource} ${c.field}: ${JSON.stringify(c.from)} → ${JSON.stringify(c.to)}`)
        .join(' / '),
  })

function words({ reason = '', why }: Failed, { say, locale }: ViewContext, as: Pen): string {
  const { failures } = say.run
  switch (why?.failed) {
    case undefined:
      return as.quoted(reason)
    case 'halted':
      return failures.halted(as.who(why.by))
    case 'unfit':
      return failures.unfit(as.text(pick(why.because, locale)))
    case 'changed':
      return failures.changed(as.lines(why.changes.slice(0, mostLines)))
    case 'not-shown':
      return failures.notShown(as.lines(why.changes.slice(0, mostLines)))
    case 'aws':
      return failures.said(failures.aws[why.trouble], as.quoted(why.said))
  }
}
