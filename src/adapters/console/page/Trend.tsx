import { useWords } from './context.ts'
import { Grid } from './Grid.tsx'
import { Moment } from './time.tsx'

export interface Point {
  readonly at: string
  /** 0 to 100. */
  readonly value: number
  readonly says: string
}

const [width, height] = [600, 120]

/** Values from 0 to 100 over time, oldest first: a line to look at, and a table to read. */
export function Trend({ name, points }: { name: string; points: readonly Point[] }) {
  const w = useWords()
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return null
  const x = (at: number): number => (points.length < 2 ? 0.5 : at / (points.length - 1))
  const line = points
    .map(({ value }, at) => `${x(at) * width},${height - (value / 100) * height}`)
    .join(' ')
  return (
    <figure className="trend">
      <figcaption>{name}</figcaption>
      <div className="plot">
        <span className="most">100</span>
        <span className="least">0</span>
        <div
          className="field-of-points"
          role="img"
          aria-label={`${name}: ${first.value} → ${last.value}`}
        >
          <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
            {[0, 0.5, 1].map((at) => (
              <line key={at} x1="0" x2={width} y1={at * height} y2={at * height} />
            ))}
            <polyline points={line} />
          </svg>
          {points.map(({ at, value, says }, nth) => (
            <i
              key={`${at} ${says}`}
              title={says}
              style={{ left: `${x(nth) * 100}%`, bottom: `${value}%` }}
            />
          ))}
        </div>
      </div>
      <p className="ends">
        <Moment iso={first.at} />
        {points.length > 1 && <Moment iso={last.at} />}
      </p>
      <details>
        <summary>{w.pages.asTable}</summary>
        <Grid
          name={name}
          head={[w.pages.when, name]}
          rows={points
            .map(({ at, says }) => ({
              key: `${at} ${says}`,
              cells: [<Moment key="at" iso={at} />, says],
            }))
            .toReversed()}
        />
      </details>
    </figure>
  )
}
