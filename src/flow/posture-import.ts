import type { Json, JsonObject } from '../core/json.ts'
import { partitionOf } from '../core/partition.ts'
import type { Person } from '../core/people.ts'
import type { PostureView } from '../core/standing.ts'
import { type ImportedFindings, importPermissions } from '../kit/index.ts'
import type { Told } from '../view/report-findings.ts'
import { couldNotCheck } from './could-not-check.ts'
import { streamOf } from './posture.ts'
import { simulatedScope } from './scan-run.ts'
import type { World } from './world.ts'

/** What BatchImportFindings takes at once. https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html */
const batch = 100

/** The failures of the scan that was put into the account's Security Hub the last time. */
export async function toldBefore(
  { journal, scans }: Pick<World, 'journal' | 'scans'>,
  account: string,
): Promise<Told[]> {
  const records = await journal.records(streamOf(account))
  const last = records.findLast(({ event }) => event['kind'] === 'imported')?.event['scan']
  if (typeof last !== 'string') return []
  const results = (await scans.results(last)).filter((one) => one.account === account)
  return results
    .flatMap((one) => one.results)
    .flatMap(({ check, region, verdicts }) =>
      verdicts
        .filter(({ status }) => status === 'fail')
        .map(({ resource }) => ({ account, check, region, resource })),
    )
}

/**
 * Puts findings into the Security Hub of each account, region by region, with the responder role narrowed to this one call.
 * The ids are the same each time, so that doing it again changes nothing. What one region refuses does not stop the others.
 */
export async function importFindings(
  world: World,
  by: Person,
  view: PostureView,
  findings: readonly JsonObject[],
): Promise<ImportedFindings[]> {
  const done: ImportedFindings[] = []
  for (const { account, result, scan } of view.accounts)
    for (const region of new Set([result.home, ...result.regions])) {
      const product = `arn:${partitionOf(region)}:securityhub:${region}:${account}:product/${account}/default`
      const here = findings.filter((one) => one['ProductArn'] === product)
      if (here.length === 0) continue
      const told = await put(
        world,
        { account, region, product, by: by.id, scan: scan.id, at: scan.at },
        here,
      )
      const { why, ...counts } = told
      const event = { kind: 'imported', by: by.id, scan: scan.id, region, ...counts }
      await world.journal.note(streamOf(account), {
        ...event,
        ...(why && { why: why.en }),
      } satisfies { [member: string]: Json })
      done.push({ account, region, ...told })
    }
  return done
}

interface Place {
  readonly account: string
  readonly region: string
  readonly product: string
  readonly by: string
  readonly scan: string
  /** When the scan began. */
  readonly at: string
}
type Put = Omit<ImportedFindings, 'account' | 'region'>

async function put(world: World, place: Place, findings: readonly JsonObject[]): Promise<Put> {
  const { account, region, product, by, scan, at } = place
  const { securityhub } = world.aws({
    account,
    region,
    permissions: importPermissions,
    acts: [product],
    incident: 'posture',
    run: scan,
    human: by,
    // The journal has the counts; the findings themselves are those of the scan.
    onCall: () => Promise.resolve(),
    ...(!Object.hasOwn(world.policy.accounts, account) && simulatedScope(at)),
  })
  const counts = { active: 0, archived: 0, failed: 0 }
  try {
    for (let from = 0; from < findings.length; from += batch) {
      const some = findings.slice(from, from + batch)
      const { FailedFindings = [] } = await securityhub.batchImportFindings({
        Findings: some as never,
      })
      const refused = new Set(FailedFindings.map(({ Id }) => Id))
      const taken = some.filter(({ Id }) => typeof Id !== 'string' || !refused.has(Id))
      const archived = taken.filter(({ RecordState }) => RecordState === 'ARCHIVED').length
      counts.archived += archived
      counts.active += taken.length - archived
      counts.failed += refused.size
    }
    return counts
  } catch (error) {
    return { ...counts, why: couldNotCheck(error) }
  }
}
