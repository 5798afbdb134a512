import { useEffect, useEffectEvent, useState } from 'react'

export type Connection = 'connecting' | 'live' | 'lost'

/** Server-sent events while they last; asking every ten seconds while they do not. */
export function useLive(onChange: (incident: string | undefined) => void): Connection {
  const [connection, setConnection] = useState<Connection>('connecting')
  const changed = useEffectEvent(onChange)

  useEffect(() => {
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const open = (): void => {
      source = new EventSource('./api/live')
      source.addEventListener('ready', () => {
        setConnection('live')
        // Something may have happened while nobody listened.
        changed(undefined)
      })
      source.addEventListener('change', (event) => changed(String(event.data)))
      source.addEventListener('error', () => {
        setConnection('lost')
        // The browser comes back by itself after a break, but not after a refusal (too many listeners).
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, 10_000)
      })
    }
    open()
    return () => {
      source?.close()
      clearTimeout(again)
    }
  }, [])

  useEffect(() => {
    if (connection !== 'lost') return
    const timer = setInterval(() => changed(undefined), 10_000)
    return () => clearInterval(timer)
  }, [connection])

  return connection
}
