import { useWords } from './context.ts'

/** Nothing chosen: what to do first. */
export function Welcome({ any }: { any: boolean }) {
  const w = useWords()
  if (any) return <p className="welcome quiet">{w.pickOne}</p>
  return (
    <section className="welcome">
      <h2>{w.emptyTitle}</h2>
      <p>{w.emptyWhat}</p>
      <ol>
        {w.emptySteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}
