import { isObject } from '../core/json.ts'
import type { ChangedBy, CheckResult } from '../core/posture.ts'
import type { Aws } from '../kit/index.ts'

/** CloudTrail answers two of these a second, for the whole account and region: only so many are asked for. */
const mostLookups = 12

/** What IAM and the other global services do is recorded there, wherever it is asked for. */
const globalTrail = 'us-east-1'

interface Before {
  readonly results: readonly CheckResult[]
  /** ISO 8601: when they were found. */
  readonly at: string
}

/** For what failed then and not now, or now and not then: the calls in between that CloudTrail has of that resource. */
export async function whoChanged(
  open: (region: string) => Aws,
  results: readonly CheckResult[],
  before: Before,
): Promise<ChangedBy[]> {
  const then = failing(before.results)
  const now = failing(results)
  const seen = new Set(results.filter((one) => one.outcome !== 'unchecked').map(placeOf))
  const known = new Set(before.results.filter((one) => one.outcome !== 'unchecked').map(placeOf))
  const moved = [
    ...[...now].filter(([key, one]) => !then.has(key) && known.has(placeOf(one))),
    ...[...then].filter(([key, one]) => !now.has(key) && seen.has(placeOf(one))),
  ]
  const asked = moved.slice(0, mostLookups).map(([, one]) => lookUp(open, one, before.at))
  return (await Promise.all(asked)).flat()
}

interface Failing {
  readonly check: string
  readonly region: string
  readonly resource: string
}
const placeOf = ({ check, region }: { check: string; region: string }) => `${check} ${region}`
const failing = (results: readonly CheckResult[]): Map<string, Failing> =>
  new Map(
    results.flatMap(({ check, region, verdicts }) =>
      verdicts
        .filter(({ status }) => status === 'fail')
        .map(({ resource }) => [`${check} ${region} ${resource}`, { check, region, resource }]),
    ),
  )

async function lookUp(
  open: (region: string) => Aws,
  { check, region, resource }: Failing,
  since: string,
): Promise<ChangedBy[]> {
  const isGlobal = /^arn:[^:]*:(iam|organizations|cloudfront):/.test(resource)
  // CloudTrail knows a resource by its name or id, some by their ARN; the account itself is no resource of its.
  const name = resource.split(/[/:]/).at(-1) ?? resource
  if (name === '' || /^\d{12}$/.test(name)) return []
  try {
    const { Events = [] } = await open(isGlobal ? globalTrail : region).cloudtrail.lookupEvents({
      LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: name }],
      StartTime: new Date(since),
      MaxResults: 20,
    })
    return Events.filter(({ ReadOnly }) => ReadOnly !== 'true')
      .slice(0, 3)
      .map(({ EventName = '', EventSource = '', EventTime, Username, CloudTrailEvent }) => ({
        check,
        region,
        resource,
        who: arnIn(CloudTrailEvent) ?? Username ?? '?',
        call: `${EventSource.replace('.amazonaws.com', '')}:${EventName}`,
        at: EventTime?.toISOString() ?? since,
      }))
  } catch {
    // Nice to know, and no finding: a scan does not fail for it.
    return []
  }
}

function arnIn(event: string | undefined): string | undefined {
  try {
    const parsed: unknown = JSON.parse(event ?? 'null')
    const who = isObject(parsed) && isObject(parsed.userIdentity) ? parsed.userIdentity.arn : null
    return typeof who === 'string' ? who : undefined
  } catch {
    return undefined
  }
}
