import { pick } from '../../../core/text.ts'
import { useWords } from './context.ts'
import { Moment } from './time.tsx'
import type { Row } from './types.ts'

/** One page of incidents, as the server found them. */
export function IncidentList({
  rows,
  selected,
}: {
  rows: readonly Row[] | undefined
  selected: string
}) {
  const w = useWords()
  return (
    <nav className="list" aria-label={w.incidents}>
      <h2>{w.incidents}</h2>
      <ul>
        {rows?.map((row) => (
          <Line key={row.id} row={row} current={row.id === selected} />
        ))}
      </ul>
      {rows?.length === 0 && <p className="quiet pad">{w.noMatch}</p>}
    </nav>
  )
}

function Line({ row, current }: { row: Row; current: boolean }) {
  const w = useWords()
  const { severity, drill, sample, openedAt, headline, resource, account, region, state } = row
  return (
    <li>
      <a
        href={`#/${encodeURIComponent(row.id)}`}
        aria-current={current ? 'true' : undefined}
        data-severity={severity}
      >
        <span className="line">
          <span className="severity">{w.severity[severity]}</span>
          <Marks drill={drill} sample={sample} />
          <Moment iso={openedAt} />
        </span>
        <bdi className="title">{pick(headline, w.lang)}</bdi>
        <span className="line quiet">
          <bdi className="id">{resource}</bdi>
          <span>
            {account} · {region}
          </span>
          {row.arrivals > 1 && <span>{w.times(row.arrivals)}</span>}
          <span className="state" data-state={state}>
            {w.state[state]}
          </span>
        </span>
      </a>
    </li>
  )
}

/** What must never be taken for a real incident says so. */
export function Marks({ drill, sample }: { drill: boolean; sample: boolean }) {
  const w = useWords()
  return (
    <>
      {drill && <span className="mark">{w.drill}</span>}
      {sample && <span className="mark">{w.sample}</span>}
    </>
  )
}
