import type { DetectorFeature } from '@aws-sdk/client-guardduty'
import type { Fields } from '../core/plan.ts'
import type { Look } from './define.ts'
import { pastCalls } from './past-calls.ts'
import { textAt, valuesAt } from './read.ts'

/** GuardDuty's name of a protection plan. */
export type GuardDutyPlan = DetectorFeature

/** `since`: ISO 8601. Plans that were switched off from then on count; older decisions do not. */
interface OnDetector {
  readonly detector: string
  readonly since: string
}

/** A region has one detector at most; a deleted one may have been replaced under another id. */
export async function detectorIn({ aws }: Look<OnDetector>): Promise<string | undefined> {
  return (await aws.guardduty.listDetectors({})).DetectorIds?.[0]
}

interface SwitchedOff {
  readonly plan: string
  readonly who: string
  readonly at: string
}

/** Protection plans that were switched off since then, as CloudTrail remembers; `unread`: why it could not be asked. */
export async function switchedOff({ aws, input: { detector, since } }: Look<OnDetector>): Promise<{
  readonly found: readonly SwitchedOff[]
  readonly unread?: string
}> {
  const read = await pastCalls(aws, 'UpdateDetector')
  if ('unread' in read) return { found: [], unread: read.unread }
  const found = read.answer
    .filter(({ at, request }) => at >= since && textAt(request, 'detectorId') === detector)
    .flatMap(({ at, who, request }) =>
      valuesAt(request, 'features')
        .filter((one) => textAt(one, 'status') === 'DISABLED')
        .map((one) => ({ plan: textAt(one, 'name') ?? '', who, at })),
    )
  return { found }
}

/** Whether there is a detector, whether it analyzes, and the plans in question; the region has one line of each. */
export async function detection(ctx: Look<OnDetector>): Promise<Fields[string]> {
  const DetectorId = await detectorIn(ctx)
  if (DetectorId === undefined) return { detector: false, Status: null }
  const { Status = null, Features = [] } = await ctx.aws.guardduty.getDetector({ DetectorId })
  const { found } = await switchedOff(ctx)
  const plans: Record<string, string> = {}
  for (const { plan } of found)
    plans[plan] = Features.find(({ Name }) => Name === plan)?.Status ?? 'DISABLED'
  return { detector: true, Status, ...plans }
}
