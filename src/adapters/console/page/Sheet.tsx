import type { ReactNode } from 'react'
import { useWords } from './context.ts'
import type { Loaded } from './load.ts'

/** A page beside the incidents: its title, what may be chosen on it, and what was read for it. */
export function Sheet<T>({
  title,
  about,
  choice,
  loaded,
  children,
}: {
  title: string
  about: string
  choice?: ReactNode
  loaded: Loaded<T>
  children: (value: T) => ReactNode
}) {
  const w = useWords()
  const { value, failed } = loaded
  return (
    // It scrolls by itself: the keyboard has to be able to.
    <section className="sheet" aria-label={title} aria-busy={value === undefined} tabIndex={0}>
      <header>
        <h2>{title}</h2>
        {choice}
      </header>
      <p className="quiet">{about}</p>
      {failed !== undefined && <p className="alarm">{w.failedToLoad}</p>}
      {value === undefined
        ? failed === undefined && <p className="quiet">{w.loading}</p>
        : children(value)}
    </section>
  )
}

/** One part of a sheet. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
