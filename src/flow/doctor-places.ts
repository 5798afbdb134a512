import type { Line } from '../core/doctor.ts'
import { couldNotCheck } from './could-not-check.ts'
import type { Probe } from './doctor-probe.ts'

/** Where global services tell of themselves; asked where nothing else is known of an account. */
const home = 'us-east-1'

/**
 * Looks in each account that hikeshi.yaml names, or in each of its regions: those that are named, or else those that were
 * heard of. What cannot be seen in one place hides nothing of the others.
 */
export async function eachPlace(
  { world: { policy }, heard }: Probe,
  scope: 'account' | 'region',
  check: string,
  look: (at: { readonly account: string; readonly region: string }) => Promise<readonly Line[]>,
): Promise<Line[]> {
  const places = Object.entries(policy.accounts).flatMap(([account, { regions }]) => {
    const spoke = heard.filter((one) => one.account === account).map(({ region }) => region)
    const all = regions ?? (spoke.length > 0 ? spoke : [home])
    return (scope === 'account' ? all.slice(0, 1) : all).map((region) => ({ account, region }))
  })
  const lines = await Promise.all(
    places.map((at) =>
      look(at).catch((error: unknown): Line[] => [
        {
          check,
          place: scope === 'account' ? at.account : `${at.account} ${at.region}`,
          state: 'unchecked',
          says: couldNotCheck(error),
          mend:
            check === 'undelivered' && /NonExistent/.test(String(error))
              ? `AWS_REGION=${at.region} npx cdk deploy HikeshiEvents  # with credentials of ${at.account}`
              : `npx cdk deploy HikeshiReader HikeshiResponder  # with credentials of ${at.account}; then accounts."${at.account}" in hikeshi.yaml`,
        },
      ]),
    ),
  )
  return lines.flat()
}
