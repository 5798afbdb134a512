import { useWords } from './context.ts'
import { tell } from './tell.ts'
import { Moment } from './time.tsx'
import type { Incident, Recorded } from './types.ts'

/** The journal in plain words, newest first. */
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
        {[...journal].reverse().map((record) => (
          <Line key={record.version} record={record} incident={incident} />
        ))}
      </ol>
    </section>
  )
}

function Line({ record, incident }: { record: Recorded; incident: Incident }) {
  const w = useWords()
  const { said, more, tone } = tell(record, incident, w)
  return (
    <li data-tone={tone}>
      <Moment iso={record.at} seconds />
      <div>
        <bdi>{said}</bdi>
        {more !== undefined && <bdi className="quiet">{more}</bdi>}
      </div>
      <code className="hash" title={record.hash}>
        {record.version} · {record.hash.slice(0, 10)}
      </code>
    </li>
  )
}
