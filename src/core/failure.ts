import type { Change } from './plan.ts'
import type { Text } from './text.ts'

/** What AWS's error codes come down to. `other` is one that we have no words for. */
export type AwsTrouble =
  | 'denied'
  | 'session'
  | 'throttled'
  | 'gone'
  | 'limit'
  | 'dependency'
  | 'exists'
  | 'conflict'
  | 'invalid'
  | 'away'
  | 'other'

/** Why a step failed. Each has its sentence in every locale (`run.failures`), with what AWS itself said as a quotation. */
export type Failure =
  | { readonly failed: 'halted'; readonly by: string }
  | { readonly failed: 'unfit'; readonly because: Text }
  /** `from`: what the plan says, `to`: what AWS shows. */
  | { readonly failed: 'changed'; readonly changes: readonly Change[] }
  | { readonly failed: 'not-shown'; readonly changes: readonly Change[] }
  | { readonly failed: 'aws'; readonly trouble: AwsTrouble; readonly said: string }

/** In this order: what is throttled or denied may say so of a resource that is named beside it. */
const codes: readonly (readonly [AwsTrouble, RegExp])[] = [
  [
    'session',
    /InvalidClientTokenId|ExpiredToken|UnrecognizedClient|CredentialsProvider|OptInRequired/,
  ],
  ['throttled', /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown|BandwidthLimit/],
  ['denied', /AccessDenied|Unauthorized|AuthFailure|Forbidden|NotAuthorized|UndeclaredCall/],
  ['limit', /LimitExceeded|QuotaExceeded|TooMany|MaxSpotInstance|InsufficientInstanceCapacity/],
  ['dependency', /DependencyViolation|DeleteConflict|InUse|HasAssociat|NotEmpty/],
  ['exists', /AlreadyExists|Duplicate|AlreadyInUse|AlreadyOwned/],
  ['gone', /NotFound|NoSuch|DoesNotExist/],
  [
    'conflict',
    /Conflict|ConcurrentModification|IncorrectState|IncorrectInstanceState|Invalid.*State|OptimisticLock/,
  ],
  ['invalid', /Validation|Invalid|Malformed|BadRequest|Missing|Unsupported/],
  [
    'away',
    /Timeout|ECONN|ENOTFOUND|EAI_AGAIN|NetworkingError|InternalError|InternalFailure|ServiceUnavailable|InternalServerError|ServiceException/,
  ],
]
const lost = /ECONN|ENOTFOUND|EAI_AGAIN|socket hang up|timed? ?out/i

/** An error's code in AWS's own spelling, `InvalidGroup.InUse`; https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export function troubleOf({ name, message }: Pick<Error, 'name' | 'message'>): AwsTrouble {
  if (/AssumeRole/.test(message)) return 'session'
  const known = codes.find(([, code]) => code.test(name))
  return known?.[0] ?? (lost.test(`${name} ${message}`) ? 'away' : 'other')
}
