import type { LookupEventsRequest, LookupEventsResponse } from '@aws-sdk/client-cloudtrail'
import { lacking, type Operations, operation } from './operation.ts'
import type { TrailEvent, World } from './world.ts'

const attributes: { readonly [key: string]: (event: TrailEvent) => string | null } = {
  AccessKeyId: (event) => event.key,
  EventId: (event) => event.id,
  EventName: (event) => event.name,
  EventSource: (event) => event.source,
  ResourceName: (event) => event.resource ?? null,
  Username: (event) => event.user,
}

/** The record itself, with the members of CloudTrail's own that readers look at. */
const record = (world: World, event: TrailEvent): string =>
  JSON.stringify({
    eventVersion: '1.11',
    userIdentity:
      event.service === undefined
        ? {
            type: 'IAMUser',
            arn: `arn:aws:iam::${world.account}:user/${event.user}`,
            accountId: world.account,
            ...(event.key !== null && { accessKeyId: event.key }),
            userName: event.user,
          }
        : { type: 'AWSService', invokedBy: event.service },
    eventTime: event.at,
    eventSource: event.source,
    eventName: event.name,
    awsRegion: event.region,
    sourceIPAddress: event.ip,
    requestParameters: event.request ?? null,
    ...(event.error !== null && { errorCode: event.error }),
    eventID: event.id,
    recipientAccountId: world.account,
  })

export const trailOperations: Operations = {
  'cloudtrail:LookupEvents': operation<LookupEventsRequest, LookupEventsResponse>(
    ['LookupAttributes', 'StartTime', 'EndTime'],
    (world, input, call) => {
      const tests = (input.LookupAttributes ?? []).map(({ AttributeKey, AttributeValue }) => {
        const read = attributes[AttributeKey ?? '']
        if (!read) throw lacking(`the lookup attribute ${AttributeKey}`)
        return (event: TrailEvent) => read(event) === AttributeValue
      })
      const from = input.StartTime?.getTime() ?? 0
      const to = input.EndTime?.getTime() ?? Date.parse(call.now)
      const found = world.trail
        .filter((event) => event.region === call.region && tests.every((test) => test(event)))
        .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= to)
        .toSorted((a, b) => b.at.localeCompare(a.at))
      return {
        Events: found.map((event) => ({
          EventId: event.id,
          EventName: event.name,
          EventTime: new Date(event.at),
          EventSource: event.source,
          ...(event.service === undefined && { Username: event.user }),
          ...(event.key !== null && { AccessKeyId: event.key }),
          CloudTrailEvent: record(world, event),
        })),
      }
    },
  ),
}
