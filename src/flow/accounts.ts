import { type AccountView, isOpen } from '../core/who.ts'
import type { Posture } from '../kit/index.ts'
import { simulatedAccount } from './scan-run.ts'
import type { World } from './world.ts'

const mostIncidents = 500

/** Every account that we look after: how it stands, what is open, and where nobody looks. */
export async function accountViews(
  { policy, journal }: World,
  latest: Posture['latest'],
): Promise<AccountView[]> {
  const named = Object.keys(policy.accounts)
  const all = (await journal.incidents({ limit: mostIncidents })).filter(isOpen)
  const ids = named.length === 0 ? [simulatedAccount] : named
  return Promise.all(
    ids.map(async (account) => {
      const place = policy.accounts[account]
      const stands = (await latest(account))?.accounts[0]
      const open = all.filter(({ finding }) => finding.account === account)
      const scanned = stands?.result.regions ?? []
      const regions = new Set([
        ...scanned,
        ...(place?.regions ?? []),
        ...open.map(({ finding }) => finding.region),
      ])
      return {
        account,
        name: place?.name,
        environment: place?.environment,
        simulated: place === undefined,
        scannedAt: stands?.result.endedAt,
        score: stands?.score,
        incidents: open.length,
        regions: [...regions].toSorted().map((region) => ({
          region,
          scanned: scanned.includes(region),
          incidents: open.filter(({ finding }) => finding.region === region).length,
        })),
      }
    }),
  )
}
