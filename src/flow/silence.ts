import type { Heard } from '../core/doctor.ts'
import type { Envelope } from '../core/finding.ts'
import type { Policy } from '../core/policy.ts'
import { fits } from '../core/route.ts'
import type { Ears, Upkeep } from '../core/upkeep.ts'
import type { App } from '../kit/index.ts'
import type { World } from './world.ts'

const minute = 60_000
/** Events that wait longer than this to be read mean that the bot is late, not that a place is silent. */
const late = minute

/** Places that hikeshi.yaml names: they are expected to speak, even if they never did. */
export const namedPlaces = ({ accounts }: Pick<Policy, 'accounts'>) =>
  Object.entries(accounts).flatMap(([account, { regions = [] }]) =>
    regions.map((region) => ({ account, region })),
  )

/**
 * Nothing from a place for too long becomes an incident, and closes when something comes again. What is told goes into the
 * inbox under an id of its own for each silence, so that replicas and crashes tell it once.
 */
export function makeSilence(
  world: World,
  { ears, upkeep }: { readonly ears: Ears; readonly upkeep: Upkeep },
  receive: App['receive'],
): App['silence'] {
  const { clock, policy, alone } = world
  // Nobody was listening before we started: that silence is our own.
  const started = clock.now()

  async function tell(
    { account, region, lastAt }: Heard,
    state: 'silent' | 'heard',
    since: number,
  ) {
    const minutes = Math.round((clock.now() - since) / minute)
    const event: Envelope = {
      id: `silence-${account}-${region}-${state}-${since}`,
      source: 'hikeshi.silence',
      'detail-type': 'Hikeshi Silence',
      account,
      region,
      time: new Date(clock.now()).toISOString(),
      resources: [],
      detail: { state, minutes, ...(lastAt !== undefined && { lastAt }) },
    }
    await receive(event, JSON.stringify(event))
    await ears.mark(account, region, state === 'silent')
  }

  return async () => {
    const { silence } = policy
    if (silence === undefined) return
    await alone('silence', async () => {
      const now = clock.now()
      await ears.expect(namedPlaces(policy), now)
      const { waitingSince = now } = await upkeep.vitals()
      for (const place of await ears.all()) {
        const { account, region, firstAt, lastAt = firstAt, silent } = place
        const since = Date.parse(lastAt)
        const window = silence.minutes * minute
        const watched = !silence.except.some((one) => fits(one, `${account}/${region}`))
        const quiet = watched && now - Math.max(since, started) >= window
        if (quiet && !silent && now - waitingSince <= late) await tell(place, 'silent', since)
        if (silent && (!watched || now - since < window)) await tell(place, 'heard', since)
      }
    })
  }
}
