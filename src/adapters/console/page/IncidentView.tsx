import { pick } from '../../../core/text.ts'
import { Blocks } from './Blocks.tsx'
import { useWords } from './context.ts'
import { Marks } from './IncidentList.tsx'
import icon from './icon.svg'
import { stateOf } from './state.ts'
import { Timeline } from './Timeline.tsx'
import { Moment } from './time.tsx'
import type { Detail, Incident } from './types.ts'

/** The channel's view of one incident: its card as the bot posted it, and all that happened. */
export function IncidentView({
  detail,
  failed,
}: {
  detail: Detail | undefined
  failed: number | undefined
}) {
  const w = useWords()
  const back = (
    <a className="back" href="#/">
      ← {w.back}
    </a>
  )
  if (!detail)
    return (
      <div className="incident">
        {back}
        <p className="quiet">
          {failed === 404 ? w.gone : failed === undefined ? w.loading : w.failedToLoad}
        </p>
      </div>
    )
  const { incident, journal, card } = detail
  const state = stateOf(incident)
  return (
    <div className="incident">
      {back}
      <header className="about">
        <span className="severity" data-severity={incident.finding.severity}>
          {w.severity[incident.finding.severity]}
        </span>
        <Marks drill={incident.drill} sample={incident.finding.sample} />
        <span className="state" data-state={state}>
          {w.state[state]}
        </span>
        <code>{incident.id}</code>
      </header>
      <article className="card" aria-label={w.card} data-severity={incident.finding.severity}>
        <img src={icon} alt="" width="36" height="36" />
        <div>
          <p className="sender">
            <strong>Hikeshi</strong> <Moment iso={incident.openedAt} />
          </p>
          <Blocks blocks={card} />
          <AllFacts incident={incident} />
        </div>
      </article>
      <Timeline incident={incident} journal={journal} />
    </div>
  )
}

/** The card shows the most telling facts; here are all of them, unshortened. */
function AllFacts({ incident: { finding } }: { incident: Incident }) {
  const w = useWords()
  if (finding.facts.length === 0) return null
  return (
    <details className="facts">
      <summary>{w.allFacts(finding.facts.length)}</summary>
      <dl>
        {finding.facts.map(({ label, value }) => (
          <div key={`${label.en} ${value}`}>
            <dt>{pick(label, w.lang)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
