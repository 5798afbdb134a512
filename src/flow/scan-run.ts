import { openIncident } from '../core/incident.ts'
import type { ScanSpec } from '../core/posture.ts'
import { plain } from '../core/text.ts'
import type { Progress } from '../kit/index.ts'
import { scanAccount } from './scan.ts'
import type { World } from './world.ts'

/** Accounts that are scanned at the same time. */
const accountsAtOnce = 4

/** The account that answers where hikeshi.yaml names none: samples live in it, too. */
export const simulatedAccount = '111122223333'
export const simulatedHome = 'ap-northeast-1'

/**
 * Does what is left of a scan, account by account; what was done before a crash stays done. Answers `elsewhere` while
 * another replica is at it.
 */
export async function carryOn(
  world: World,
  spec: ScanSpec,
  progress: (progress: Progress) => void,
): Promise<'ended' | 'elsewhere'> {
  const { scans, catalog, policy } = world
  const worked = await world.alone(`scan/${spec.id}`, async () => {
    const done = new Set(await scans.done(spec.id))
    const left = spec.accounts.filter((account) => !done.has(account))
    // A check that is no longer in the catalogue is not asked.
    const checks = spec.checks.flatMap((id) => catalog.check.get(id) ?? [])
    const shares = new Map<string, number>()
    const tell = () =>
      progress({
        checks: Math.floor(
          [...shares.values()].reduce((sum, one) => sum + one, done.size * checks.length),
        ),
        ofChecks: checks.length * spec.accounts.length,
        accounts: done.size,
        ofAccounts: spec.accounts.length,
      })
    async function work(): Promise<void> {
      for (let account = left.shift(); account !== undefined; account = left.shift()) {
        const here = account
        const earlier = await scans.history(here, 5)
        const last = earlier.find((one) => spec.checks.every((id) => one.spec.checks.includes(id)))
        const result = await scanAccount(world, {
          account,
          checks,
          id: spec.id,
          by: spec.by,
          before: last && { results: last.result.results, at: last.result.endedAt },
          allowed: policy.accounts[account]?.regions,
          ...(!Object.hasOwn(policy.accounts, account) && simulatedScope(spec.at)),
          progress: (some, of) => {
            shares.set(here, (some / of) * checks.length)
            tell()
          },
        })
        await scans.put(spec.id, result)
        shares.delete(here)
        done.add(here)
        tell()
      }
    }
    await Promise.all(Array.from({ length: accountsAtOnce }, work))
    await scans.end(spec.id)
    return 'ended' as const
  })
  return worked ?? 'elsewhere'
}

/** A scan that lost its process: somebody asked for it, and nobody may be waiting any more. */
export async function resumeScan(world: World, id: string): Promise<void> {
  const spec = await world.scans.spec(id)
  if (spec !== undefined) await carryOn(world, spec, () => {})
}

/** The simulated account at large, with a company in it. */
export const simulatedScope = (at: string) => ({
  simulated: simulated(at),
  declared: { subjects: [], company: true as const },
})

/** An incident of its own, since worlds belong to incidents. */
function simulated(at: string) {
  const finding = {
    source: 'posture',
    key: 'posture',
    type: 'Posture',
    headline: plain('Posture'),
    title: 'Posture',
    what: plain('Posture'),
    severity: 'info' as const,
    account: simulatedAccount,
    region: simulatedHome,
    sample: true,
    count: 1,
    firstSeen: at,
    lastSeen: at,
    resource: { kind: plain('AWS account'), id: simulatedAccount },
    remotes: [],
    facts: [],
    links: [],
    subject: {},
  }
  return openIncident('posture-company', { kind: 'opened', finding, drill: true }, at)
}
