import type { Severity } from '../core/finding.ts'
import type { DeclaredWorld } from '../core/ports.ts'
import type { Goal, RightAction } from '../core/score.ts'

export type { Goal, RightAction, WrongAction } from '../core/score.ts'

/** One thing that happens in a drill: an event that goes down the same road as a real one. */
export interface Inject {
  readonly id: string
  /** Seconds after the start. */
  readonly after: number
  /** Harmless, or none of this attack: it is there to be told apart. */
  readonly distractor?: true
  /** Ids of right actions: once all of them are done this never happens. */
  readonly unless?: readonly string[]
  /** What it costs that it did happen. */
  readonly cost?: number
  readonly event: {
    /** The handler that reads it: its sample is what `detail` is laid over. */
    readonly source: string
    /** A finding type, where the handler has samples by type. */
    readonly type?: string
    readonly severity?: Severity
    /** Members that differ from the sample; a list stands in the place of the sample's. */
    readonly detail?: object
    /** Of the envelope, where it is not the handler's first pattern: `aws.kms`. */
    readonly from?: string
  }
  /** What it is in one line, for the debrief: how it came about, and how one could see it. */
  readonly en: string
  readonly ja: string
}

/**
 * A scenario: an attack on the simulated account, what good looks like, and what it teaches. Moments in details are moved
 * so that the latest one is just now.
 */
export interface Drill {
  readonly kind: 'drill'
  readonly id: string
  /** 1 for a first drill, 3 for a team that knows its playbooks. */
  readonly level: 1 | 2 | 3
  /** How long it lasts if nobody stops it. */
  readonly minutes: number
  readonly en: DrillWords
  readonly ja: DrillWords
  /** What there is in the simulated account that all incidents of the drill share. */
  readonly world: DeclaredWorld
  readonly injects: readonly Inject[]
  readonly goal: Goal
}
export interface DrillWords {
  readonly title: string
  /** What the team is told at the beginning; nothing that gives it away. */
  readonly story: string
  /** What to take home, told at the end. */
  readonly lesson: string
}
export const defineDrill = (d: Omit<Drill, 'kind'>): Drill => ({ kind: 'drill', ...d })

/** The disks of a machine, by its id and its name, before anything is done to it; `also`: further playbooks that keep them. */
export const keepDisks = (
  on: string,
  name: string,
  worth: Pick<RightAction, 'points' | 'within' | 'from'>,
  ...also: readonly string[]
): RightAction => ({
  id: 'keep-disks',
  playbooks: ['snapshot-volumes', 'back-up-instance', ...also],
  on,
  role: 'evidence',
  why: {
    en: `The disks of ${name} are kept before it is cut off.`,
    ja: `隔離する前に、${name} のディスクを保全します。`,
  },
  ...worth,
})
