import { useWords } from './context.ts'
import { Moment } from './time.tsx'
import type { ConsoleState } from './types.ts'

/** What arrived, and what of it nobody could read yet: never lost, and never out of sight. */
export function NotUnderstood({ state }: { state: ConsoleState | undefined }) {
  const w = useWords()
  const strangers = state?.strangers ?? []
  const counts = state?.counts
  return (
    <section className="strangers" aria-label={w.notUnderstood}>
      <details>
        <summary>
          {w.notUnderstood} <span className="count">{counts?.notUnderstood}</span>
        </summary>
        <p className="quiet">{strangers.length > 0 ? w.notUnderstoodAbout : w.notUnderstoodNone}</p>
        {strangers.map(({ source, detailType, count, last, sample }) => (
          <details key={`${source} ${detailType}`} className="stranger">
            <summary>
              <bdi>{source}</bdi> · <bdi>{detailType}</bdi>
              <span className="quiet">
                {w.times(count)} · {w.lastSeen} <Moment iso={last} />
              </span>
            </summary>
            <p className="quiet">{w.sampleBody}</p>
            <pre>{pretty(sample)}</pre>
          </details>
        ))}
      </details>
      <dl className="counts">
        {(['received', 'read', 'waiting', 'failed'] as const).map((name) => (
          <div key={name}>
            <dt>{w[name]}</dt>
            <dd>{counts?.[name] ?? '–'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Indented where it is whole JSON; a sample may be cut, and is then shown as it came. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
