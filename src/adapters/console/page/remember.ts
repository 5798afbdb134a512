import { useEffect, useState } from 'react'

/** A choice that survives a reload, in this browser only. */
export function useRemembered(name: string, first: string): [string, (value: string) => void] {
  const key = `hikeshi-${name}`
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? first)
  useEffect(() => localStorage.setItem(key, value), [key, value])
  return [value, setValue]
}

const here = (): string => decodeURIComponent(location.hash.replace(/^#\/?/, ''))

/** The incident in the address (`#/<id>`), so that a link leads to it and Back works. */
export function useSelected(): [string, (id: string) => void] {
  const [id, setId] = useState(here)
  useEffect(() => {
    const onHash = (): void => setId(here())
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  return [
    id,
    (next) => {
      location.hash = next === '' ? '' : `/${encodeURIComponent(next)}`
    },
  ]
}
