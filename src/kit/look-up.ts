import type { LookupAttributeKey } from '@aws-sdk/client-cloudtrail'
import type { Fact } from '../core/finding.ts'
import { plain } from '../core/text.ts'
import type { EnrichContext } from './enrich.ts'
import { at, firstTime, json, present, tail, textAt } from './read.ts'

/** One call as CloudTrail's event history has it. */
export interface Called {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  /** As IAM shortens it: `iam`, `ec2`. */
  readonly service: string
  readonly name: string
  readonly ip?: string
  readonly error?: string
  /** The user or the session. */
  readonly user?: string
  /** The record itself. */
  readonly record: unknown
}

/** IAM and other global services write their events in this region only. */
const globalRegion = 'us-east-1'

/**
 * Calls out of the event history, newest first: of the finding's region and, where hikeshi.yaml names it, of the one that
 * IAM writes to. `pages` of 50 each; one request each, and CloudTrail takes two a second.
 */
export async function lookUp(
  ctx: EnrichContext<unknown>,
  what: {
    readonly key: LookupAttributeKey
    readonly value: string
    /** Milliseconds since 1970. */
    readonly from: number
    readonly most?: number
    readonly pages?: number
  },
): Promise<{ readonly calls: readonly Called[]; readonly whole: boolean }> {
  const { key, value, from, most = 50, pages = 1 } = what
  const found: Called[] = []
  let whole = true
  for (const region of new Set([ctx.region, globalRegion])) {
    const aws = ctx.at(region)
    if (aws === undefined) continue
    let NextToken: string | undefined
    for (let page = 0; page < pages; page += 1) {
      await ctx.turn(region)
      const answer = await aws.cloudtrail.lookupEvents({
        LookupAttributes: [{ AttributeKey: key, AttributeValue: value }],
        StartTime: new Date(from),
        MaxResults: most,
        ...(NextToken !== undefined && { NextToken }),
      })
      for (const event of answer.Events ?? []) {
        const record = json(event.CloudTrailEvent)
        found.push({
          id: event.EventId ?? '',
          at: (event.EventTime ?? new Date(0)).toISOString(),
          service: (event.EventSource ?? '').replace(/\.amazonaws\.com.*$/, ''),
          name: event.EventName ?? '',
          record,
          ...present({
            ip: textAt(record, 'sourceIPAddress'),
            error: textAt(record, 'errorCode'),
            user: event.Username,
          }),
        })
      }
      NextToken = answer.NextToken
      if (NextToken === undefined || NextToken === '') break
    }
    if (NextToken !== undefined && NextToken !== '') whole = false
  }
  // A region that is both comes once; an event that two regions have comes once, too.
  const each = [...new Map(found.map((call) => [call.id, call])).values()]
  return { calls: each.toSorted((a, b) => (a.at < b.at ? 1 : -1)), whole }
}

/** The same out of a record that came another way. */
export const calledIn = (record: unknown): Called => {
  const identity = at(record, 'userIdentity')
  return {
    id: textAt(record, 'eventID') ?? '',
    at: firstTime(at(record, 'eventTime')),
    service: (textAt(record, 'eventSource') ?? '').replace(/\.amazonaws\.com.*$/, ''),
    name: textAt(record, 'eventName') ?? '',
    record,
    ...present({
      ip: textAt(record, 'sourceIPAddress'),
      error: textAt(record, 'errorCode', 'errorMessage'),
      user: textAt(identity, 'type') === 'Root' ? 'root' : nameIn(identity),
    }),
  }
}
const nameIn = (identity: unknown): string | undefined => {
  const arn = textAt(identity, 'arn')
  return (
    textAt(identity, 'userName') ??
    (arn && tail(arn)) ??
    textAt(identity, 'invokedBy', 'principalId')
  )
}

/** A call as a line of a card: when, what, from where and how it ended. */
export const callFact = ({ at, service, name, ip, error }: Called, ...more: string[]): Fact => ({
  label: plain(`${service}:${name}`),
  value:
    [...more, ip, error].filter((part) => part !== undefined && part !== '').join(' · ') || '-',
  at,
})

/** A date of the SDK's as facts hold it. */
export const isoOf = (date: Date | undefined): string | undefined => date?.toISOString()
