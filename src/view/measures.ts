import type { Block } from '../core/blocks.ts'
import { severities } from '../core/finding.ts'
import {
  groupings,
  type Kind,
  kinds,
  type Measure,
  type Measures,
  type Took,
} from '../core/measures.ts'
import type { ViewContext } from './context.ts'
import { spanOf } from './duration.ts'
import { chart, type Entry, table } from './newest.ts'
import { context, fold, header, section, weight } from './parts.ts'

/** A message holds about so much; programs get all of it. */
const limit = 11_500

/** So many accounts and types, those with the most incidents first, as there is room for. */
export function measuresBlocks(measures: Measures, ctx: ViewContext): Block[] {
  const { days, hidden, rows } = measures
  const { measures: say } = ctx.say
  const head = header(say.title(days))
  if (rows.length === 0) return [head, section(say.none)]
  for (let most = 8; ; most -= 1) {
    const parts = kinds.flatMap((kind) => kindBlocks(kind, rows, most, ctx))
    const blocks = [head, ...parts, context(say.hidden(hidden), say.legend)]
    if (weight(blocks) <= limit || most <= 1) return blocks
  }
}

function kindBlocks(kind: Kind, rows: readonly Measure[], most: number, ctx: ViewContext): Block[] {
  const { measures: say, lists } = ctx.say
  const own = rows.filter((row) => row.kind === kind)
  const [sum] = own.filter(({ by }) => by === 'all')
  if (sum === undefined) return []
  const groups = groupings.map((by) => own.filter((row) => row.by === by))
  const folded = groups.map((group) => fold(group, most))
  const more = folded.reduce((all, one) => all + one.more, 0)
  const bySeverity = own.filter(({ by }) => by === 'severity')
  const points = bySeverity.map((row) => ({ label: nameOf(row, ctx), value: row.incidents }))
  return [
    section(
      [
        `*${say.kinds[kind]}*`,
        say.volume(sum.alerts, sum.incidents, sum.folded),
        say.quiet(sum.untold, sum.falseAlarms),
      ].join('\n'),
    ),
    ...(kind === 'real' && points.length > 1
      ? [chart('bar', say.groups.severity, say.columns.incidents, points)]
      : []),
    table(
      say.times,
      Object.values(say.columns),
      folded.flatMap(({ shown }) => shown.map((row) => cells(row, ctx))),
    ),
    ...(more > 0 ? [context(lists.more(more))] : []),
  ]
}

function cells(row: Measure, ctx: ViewContext): Entry[] {
  const { measures: say } = ctx.say
  const took = ({ count, mean, median }: Took): Entry =>
    mean === null || median === null
      ? say.never
      : { value: mean, text: say.took(span(mean, ctx), span(median, ctx), count) }
  return [
    nameOf(row, ctx),
    { value: row.incidents },
    took(row.acknowledged),
    took(row.contained),
    took(row.resolved),
  ]
}

function nameOf({ by, of }: Measure, { say, accountName }: ViewContext): string {
  const severity = severities.find((one) => one === of)
  if (by === 'all') return say.measures.groups.all
  if (by === 'severity' && severity !== undefined) return say.severities[severity]
  const name = by === 'account' ? accountName?.(of) : undefined
  return name === undefined ? of : `${name} (${of})`
}

const span = (seconds: number, { say }: ViewContext): string =>
  spanOf(seconds * 1000, say.postmortem)
