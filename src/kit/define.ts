import type { z } from 'zod'
import type { Envelope, Finding, Severity } from '../core/finding.ts'
import type { Json, JsonObject } from '../core/json.ts'
import type { Change, Fields, Note, Phase } from '../core/plan.ts'
import type { Text } from '../core/text.ts'
import type { Acts, ActsOn } from './acts.ts'
import type { Aws } from './aws.ts'

/** IAM's name of an action: `ec2:DescribeInstances`. */
export type Permission = `${string}:${string}`

/** One GuardDuty finding type in words, or any other source's. The file's name is the type with `:`, `/` and `!` as `-`, `&` as `n`. */
export interface FindingType {
  readonly kind: 'finding-type'
  readonly type: string
  readonly status: 'active' | 'retired' | 'unlisted'
  /** AWS's documented default, for samples; left out where AWS says that it varies. Findings carry their own. */
  readonly severity?: Severity
  /** The type that replaced a retired one. */
  readonly now?: string
  /** Other spellings of the same type that were seen: they get the same words. */
  readonly aliases?: readonly string[]
  /** MITRE ATT&CK technique ids, e.g. `T1110`. */
  readonly attack: readonly string[]
  /** Ids of playbooks to suggest, best first. */
  readonly playbooks: readonly string[]
  readonly en: TypeWords
  readonly ja: TypeWords
}
export interface TypeWords {
  readonly title: string
  /** What happened and why it matters, in two or three plain sentences. */
  readonly what: string
  /** Questions that tell a false alarm from a real one. */
  readonly legitimate: readonly string[]
  /** The first three things to do, in order. */
  readonly steps: readonly [string, string, string]
}
export const defineFindingType = (t: Omit<FindingType, 'kind'>): FindingType => ({
  kind: 'finding-type',
  ...t,
})

/** What a finding handler is given beside the event. */
export interface ReadContext {
  readonly envelope: Envelope
  /** Words for a finding type: the catalogue's own, or derived from the type's grammar. */
  readonly describe: (type: string) => { readonly title: Text; readonly what: Text }
}

/** An event kind: how to recognise it, and how it becomes a Finding. */
export interface FindingHandler<S extends z.ZodType = z.ZodType> {
  readonly kind: 'finding'
  readonly id: string
  readonly en: { readonly title: string }
  readonly ja: { readonly title: string }
  /** EventBridge event patterns; the rules of the CDK app are made from the same. Any of them matches. */
  readonly match: readonly {
    readonly source: readonly (string | { readonly prefix: string })[]
    readonly 'detail-type': readonly string[]
    readonly detail?: object
  }[]
  /** What a pattern cannot say: an event that matches is taken only if this is true of its detail. Throws nothing. */
  when?(detail: unknown): boolean
  /**
   * An alarm on who called or how it ended, whatever the call was: takes only what no other handler takes, and its rules
   * get read-only management events too.
   */
  readonly general?: true
  /** No rule asks AWS for it: it is read where somebody sends it along, and only if no other handler takes it. */
  readonly unasked?: true
  /**
   * What an arrival proves of the account and region it names. Left out: events come in from there, and something happened.
   * `road`: only that they come in. `nothing`: the bot sent it to itself.
   */
  readonly proves?: 'road' | 'nothing'
  /** Only the members that are read; everything optional that AWS leaves out at times. */
  readonly schema: S
  /** A whole `detail` as AWS sends it, for tests and samples. */
  readonly sample: z.input<S>
  /** A sample of one finding type: its usual resource and, unless told otherwise, medium severity. */
  sampleOf?(type: string, severity?: Severity): z.input<S>
  /** Where one event may carry several findings: the detail of each, as if it had come alone. None: there is nothing to tell. */
  split?(detail: z.output<S>): readonly z.input<S>[]
  /** Pure. Throws nothing on input that fits the schema. `source`, `account` and `region` are filled in if left out. */
  read(detail: z.output<S>, ctx: ReadContext): Omit<Finding, 'source'>
}
export function defineFinding<S extends z.ZodType>(
  f: Omit<FindingHandler<S>, 'kind'>,
): FindingHandler<S> {
  return { kind: 'finding', ...f }
}

/** What reading may use: `now`, `fit` and `notes` get this, and must not change anything. */
export interface Look<I> {
  readonly input: I
  readonly aws: Aws
  readonly account: string
  readonly region: string
  readonly incident: string
  /** The run that changes AWS. While it is planned, checked and undone too: an undo acts under the id of the run it undoes. */
  readonly run: string
}
/**
 * What changing may use: the approved lines of this step, and what earlier steps made. `to` is always what shall be: an
 * undo's lines are those of the run it undoes, turned round.
 */
export interface Act<I> extends Look<I> {
  readonly changes: readonly Change[]
  /** Results of `do` by step id, this step's own included when it is undone. */
  readonly made: { readonly [step: string]: Json }
}

/**
 * One step. It names the fields it manages: `now` reads them, `want` says what they shall be, `do` makes it so, `undo`
 * puts them back. The engine derives the rest from these: the plan's diff, its hash, drift, verification, recovery after a
 * crash ("did it happen?") and the check of the undo.
 */
export interface Step<I> {
  readonly id: string
  readonly phase: Phase
  readonly en: { readonly title: string }
  readonly ja: { readonly title: string }
  /** The managed fields as AWS has them. Resources are named by their ids; `null` is absent. Same AWS, same answer. */
  now(ctx: Look<I>): Promise<Fields>
  /** The managed fields as they shall be. Pure; leave out what shall stay. */
  want(ctx: {
    readonly input: I
    readonly now: Fields
    readonly incident: string
    readonly run: string
  }): Fields
  /** Makes it so. What it returns (ids it made) is journalled and given to `undo`. */
  do(ctx: Act<I>): Promise<Json | void>
  /** Puts back what `do` changed, or says why that cannot be. May leave a thing in place and say why (`kept`). */
  readonly undo:
    | ((ctx: Act<I>) => Promise<{ readonly kept: Text } | void>)
    | { readonly never: Text }
  /** May `do` run again after a crash in its middle? Otherwise the engine first looks long whether it happened. */
  readonly repeatable: boolean
  /** How long AWS may take until a read shows the change, seconds. Default 30. */
  readonly settle?: number
}

/** A remedy: what it reads, what it changes in which order, what it needs to be allowed, and its words. */
export interface Playbook<S extends z.ZodType<JsonObject> = z.ZodType<JsonObject>> {
  readonly kind: 'playbook'
  readonly id: string
  /** low: reads and copies; medium: limited and undoable; high: cuts off people or production. */
  readonly risk: 'low' | 'medium' | 'high'
  readonly en: PlaybookWords
  readonly ja: PlaybookWords
  /** IAM actions it may call, and nothing else: the facade refuses others, the session policy and the role are made of them. */
  readonly permissions: readonly Permission[]
  /**
   * What the changes of a step act on, for a session that may change nothing else: of each action that changes anything, every type
   * that AWS checks it against. What takes in more than the run is about has a condition, or says why not.
   */
  acts(ctx: ActsOn<z.output<S>>): Acts
  /** Playbooks that keep what this one destroys: it is refused until they are done in the incident, or waived with a reason. */
  readonly after?: readonly string[]
  readonly input: S
  /**
   * What hikeshi.yaml may say under `settings.<id>`. It is part of the input, and so planned, hashed and journalled; what
   * `from` names wins over it. `sample` stands in for it on the simulated account.
   */
  readonly settings?: { readonly schema: z.ZodType; readonly sample: JsonObject }
  /** The input out of a finding, or undefined where the playbook has nothing to act on. */
  from(finding: Finding): z.input<S> | undefined
  /** The account whose clients it gets, where that is not the finding's: the one that manages the organization. */
  through?(input: z.output<S>): string | undefined
  /** It acts on all of an incident at once, whichever of its findings it starts from: nobody is asked which. */
  readonly whole?: true
  /** Why it must not run here after a look at AWS, in words that name the alternative; undefined: go on. */
  fit?(ctx: Look<z.output<S>>): Promise<Text | undefined>
  /** Blast radius and warnings, read fresh for each plan; not part of what is hashed. */
  notes?(ctx: Look<z.output<S>> & { readonly now: Fields }): Promise<readonly Note[]>
  readonly steps: readonly Step<z.output<S>>[]
}
export interface PlaybookWords {
  readonly title: string
  /** The button; 20 characters at most. */
  readonly button: string
  readonly why: string
  /** How undo works and what it leaves. */
  readonly undo: string
  /** Short names for the fields in the diff, where the AWS name is not plain enough. */
  readonly fields?: { readonly [field: string]: string }
}
export function definePlaybook<S extends z.ZodType<JsonObject>>(
  p: Omit<Playbook<S>, 'kind'>,
): Playbook<S> {
  return { kind: 'playbook', ...p }
}
