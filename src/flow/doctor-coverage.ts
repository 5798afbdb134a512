import { couldNotCheck } from './could-not-check.ts'
import { deployEvents, isMember, mendMembers } from './doctor-mend.ts'
import { eachPlace, type Place, watchedIn } from './doctor-places.ts'
import { type Look, line, type Probe, says } from './doctor-probe.ts'

/** Regions where an attacker may work, and where nobody would see it: enabled, but without GuardDuty or without our rules. */
export const lookAtCoverage: Look = (probe) =>
  eachPlace(probe, 'account', 'coverage', async ({ account, region }) => {
    const { Regions = [] } = await probe.reader(account, region).ec2.describeRegions({})
    const enabled = Regions.flatMap(({ RegionName }) => RegionName ?? []).sort()
    const watched = new Set(watchedIn(probe, account))
    const seen = await Promise.all(
      enabled
        .filter((one) => !watched.has(one))
        .map((one) => lacking(probe, { account, region: one })),
    )
    const blind = seen.filter(({ lacks }) => lacks.length > 0)
    const without = (what: Lack) => blind.filter(({ lacks }) => lacks.includes(what)).length
    const [rules, guardduty] = [without('rules'), without('guardduty')]
    const unseen = seen.filter(({ why }) => why !== undefined)
    const member = rules > 0 && (await isMember(probe, { account, region }).catch(() => false))
    return [
      line(
        'coverage',
        blind.length === 0,
        blind.length === 0
          ? says(
              `${enabled.length - unseen.length} of ${enabled.length} enabled regions are watched or closed`,
              `有効なリージョン ${enabled.length} 件中 ${enabled.length - unseen.length} 件が監視中または利用禁止です`,
            )
          : says(
              `Enabled, and not watched: ${blind.map((one) => one.region).join(', ')}. Without GuardDuty: ${guardduty}; without our rules: ${rules}.`,
              `有効なのに監視していないリージョン: ${blind.map((one) => one.region).join(', ')}。GuardDuty なし ${guardduty} 件、ルールなし ${rules} 件。`,
            ),
        {
          place: account,
          mend: mendAll(blind, member, deployEvents(probe)),
        },
      ),
      ...unseen.map(({ region: where, why }) => ({
        check: 'coverage',
        place: `${account} ${where}`,
        state: 'unchecked' as const,
        says: couldNotCheck(why),
        mend: `npx cdk deploy HikeshiReader  # with credentials of ${account}`,
      })),
    ]
  })

type Lack = 'rules' | 'guardduty'
interface Seen {
  readonly region: string
  readonly lacks: readonly Lack[]
}

/** One loop for all regions that lack the same. */
function mendAll(blind: readonly Seen[], member: boolean, deploy: string): string {
  const rules = `AWS_REGION=$r ${deploy}`
  const guardduty =
    'aws guardduty create-detector --enable --finding-publishing-frequency FIFTEEN_MINUTES --region $r'
  const each = (lacks: string, ...commands: string[]) => {
    const regions = blind.filter((one) => one.lacks.join() === lacks).map(({ region }) => region)
    return regions.length === 0 || commands.length === 0
      ? []
      : `for r in ${regions.join(' ')}; do ${commands.join('; ')}; done`
  }
  const rulesOf = member ? [] : [rules]
  const unruled = blind.filter(({ lacks }) => lacks.includes('rules')).map(({ region }) => region)
  return [
    ...(member && unruled.length > 0
      ? [mendMembers(`Regions=<all of them, with ${unruled.join(',')}>`)]
      : []),
    each('rules,guardduty', ...rulesOf, guardduty),
    each('rules', ...rulesOf),
    each('guardduty', guardduty),
  ]
    .flat()
    .join('\n')
}

async function lacking(
  { reader }: Probe,
  { account, region }: Place,
): Promise<Seen & { readonly why?: unknown }> {
  const { guardduty, events } = reader(account, region)
  try {
    const [{ DetectorIds = [] }, { Rules = [] }] = await Promise.all([
      guardduty.listDetectors({}),
      events.listRules({ NamePrefix: 'hikeshi-', Limit: 1 }),
    ])
    const lacks: Lack[] = []
    if (Rules.length === 0) lacks.push('rules')
    if (DetectorIds.length === 0) lacks.push('guardduty')
    return { region, lacks }
  } catch (why) {
    // Where the organization lets nobody do anything, there is nothing to watch.
    const closed = /explicit deny in a service control policy/.test(String(why))
    return { region, lacks: [], ...(!closed && { why }) }
  }
}
