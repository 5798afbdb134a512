import type { Aws } from './aws.ts'
import { orUnread } from './pages.ts'
import { at, json, text, textAt } from './read.ts'

/** A call as CloudTrail remembers it. */
export interface PastCall {
  /** ISO 8601. */
  readonly at: string
  /** ARN of who called, or the service. */
  readonly who: string
  /** Its parameters, as the caller gave them; undefined where CloudTrail kept none. */
  readonly request: unknown
}

/**
 * The latest 50 calls of this name that AWS carried out in this region, newest first. Event history has management events of
 * 90 days, whatever becomes of the trails. `unread`: the code with which CloudTrail refused to answer.
 */
export async function pastCalls(
  aws: Aws,
  EventName: string,
): Promise<{ readonly answer: readonly PastCall[] } | { readonly unread: string }> {
  const LookupAttributes = [{ AttributeKey: 'EventName' as const, AttributeValue: EventName }]
  const read = await orUnread(aws.cloudtrail.lookupEvents({ LookupAttributes }))
  if ('unread' in read) return read
  const calls = (read.answer.Events ?? []).flatMap(({ EventTime, Username, CloudTrailEvent }) => {
    const record = json(CloudTrailEvent)
    if (textAt(record, 'errorCode') !== undefined) return []
    const who = textAt(record, 'userIdentity.arn', 'userIdentity.invokedBy') ?? text(Username)
    const request = at(record, 'requestParameters')
    return [{ at: EventTime?.toISOString() ?? '', who: who ?? '-', request }]
  })
  return { answer: calls }
}
