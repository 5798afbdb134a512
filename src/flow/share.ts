import { canonical } from '../core/json.ts'
import type { Clock, Share } from '../core/ports.ts'
import type { CallCount } from '../core/posture.ts'

/** Services whose answers do not depend on the region that is asked. */
const everywhere = new Set(['account', 'cloudfront', 'iam', 'organizations', 'shield', 's3', 'sts'])

/**
 * Calls a second and calls at once that a scan allows itself, for one account, region and service: half of what AWS
 * documents, or less, since the limits are shared with whatever runs there.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html and each service's quotas page.
 */
const paces: { readonly [service: string]: readonly [perSecond: number, burst: number] } = {
  ec2: [10, 50],
  s3: [100, 300],
  kms: [50, 100],
  iam: [10, 40],
  cloudwatch: [4, 10],
  logs: [4, 10],
  cloudtrail: [4, 10],
  organizations: [2, 10],
}
const usual = [5, 20] as const

/**
 * Calls of one account that are under way at a time. More would wait for a connection inside the SDK, whose patience with a
 * connection then runs out.
 */
const atOnce = 12

const throttled = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|LimitExceededException/

/** What all clients of one account's scan have in common: each distinct call is made once, and at a pace. */
export function makeShare(clock: Clock): {
  readonly share: Share
  readonly count: () => CallCount
} {
  const answers = new Map<string, Promise<unknown>>()
  const free = new Map<string, number>()
  const byService: Record<string, number> = {}
  let [asked, made, refused, waitedMs] = [0, 0, 0, 0]

  /** A token bucket, as the time at which its next token is there. */
  async function turn(bucket: string, service: string): Promise<void> {
    const [perSecond, burst] = paces[service] ?? usual
    const gap = 1000 / perSecond
    const now = clock.now()
    const at = Math.max(free.get(bucket) ?? 0, now - gap * (burst - 1))
    free.set(bucket, at + gap)
    if (at <= now) return
    waitedMs = Math.max(waitedMs, at - now)
    await clock.wait(at - now)
  }

  const line = makeLine(atOnce)
  const share: Share = (call, work) => {
    asked += 1
    const service = call.action.split(':')[0] ?? ''
    const region = everywhere.has(service) ? '' : call.region
    // Through JSON first: a Date is an object without members to `canonical`.
    const input = canonical(JSON.parse(JSON.stringify(call.input)))
    const key = `${region} ${call.action} ${input}`
    const known = answers.get(key)
    if (known !== undefined) return known as ReturnType<typeof work>
    const answer = turn(`${region} ${service}`, service).then(() =>
      line(() => {
        made += 1
        byService[service] = (byService[service] ?? 0) + 1
        return work()
      }),
    )
    answers.set(key, answer)
    answer.then(
      (outcome) => {
        // The one answer that is asked for until it is another one.
        if (call.action === 'iam:GenerateCredentialReport' && !complete(outcome))
          answers.delete(key)
      },
      (error: unknown) => {
        if (error instanceof Error && throttled.test(error.name)) refused += 1
      },
    )
    return answer
  }
  const count = (): CallCount => ({
    asked,
    made,
    throttled: refused,
    waitedMs: Math.round(waitedMs),
    byService: { ...byService },
  })
  return { share, count }
}

const complete = (outcome: unknown): boolean =>
  (outcome as { output?: { State?: string } }).output?.State === 'COMPLETE'

/** Lets so many work at a time; the others stand in line, first come, first served. */
function makeLine(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = places
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((go) => void waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
