import { createContext, use, useEffect, useRef } from 'react'
import { type Loaded, useLoaded } from './load.ts'

/** How often something has changed since the page was opened. */
export const BeatContext = createContext(0)

/** How long a page rests between two readings that nobody asked for: in a storm something changes all the time. */
const restMs = 1_000

/** What a page shows, read anew some time after something has changed. */
export function useFresh<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const beat = use(BeatContext)
  const loaded = useLoaded(key, load)
  const { reload } = loaded
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (beat === 0) return
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      reload()
    }, restMs)
  }, [beat, reload])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      timer.current = undefined
    },
    [],
  )
  return loaded
}
