/** Takes from a bucket of its own for each key; answers how many seconds to wait, 0 where it was not empty yet. */
export interface Buckets {
  readonly take: (key: string) => number
  /** The same without taking. */
  readonly wait: (key: string) => number
}

/** As many keys are remembered: more senders than that are no one sender. */
const mostKept = 20_000

/** Token buckets: `burst` at once, and `perSecond` in the long run. `now` in milliseconds. */
export function makeBuckets(
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
  now: () => number,
): Buckets {
  const taken = new Map<string, { level: number; at: number }>()
  const levelOf = (key: string): number => {
    const { level, at } = taken.get(key) ?? { level: 0, at: now() }
    return Math.max(0, level - ((now() - at) / 1000) * perSecond)
  }
  const wait = (key: string): number => {
    const over = levelOf(key) + 1 - burst
    return over <= 0 ? 0 : Math.ceil(over / perSecond)
  }
  return {
    wait,
    take: (key) => {
      const seconds = wait(key)
      if (seconds > 0) return seconds
      const level = levelOf(key) + 1
      taken.delete(key)
      taken.set(key, { level, at: now() })
      if (taken.size > mostKept) for (const oldest of taken.keys().take(1)) taken.delete(oldest)
      return 0
    },
  }
}
