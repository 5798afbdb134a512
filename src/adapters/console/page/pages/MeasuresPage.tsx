import { useState } from 'react'
import {
  groupings,
  kinds,
  type Measure,
  type Measures,
  type Took,
} from '../../../../core/measures.ts'
import { api } from '../api.ts'
import { useFresh } from '../beat.ts'
import { Choice } from '../Choice.tsx'
import { useWords } from '../context.ts'
import { Panel, Sheet } from '../Sheet.tsx'
import { spanOf } from '../span.ts'

const spans = ['7', '30', '90', '365']
const stages = ['acknowledged', 'contained', 'resolved'] as const
/** Of accounts and types so many, those with the most incidents first, until all are asked for. */
const some = 10

export function MeasuresPage() {
  const w = useWords()
  const m = w.pages.measures
  const [days, setDays] = useState('30')
  const loaded = useFresh(days, () => api.measures(w.lang, days))
  return (
    <Sheet
      title={w.pages.titles.measures}
      about={m.about}
      loaded={loaded}
      choice={
        <Choice
          name={m.days}
          value={days}
          onChoose={setDays}
          options={spans.map((value) => ({ value, label: m.dayCount(Number(value)) }))}
        />
      }
    >
      {({ rows, hidden }: Measures) => (
        <>
          {rows.length === 0 && <p>{m.none}</p>}
          {kinds.map((kind) => (
            <KindPanel key={kind} rows={rows.filter((row) => row.kind === kind)} />
          ))}
          <p className="quiet">{m.hidden(hidden)}</p>
        </>
      )}
    </Sheet>
  )
}

function KindPanel({ rows }: { rows: readonly Measure[] }) {
  const m = useWords().pages.measures
  const sum = rows.find(({ by }) => by === 'all')
  if (sum === undefined) return null
  return (
    <Panel title={m.kinds[sum.kind]}>
      <p>{m.volume(sum.alerts, sum.incidents, sum.folded)}</p>
      <p className="quiet">{m.quiet(sum.untold, sum.falseAlarms)}</p>
      {groupings.map((by) => (
        <Bars key={by} by={by} rows={rows.filter((row) => row.by === by)} />
      ))}
    </Panel>
  )
}

/** A chart that is a table: each mean with a bar as long as it is among its neighbours. */
function Bars({ by, rows }: { by: Measure['by']; rows: readonly Measure[] }) {
  const w = useWords()
  const m = w.pages.measures
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, some)
  const longest = (stage: (typeof stages)[number]): number =>
    Math.max(1, ...rows.map((row) => row[stage].mean ?? 0))
  const nameOf = ({ of }: Measure): string =>
    by === 'all' ? m.groups.all : by === 'severity' ? severityName(of, w.severity) : of
  return (
    <>
      <table className="grid bars">
        <thead>
          <tr>
            <th scope="col">{m.groups[by]}</th>
            <th scope="col">{m.incidents}</th>
            {stages.map((stage) => (
              <th key={stage} scope="col">
                {m[stage]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.of}>
              <th scope="row">
                <bdi>{nameOf(row)}</bdi>
              </th>
              <td className="number" data-head={m.incidents}>
                {row.incidents}
              </td>
              {stages.map((stage) => (
                <td key={stage} data-head={m[stage]}>
                  <Bar took={row[stage]} longest={longest(stage)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          {m.all(rows.length)}
        </button>
      )}
    </>
  )
}

function Bar({ took: { mean, median, count }, longest }: { took: Took; longest: number }) {
  const w = useWords()
  if (mean === null || median === null)
    return <span className="quiet">{w.pages.measures.never}</span>
  return (
    <>
      <span className="bar" style={{ width: `${Math.max(1, (mean / longest) * 100)}%` }} />
      <strong>{spanOf(mean, w.lang)}</strong>{' '}
      <span className="quiet">{w.pages.measures.median(spanOf(median, w.lang), count)}</span>
    </>
  )
}

const severityName = (of: string, names: Readonly<Record<string, string>>): string =>
  names[of] ?? of
