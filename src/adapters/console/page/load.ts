import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from './api.ts'

export interface Loaded<T> {
  readonly value: T | undefined
  /** What went wrong last time; 0 where the server was not reached at all. */
  readonly failed: number | undefined
  readonly reload: () => void
}

/**
 * Loads one thing at a time: a change while it loads means once more afterwards, never a queue, and never an older answer
 * over a newer one. What was there stays on the page until the next is in.
 */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [held, setHeld] = useState<{ key: string; value?: T; failed?: number }>({ key })
  const loader = useRef(load)
  loader.current = load
  const wanted = useRef({ key, busy: false, dirty: false })

  const reload = useCallback((): void => {
    const want = wanted.current
    if (want.busy) {
      want.dirty = true
      return
    }
    want.busy = true
    want.dirty = false
    const asked = want.key
    const keep = (next: { value?: T; failed?: number }): void => {
      if (asked === want.key)
        setHeld(
          (old) =>
            ({
              key: asked,
              ...(old.key === asked && { ...old, failed: undefined }),
              ...next,
            }) as typeof old,
        )
    }
    void loader
      .current()
      .then(
        (value) => keep({ value }),
        (cause: unknown) => keep({ failed: cause instanceof ApiError ? cause.status : 0 }),
      )
      .finally(() => {
        want.busy = false
        if (want.dirty) reload()
      })
  }, [])

  useEffect(() => {
    wanted.current.key = key
    reload()
  }, [key, reload])

  return { value: held.value, failed: held.failed, reload }
}
