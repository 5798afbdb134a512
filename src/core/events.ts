import type { Wider } from './aws-ports.ts'
import type { CareEvent } from './care.ts'
import type { Failure } from './failure.ts'
import type { Fact, Finding } from './finding.ts'
import type { Json, JsonObject } from './json.ts'
import type { LifeEvent } from './life.ts'
import type { Member } from './members.ts'
import type { PagingEvent } from './paging.ts'
import type { Plan } from './plan.ts'
import type { Question } from './principal.ts'
import type { Locale, Text } from './text.ts'

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

/** What AWS added to the card under one heading, or that it could not be read. */
export interface Enriched {
  readonly title: Text
  readonly facts: readonly Fact[]
  readonly links?: Finding['links']
  /** Of the principal, `key=value`. */
  readonly tags?: readonly string[]
  /** Why there is nothing: AWS said no, or something went wrong. */
  readonly unread?: 'denied' | 'failed'
  /** ISO 8601: AWS is still at it, and is asked again then. */
  readonly again?: string
  readonly memo?: Json
  readonly at: string
}

/** Who went on without evidence has to say why. */
export interface Waiver {
  /** Ids of the playbooks that were not done. */
  readonly evidence: readonly string[]
  readonly reason: string
}

/** Where an incident of a drill comes from: which rehearsal, and which of its injects. */
export interface InRehearsal {
  readonly id: string
  readonly inject: string
}

/** Everything that can happen to an incident. The journal holds these and nothing else. */
export type Event =
  | {
      readonly kind: 'opened'
      readonly finding: Finding
      readonly drill: boolean
      readonly rehearsal?: InRehearsal
      /** The incident that a person split it out of. */
      readonly splitFrom?: { readonly incident: string; readonly by: string }
    }
  | {
      readonly kind: 'seen'
      readonly finding: Finding
      /** Why it was joined to this incident; none where it is an update of what is in it. */
      readonly because?: Text
    }
  /** AWS says that one of its findings is resolved. */
  | { readonly kind: 'over'; readonly finding: Finding }
  /** Another incident became part of this one: what was known of it, and who or what found that out. */
  | {
      readonly kind: 'absorbed'
      readonly from: string
      readonly by: string
      readonly because?: Text
      readonly finding: Finding
      readonly members: readonly Member[]
      readonly arrivals: number
      readonly acknowledged?: { readonly by: string; readonly at: string }
      readonly enriched?: { readonly [id: string]: Enriched }
      readonly asked?: Question
    }
  /** This incident became part of another one, where everything new is told. Its runs stay here. */
  | {
      readonly kind: 'merged'
      readonly into: string
      readonly by: string
      readonly because?: Text
    }
  /** A person took one finding out, into an incident of its own. `rest` leads what is left. */
  | {
      readonly kind: 'split'
      readonly key: string
      readonly into: string
      readonly by: string
      readonly rest: Finding
    }
  /** A person made a rule from this incident that hides what is like it. */
  | {
      readonly kind: 'suppressed'
      readonly rule: string
      readonly by: string
      readonly until: string
      readonly reason: string
    }
  | { readonly kind: 'unsuppressed'; readonly rule: string; readonly by: string }
  | { readonly kind: 'acknowledged'; readonly by: string }
  | LifeEvent
  | PagingEvent
  | CareEvent
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
      /** Evidence that should have been taken before, and why it was not waited for. */
      readonly waived?: Waiver
    }
  | {
      /** Alone, and at once; somebody else must review it. */
      readonly kind: 'broke-glass'
      readonly run: string
      readonly by: string
      readonly reason: string
      readonly hash: string
    }
  | {
      /** Proved with a passkey that it is them, for exactly this plan; stands right before what they decided. */
      readonly kind: 'stepped-up'
      readonly run: string
      readonly by: string
      readonly hash: string
      readonly credential: string
    }
  | { readonly kind: 'reviewed'; readonly run: string; readonly by: string; readonly words: string }
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
  /** AWS took no session policy that names all that the step acts on: its session may change more. */
  | {
      readonly kind: 'session-widened'
      readonly run: string
      readonly step: string
      readonly wider: Wider
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
      /** As the journal has it, in English and AWS's own words; `why` is the same for people. */
      readonly reason: string
      readonly why?: Failure
    }
  /** Of several targets one has vanished: what is left of it is not done, and the others go on. */
  | {
      readonly kind: 'target-left'
      readonly run: string
      readonly target: number
      readonly because: Text
    }
  | { readonly kind: 'finished'; readonly run: string }
  | {
      /** A step that failed is given up; the run goes on behind it. */
      readonly kind: 'skipped'
      readonly run: string
      readonly step: string
      readonly by: string
      readonly reason: string
    }
  | { readonly kind: 'halted'; readonly run: string; readonly by: string }
  /** A containment stands for so long that somebody has to say whether it still should. */
  | { readonly kind: 'reminded'; readonly run: string }
  | {
      readonly kind: 'extended'
      readonly run: string
      readonly by: string
      /** When to remind again. */
      readonly until: string
    }
  | { readonly kind: 'retried'; readonly run: string; readonly by: string }
  | ({ readonly kind: 'enriched'; readonly id: string } & Omit<Enriched, 'at'>)
  /** Somebody wants its card, though a storm's digest stands for it. */
  | { readonly kind: 'unfolded'; readonly by: string }
  /** Was this you? Put to the person behind the principal, in their own messages. */
  | {
      readonly kind: 'asked'
      readonly who: string
      readonly by: string
      readonly locale: Locale
    }
  | { readonly kind: 'answered'; readonly by: string; readonly mine: boolean }
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
