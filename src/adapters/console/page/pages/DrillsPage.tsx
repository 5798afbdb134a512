import { useState } from 'react'
import { pick } from '../../../../core/text.ts'
import { api } from '../api.ts'
import { Blocks } from '../Blocks.tsx'
import { useFresh } from '../beat.ts'
import { useWords } from '../context.ts'
import { useLoaded } from '../load.ts'
import { Panel, Sheet } from '../Sheet.tsx'
import { Trend } from '../Trend.tsx'
import { Moment } from '../time.tsx'

export function DrillsPage() {
  const w = useWords()
  const d = w.pages.drills
  const [year, setYear] = useState(`${new Date().getFullYear()}`)
  const [debrief, setDebrief] = useState('')
  const loaded = useFresh(`${w.lang} ${year}`, () => api.drills(w.lang, year))
  const move = (by: number): void => {
    setYear(`${Number(year) + by}`)
    setDebrief('')
  }
  return (
    <Sheet
      title={w.pages.titles.drills}
      about={d.about}
      loaded={loaded}
      choice={
        <span className="choose">
          <button type="button" aria-label={d.before} onClick={() => move(-1)}>
            ←
          </button>
          <strong>{year}</strong>
          <button type="button" aria-label={d.after} onClick={() => move(1)}>
            →
          </button>
        </span>
      }
    >
      {({ list, season, played }) => (
        <>
          <Panel title={d.table}>
            {played.length === 0 && <p>{d.none}</p>}
            <Trend
              name={d.trend}
              points={played
                .map(({ at, points, title }) => ({
                  at,
                  value: points,
                  says: `${pick(title, w.lang)}: ${d.points(points)}`,
                }))
                .toReversed()}
            />
            {played.length > 0 && (
              <Blocks blocks={season.filter(({ type }) => type !== 'data_visualization')} />
            )}
          </Panel>
          {played.length > 0 && (
            <Panel title={d.debriefs}>
              <ul className="debriefs">
                {played.map(({ id, title, at, points, outcome }) => (
                  <li key={id}>
                    <button
                      type="button"
                      aria-expanded={id === debrief}
                      onClick={() => setDebrief(id === debrief ? '' : id)}
                    >
                      <Moment iso={at} /> {pick(title, w.lang)} · {d.points(points)} ·{' '}
                      {d.outcomes[outcome]}
                    </button>
                    {id === debrief && <Debrief id={id} />}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          <article className="panel">
            <Blocks blocks={list} />
          </article>
        </>
      )}
    </Sheet>
  )
}

function Debrief({ id }: { id: string }) {
  const w = useWords()
  const { value, failed } = useLoaded(`${w.lang} ${id}`, () => api.drill(w.lang, id))
  if (value) return <Blocks blocks={value.report} />
  return <p className="quiet">{failed === undefined ? w.loading : w.failedToLoad}</p>
}
