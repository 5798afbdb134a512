import { Duration, type Stack } from 'aws-cdk-lib'
import {
  EventField,
  type IApiDestination,
  type IRuleTarget,
  RuleTargetInput,
} from 'aws-cdk-lib/aws-events'
import { ApiDestination } from 'aws-cdk-lib/aws-events-targets'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'

/** Where the rules of the account's default bus send what they match, and where the canary's clock sends its stroke. */
export interface Road {
  readonly events: IRuleTarget
  readonly canary: IRuleTarget
}

/** The most that EventBridge offers; another bus than the default one gives up after five minutes unless it is told. */
export const patience = { attempts: 185, seconds: 86_400 } as const

/** From each rule to the bot, with nothing between. */
export const straight = (stack: Stack, bot: IApiDestination, deadLetterQueue: IQueue): Road => ({
  events: new ApiDestination(bot, {
    deadLetterQueue,
    retryAttempts: patience.attempts,
    maxEventAge: Duration.seconds(patience.seconds),
  }),
  canary: new ApiDestination(bot, {
    event: RuleTargetInput.fromObject({
      id: EventField.eventId,
      source: 'hikeshi.canary',
      'detail-type': 'Hikeshi Canary',
      account: EventField.account,
      region: EventField.region,
      time: EventField.time,
      resources: [],
      detail: { stack: stack.stackName },
    }),
    // One that comes late proves nothing.
    retryAttempts: 2,
    maxEventAge: Duration.minutes(5),
  }),
})
