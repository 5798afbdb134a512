import type { Clock } from '../../src/core/ports.ts'

/** A clock that stands still until the test moves it: half an hour passes as fast as the work in it is done. */
export function makeClock(start: number) {
  let time = start
  let busy = 0
  const parked = new Set<{ until: number; wake: () => void }>()
  const clock: Clock = {
    now: () => time,
    wait: (ms) =>
      new Promise((resolve) => {
        const one = {
          until: time + ms,
          wake: () => {
            parked.delete(one)
            resolve()
          },
        }
        parked.add(one)
      }),
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  /** Until nothing is under way and whoever waits, waits for the clock. */
  async function settle(): Promise<void> {
    let quiet = 0
    while (quiet < 3) {
      await turn()
      quiet = busy > 0 ? 0 : quiet + 1
    }
  }
  return {
    clock,
    /** While `work` goes on the clock does not move. */
    during: async <R>(work: () => Promise<R>): Promise<R> => {
      busy += 1
      try {
        return await work()
      } finally {
        busy -= 1
      }
    },
    advance: async (ms: number): Promise<void> => {
      const end = time + ms
      for (;;) {
        await settle()
        const next = Math.min(end, ...[...parked].map(({ until }) => until))
        time = Math.max(time, next)
        const due = [...parked].filter(({ until }) => until <= time)
        for (const { wake } of due) wake()
        if (due.length === 0 && time >= end) return
      }
    },
  }
}
