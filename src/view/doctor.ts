import type { Block } from '../core/blocks.ts'
import type { Diagnosis, Line } from '../core/doctor.ts'
import { pick } from '../core/text.ts'
import type { ViewContext } from './context.ts'
import { context, header, lines } from './parts.ts'
import { code, mrkdwn } from './text.ts'

/** As many as fit into one message with their commands. */
const most = 20

/** For `/hikeshi doctor`: what is wrong, worst first, each with what mends it. What is well is only counted. */
export function diagnosis({ lines: all }: Diagnosis, ctx: ViewContext): Block[] {
  const { doctor: say } = ctx.say
  const bad = [
    ...all.filter(({ state }) => state === 'fail'),
    ...all.filter(({ state }) => state === 'unchecked'),
  ]
  const told = ({ check, place, state, says, mend }: Line): string => {
    const where = [check, place]
      .flatMap((one) => (one === undefined ? [] : code(one, 80)))
      .join(' ')
    const what = mrkdwn(pick(says, ctx.locale), 400)
    const line = state === 'fail' ? say.fail(where, what) : say.unchecked(where, what)
    return mend === undefined ? line : `${line}\n${say.mend(code(mend, 700))}`
  }
  return [
    header(say.title),
    ...lines([
      bad.length === 0 ? say.well(all.length) : say.ill(bad.length, all.length),
      ...bad.slice(0, most).map(told),
    ]),
    ...(bad.length > most ? [context(say.more(bad.length - most))] : []),
  ]
}
