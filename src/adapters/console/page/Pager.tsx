import { useState } from 'react'
import { useWords } from './context.ts'

/** Where one is in a list that is read a page at a time: behind which row each page begins, the first one behind none. */
export function usePages(key: string) {
  const [held, setHeld] = useState<{ key: string; marks: readonly string[] }>({ key, marks: [] })
  // Another question begins at its first page.
  const marks = held.key === key ? held.marks : []
  return {
    before: marks.at(-1),
    nth: marks.length + 1,
    older: (mark: string) => setHeld({ key, marks: [...marks, mark] }),
    newer: () => setHeld({ key, marks: marks.slice(0, -1) }),
  }
}

export function Pager({
  pages: { nth, older, newer },
  next,
}: {
  pages: ReturnType<typeof usePages>
  /** Behind which row the next page begins; undefined: there is none. */
  next: string | undefined
}) {
  const f = useWords().pages.filters
  return (
    <div className="pager">
      <button type="button" disabled={nth === 1} onClick={newer}>
        ← {f.newer}
      </button>
      <span className="quiet">{f.page(nth)}</span>
      <button
        type="button"
        disabled={next === undefined}
        onClick={() => next !== undefined && older(next)}
      >
        {f.older} →
      </button>
    </div>
  )
}
