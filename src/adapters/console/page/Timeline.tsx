import { useTitles, useWords } from './context.ts'
import { tell } from './tell.ts'
import { Moment } from './time.tsx'
import type { Incident, Recorded } from './types.ts'

/** The journal in plain words, newest first; the calls that a step made are folded behind their number. */
export function Timeline({
  incident,
  journal,
}: {
  incident: Incident
  journal: readonly Recorded[]
}) {
  const w = useWords()
  return (
    <section className="timeline" aria-label={w.timeline}>
      <h2>{w.timeline}</h2>
      <p className="quiet">{w.timelineAbout}</p>
      <ol reversed>
        {groups(journal).map((group) =>
          group.calls ? (
            <Calls key={group.records[0]?.version} records={group.records} incident={incident} />
          ) : (
            group.records.map((record) => (
              <Line key={record.version} record={record} incident={incident} />
            ))
          ),
        )}
      </ol>
    </section>
  )
}

interface Group {
  readonly calls: boolean
  readonly records: Recorded[]
}

/** Newest first. A group of calls keeps its oldest record as its key: the list stays open while more come in. */
function groups(journal: readonly Recorded[]): Group[] {
  const all: Group[] = []
  for (const record of journal) {
    const calls = record.event.kind === 'aws-called'
    const last = all.at(-1)
    if (calls && last?.calls) last.records.push(record)
    else all.push({ calls, records: [record] })
  }
  return all.reverse()
}

function Calls({ records, incident }: { records: readonly Recorded[]; incident: Incident }) {
  const w = useWords()
  const failed = records.some(({ event }) => 'error' in (event.call as object))
  return (
    <li className="calls" data-tone={failed ? 'bad' : 'work'}>
      <details open={failed}>
        <summary>{w.event.calls(records.length)}</summary>
        <ol>
          {records.toReversed().map((record) => (
            <Line key={record.version} record={record} incident={incident} />
          ))}
        </ol>
      </details>
    </li>
  )
}

function Line({ record, incident }: { record: Recorded; incident: Incident }) {
  const w = useWords()
  const { said, more, tone } = tell(record, incident, w, useTitles())
  return (
    <li data-tone={tone}>
      <Moment iso={record.at} seconds />
      <div>
        <bdi>{said}</bdi>
        {more !== undefined && <bdi className="quiet">{more}</bdi>}
      </div>
      <code className="hash" title={record.hash}>
        {record.version} · {record.hash.slice(0, 6)}
      </code>
    </li>
  )
}
