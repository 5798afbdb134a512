import { Blocks } from './Blocks.tsx'
import { useWords } from './context.ts'
import { Marks } from './IncidentList.tsx'
import icon from './icon.svg'
import { stateOf } from './state.ts'
import { Timeline } from './Timeline.tsx'
import { Moment } from './time.tsx'
import type { Detail } from './types.ts'

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
        </div>
      </article>
      <Timeline incident={incident} journal={journal} />
    </div>
  )
}
