import { useState } from 'react'
import { pick } from '../../../core/text.ts'
import { useWords } from './context.ts'
import { stateOf } from './state.ts'
import { Moment } from './time.tsx'
import type { Incident } from './types.ts'

export function IncidentList({
  incidents,
  selected,
  onOlder,
}: {
  incidents: readonly Incident[] | undefined
  selected: string
  onOlder: (() => void) | undefined
}) {
  const w = useWords()
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const shown = incidents?.filter((incident) => {
    const { headline, title, account, region, type, severity, resource } = incident.finding
    const state = w.state[stateOf(incident)]
    const marks = [incident.drill && w.drill, incident.finding.sample && w.sample]
    return [
      pick(headline, w.lang),
      title,
      account,
      region,
      type,
      w.severity[severity],
      resource.id,
      incident.id,
      state,
      ...marks,
    ]
      .join(' ')
      .toLowerCase()
      .includes(wanted)
  })
  return (
    <nav className="list" aria-label={w.incidents}>
      <div className="head">
        <h2>
          {w.incidents} <span className="count">{incidents?.length}</span>
        </h2>
        <input
          type="search"
          aria-label={w.filter}
          placeholder={w.filter}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      </div>
      <ul>
        {shown?.map((incident) => (
          <Row key={incident.id} incident={incident} current={incident.id === selected} />
        ))}
      </ul>
      {shown?.length === 0 && wanted !== '' && <p className="quiet pad">{w.noMatch}</p>}
      {onOlder && (
        <button type="button" className="plain" onClick={onOlder}>
          {w.older}
        </button>
      )}
    </nav>
  )
}

function Row({ incident, current }: { incident: Incident; current: boolean }) {
  const w = useWords()
  const { finding, drill, arrivals, openedAt } = incident
  const state = stateOf(incident)
  return (
    <li>
      <a
        href={`#/${encodeURIComponent(incident.id)}`}
        aria-current={current}
        data-severity={finding.severity}
      >
        <span className="line">
          <span className="severity">{w.severity[finding.severity]}</span>
          <Marks drill={drill} sample={finding.sample} />
          <Moment iso={openedAt} />
        </span>
        <bdi className="title">{pick(finding.headline, w.lang)}</bdi>
        <span className="line quiet">
          <bdi className="id">{finding.resource.id}</bdi>
          <span>
            {finding.account} · {finding.region}
          </span>
          {arrivals > 1 && <span>{w.times(arrivals)}</span>}
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
