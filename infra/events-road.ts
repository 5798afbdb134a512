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
/** A canary that comes late proves nothing. */
export const haste = { attempts: 2, seconds: 300 } as const

/** A canary as the bot reads it; `of` says where a field of the clock's own event is found. */
export const canaryEvent = (
  stack: Stack,
  of: (field: 'id' | 'account' | 'region' | 'time') => string,
) => ({
  id: of('id'),
  source: 'hikeshi.canary',
  'detail-type': 'Hikeshi Canary',
  account: of('account'),
  region: of('region'),
  time: of('time'),
  resources: [],
  detail: { stack: stack.stackName },
})

/** From each rule to the bot, with nothing between. */
export const straight = (stack: Stack, bot: IApiDestination, deadLetterQueue: IQueue): Road => ({
  events: new ApiDestination(bot, {
    deadLetterQueue,
    retryAttempts: patience.attempts,
    maxEventAge: Duration.seconds(patience.seconds),
  }),
  canary: new ApiDestination(bot, {
    event: RuleTargetInput.fromObject(
      canaryEvent(stack, (field) => EventField.fromPath(`$.${field}`)),
    ),
    retryAttempts: haste.attempts,
    maxEventAge: Duration.seconds(haste.seconds),
  }),
})
