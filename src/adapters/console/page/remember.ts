import { useEffect, useState } from 'react'

/** A choice that survives a reload, in this browser only. */
export function useRemembered(name: string, first: string): [string, (value: string) => void] {
  const key = `hikeshi-${name}`
  const [value, setValue] = useState(() => localStorage.getItem(key) ?? first)
  useEffect(() => localStorage.setItem(key, value), [key, value])
  return [value, setValue]
}
