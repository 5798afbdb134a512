import type { Finding } from './finding.ts'
import type { Json, JsonObject } from './json.ts'
import type { Plan } from './plan.ts'
import type { Text } from './text.ts'

/** One mutating call that AWS accepted or refused, as CloudTrail will have it too. */
export interface AwsCall {
  /** IAM's name: `ec2:CreateTags`. */
  readonly action: string
  /** Parameters as sent; secrets are masked. */
  readonly input: JsonObject
  readonly requestId?: string
  /** AWS's error code, where the call failed. */
  readonly error?: string
}

/** Everything that can happen to an incident. The journal holds these and nothing else. */
export type Event =
  | { readonly kind: 'opened'; readonly finding: Finding; readonly drill: boolean }
  | { readonly kind: 'seen'; readonly finding: Finding }
  | { readonly kind: 'acknowledged'; readonly by: string }
  | {
      readonly kind: 'planned'
      readonly run: string
      readonly by: string
      readonly plan: Plan
      readonly undoes?: string
    }
  | {
      readonly kind: 'requested'
      readonly run: string
      readonly by: string
      readonly needs: number
      readonly expiresAt: string
    }
  | { readonly kind: 'approved'; readonly run: string; readonly by: string; readonly hash: string }
  | { readonly kind: 'replanned'; readonly run: string; readonly plan: Plan }
  | {
      readonly kind: 'rejected'
      readonly run: string
      readonly by: string
      readonly reason: string
    }
  | { readonly kind: 'expired'; readonly run: string }
  | { readonly kind: 'step-started'; readonly run: string; readonly step: string }
  | {
      readonly kind: 'aws-called'
      readonly run: string
      readonly step: string
      readonly call: AwsCall
    }
  | {
      readonly kind: 'step-done'
      readonly run: string
      readonly step: string
      readonly made: Json
      readonly kept?: Text
    }
  | {
      readonly kind: 'step-failed'
      readonly run: string
      readonly step: string
      readonly reason: string
    }
  | { readonly kind: 'finished'; readonly run: string }
  | { readonly kind: 'retried'; readonly run: string; readonly by: string }
  | { readonly kind: 'refused'; readonly by: string; readonly action: string; readonly why: string }

export type EventKind = Event['kind']

/** An event as it stands in its stream. `at` is ISO 8601 UTC with milliseconds. */
export interface Recorded {
  readonly stream: string
  /** 1, 2, 3, ... without gaps. */
  readonly version: number
  readonly at: string
  readonly event: JsonObject
  readonly previous: string
  readonly hash: string
}
