import { TooMany } from './adapters/console/errors.ts'
import { makeBuckets } from './core/bucket.ts'

/** What one person's console may ask: its page asks for a few things at each change of an incident. Throws where it is more. */
export function makePace(now: () => number): (who: string, request: object) => void {
  const asked = makeBuckets({ burst: 300, perSecond: 20 }, now)
  // Who asks is looked up more than once in one request.
  const counted = new WeakSet<object>()
  return (who, request) => {
    if (counted.has(request)) return
    counted.add(request)
    const seconds = asked.take(who)
    if (seconds > 0) throw new TooMany(seconds)
  }
}
