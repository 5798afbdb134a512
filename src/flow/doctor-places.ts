import type { Line } from '../core/doctor.ts'
import { couldNotCheck } from './could-not-check.ts'
import { mendEvents } from './doctor-mend.ts'
import type { Probe } from './doctor-probe.ts'

/** Where global services tell of themselves; asked where nothing else is known of an account. */
const home = 'us-east-1'

export interface Place {
  readonly account: string
  readonly region: string
}

/** The regions of an account that are watched: those that are named, or else those that were heard of. */
export function watchedIn(
  { world: { policy }, heard }: Pick<Probe, 'world' | 'heard'>,
  account: string,
): readonly string[] {
  const spoke = heard.filter((one) => one.account === account).map(({ region }) => region)
  return policy.accounts[account]?.regions ?? spoke
}

/** Every account that hikeshi.yaml names, in each of its regions. */
export const placesOf = (probe: Pick<Probe, 'world' | 'heard'>): Place[] =>
  Object.keys(probe.world.policy.accounts).flatMap((account) => {
    const watched = watchedIn(probe, account)
    return (watched.length > 0 ? watched : [home]).map((region) => ({ account, region }))
  })

/**
 * Looks in each account that hikeshi.yaml names, or in each of its regions. What cannot be seen in one place hides nothing of the others.
 */
export async function eachPlace(
  probe: Probe,
  scope: 'account' | 'region',
  check: string,
  look: (at: Place) => Promise<readonly Line[]>,
): Promise<Line[]> {
  const all = placesOf(probe)
  const places =
    scope === 'region'
      ? all
      : all.filter(({ account }, i) => all.findIndex((one) => one.account === account) === i)
  const lines = await Promise.all(
    places.map((at) =>
      look(at).catch(
        async (error: unknown): Promise<Line[]> => [
          {
            check,
            place: scope === 'account' ? at.account : `${at.account} ${at.region}`,
            state: 'unchecked',
            says: couldNotCheck(error),
            mend:
              check === 'undelivered' && /NonExistent/.test(String(error))
                ? await mendEvents(probe, at)
                : `npx cdk deploy HikeshiReader HikeshiResponder  # with credentials of ${at.account}, or HikeshiOrganization for all; then accounts."${at.account}" in hikeshi.yaml`,
          },
        ],
      ),
    ),
  )
  return lines.flat()
}
