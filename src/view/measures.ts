import type { Block } from '../core/blocks.ts'
import { severities } from '../core/finding.ts'
import { groupings, kinds, type Measure, type Measures, type Took } from '../core/measures.ts'
import { account, type ViewContext } from './context.ts'
import { spanOf } from './duration.ts'
import { context, fold, header, lines, section } from './parts.ts'
import { code } from './text.ts'

/** So many accounts and types, those with the most incidents first; programs get all of them. */
const most = 8

export function measuresBlocks({ days, hidden, rows }: Measures, ctx: ViewContext): Block[] {
  const { measures: say, lists } = ctx.say
  const head = header(say.title(days))
  if (rows.length === 0) return [head, section(say.none)]
  const parts = kinds.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    const [sum] = own.filter(({ by }) => by === 'all')
    if (sum === undefined) return []
    return groupings.flatMap((by) => {
      const { shown, more } = fold(
        own.filter((row) => row.by === by),
        most,
      )
      const title =
        by === 'all'
          ? [
              `*${say.kinds[kind]}*`,
              say.volume(sum.alerts, sum.incidents, sum.folded),
              say.quiet(sum.untold, sum.falseAlarms),
            ]
          : [`_${say.groups[by]}_`]
      const rest = more > 0 ? [lists.more(more)] : []
      return lines([...title, ...shown.map((row) => line(row, ctx)), ...rest])
    })
  })
  return [head, ...parts, context(say.hidden(hidden), say.legend)]
}

function line(row: Measure, ctx: ViewContext): string {
  const { measures: say, severities: names } = ctx.say
  const severity = severities.find((one) => one === row.of)
  const name =
    row.by === 'all'
      ? say.groups.all
      : row.by === 'account'
        ? account(row.of, ctx)
        : severity !== undefined
          ? names[severity]
          : code(row.of, 120)
  const took = ({ count, mean, median }: Took) =>
    mean === null || median === null
      ? say.never
      : say.took(span(mean, ctx), span(median, ctx), count)
  return say.line(
    name,
    row.incidents,
    took(row.acknowledged),
    took(row.contained),
    took(row.resolved),
  )
}

const span = (seconds: number, { say }: ViewContext): string =>
  spanOf(seconds * 1000, say.postmortem)
