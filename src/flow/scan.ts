import type { AwsScope, Clock } from '../core/ports.ts'
import type { AccountScan, CheckResult } from '../core/posture.ts'
import type { Text } from '../core/text.ts'
import { type Aws, type Check, Unreachable } from '../kit/index.ts'
import { couldNotCheck } from './could-not-check.ts'
import { makeShare } from './share.ts'
import { whoChanged } from './who-changed.ts'

/** Reads of the scan itself, beside those of its checks. */
const scanPermissions = ['cloudtrail:LookupEvents', 'ec2:DescribeRegions'] as const

/** How many checks look at the same time. They mostly wait for each other's answers. */
const atOnce = 48

export interface ScanAsk {
  readonly account: string
  readonly checks: readonly Check[]
  /** The scan's id, for CloudTrail. */
  readonly id: string
  readonly by: string
  /** Regions that hikeshi.yaml allows; undefined: all. */
  readonly allowed?: readonly string[] | undefined
  readonly simulated?: AwsScope['simulated']
  readonly declared?: AwsScope['declared']
  /** What was found the last time, and when: then it is asked who changed what is different. */
  readonly before?: { readonly results: readonly CheckResult[]; readonly at: string } | undefined
  /** Told after each check: how many of how many are done. */
  readonly progress: (done: number, of: number) => void
}

interface Where {
  readonly home: string
  readonly regions: readonly string[]
  readonly skipped: AccountScan['skipped']
  /** Asked for, and not to be looked at. */
  readonly closed: AccountScan['skipped']
}

/** One account: its regions as AWS has them, then each check in each place, all at once and with shared calls. */
export async function scanAccount(
  { aws, clock }: { aws: (scope: AwsScope) => Aws; clock: Clock },
  ask: ScanAsk,
): Promise<AccountScan> {
  const { account, checks, allowed } = ask
  const startedAt = new Date(clock.now()).toISOString()
  const { share, count } = makeShare(clock)
  const permissions = [
    ...new Set([...scanPermissions, ...checks.flatMap((check) => check.permissions)]),
  ].sort()
  const opened = new Map<string, Aws>()
  const open = (region: string): Aws => {
    const known = opened.get(region)
    if (known !== undefined) return known
    const made = aws({
      account,
      region,
      permissions,
      incident: 'posture',
      run: ask.id,
      human: ask.by,
      share,
      onCall: () => Promise.reject(new Error('a scan only reads')),
      ...(ask.simulated && { simulated: ask.simulated }),
      ...(ask.declared && { declared: ask.declared }),
    })
    opened.set(region, made)
    return made
  }

  const first = ask.simulated?.finding.region ?? allowed?.[0] ?? 'us-east-1'
  const where = await regionsOf(open, first, allowed).catch((error: unknown) => ({
    because: couldNotCheck(error),
  }))
  const end = (rest: Pick<AccountScan, 'home' | 'regions' | 'skipped' | 'results'>) => ({
    account,
    startedAt,
    endedAt: new Date(clock.now()).toISOString(),
    ...rest,
    calls: count(),
    ...(ask.simulated && { simulated: true as const }),
  })
  if ('because' in where) {
    const results = checks.map(({ id }) => unchecked(id, first, where.because))
    return end({ home: first, regions: [], skipped: [], results })
  }

  const { home, regions, closed } = where
  const reach = (region: string): Aws => {
    if (regions.includes(region)) return open(region)
    throw new Unreachable({
      en: `${region} is not among the regions that may be read here.`,
      ja: `${region} は、読み取りを許可されたリージョンではありません。`,
    })
  }
  const tasks = checks.flatMap((check) =>
    (check.scope === 'account' ? [home] : regions).map((region) => ({ check, region })),
  )
  const results: CheckResult[] = []
  let done = 0
  async function work(): Promise<void> {
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      const { check, region } = task
      const now = new Date(clock.now())
      results.push(await runCheck(check, { account, region, regions, now, in: reach }))
      ask.progress(++done, done + tasks.length)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  for (const { region, why } of closed)
    for (const { id, scope } of checks)
      if (scope === 'region') results.push(unchecked(id, region, why))
  results.sort(byPlace)
  const changes = ask.before && (await whoChanged(reach, results, ask.before))
  return {
    ...end({ home, regions, skipped: where.skipped, results }),
    ...(changes && changes.length > 0 && { changes }),
  }
}

const byPlace = (a: CheckResult, b: CheckResult): number =>
  a.check.localeCompare(b.check) || a.region.localeCompare(b.region)

const unchecked = (check: string, region: string, why: Text): CheckResult => ({
  check,
  region,
  outcome: 'unchecked',
  why,
  verdicts: [],
})

async function runCheck(
  check: Check,
  scan: Omit<Parameters<Check['gather']>[0], 'aws'>,
): Promise<CheckResult> {
  const { account, region, now } = scan
  try {
    const gathered = await check.gather({ ...scan, aws: scan.in(region) })
    const verdicts = check.judge(gathered, { account, region, now })
    return {
      check: check.id,
      region,
      outcome: verdicts.length === 0 ? 'none' : 'checked',
      verdicts,
    }
  } catch (error) {
    return unchecked(check.id, region, couldNotCheck(error))
  }
}

/** The regions that are switched on, as AWS has them, and of these the ones that we may read. */
async function regionsOf(
  open: (region: string) => Aws,
  first: string,
  allowed: readonly string[] | undefined,
): Promise<Where> {
  const { Regions: all = [] } = await open(first).ec2.describeRegions({ AllRegions: true })
  const on = all.filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in')
  const enabled = on.map(({ RegionName = '' }) => RegionName).toSorted()
  const regions = enabled.filter((name) => allowed?.includes(name) ?? true)
  const off = (region: string) => ({
    region,
    why: {
      en: 'The region is not switched on in this account.',
      ja: 'このリージョンは、アカウントで有効化されていません。',
    },
  })
  const closed = (allowed ?? []).filter((name) => !enabled.includes(name)).map(off)
  const disabled = all
    .map(({ RegionName = '' }) => RegionName)
    .filter((name) => !enabled.includes(name) && !allowed?.includes(name))
  const unread = enabled.filter((name) => !regions.includes(name))
  return {
    home: regions.includes('us-east-1') ? 'us-east-1' : (regions[0] ?? first),
    regions,
    closed,
    skipped: [
      ...closed,
      ...disabled.toSorted().map(off),
      ...unread.map((region) => ({
        region,
        why: {
          en: 'hikeshi.yaml does not name the region for this account.',
          ja: 'hikeshi.yaml で、このアカウントの対象リージョンに指定されていません。',
        },
      })),
    ],
  }
}
