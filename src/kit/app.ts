import type { AuditPage, AuditQuery } from '../core/audit.ts'
import type { Block, Modal } from '../core/blocks.ts'
import type { Diagnosis, Replayed } from '../core/doctor.ts'
import type { Recorded } from '../core/events.ts'
import type { Envelope } from '../core/finding.ts'
import type { Incident, Run } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import type { Measures } from '../core/measures.ts'
import type { Person } from '../core/people.ts'
import type { Counts, IncidentQuery, Stored } from '../core/ports.ts'
import type { Erasure } from '../core/privacy.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Rehearsal } from '../core/rehearsal.ts'
import type { Routed } from '../core/route.ts'
import type { RulingOn } from '../core/rules.ts'
import type { Score } from '../core/score.ts'
import type { Status } from '../core/status.ts'
import type { Locale, Text } from '../core/text.ts'
import type { CareDesk } from './care.ts'
import type { LifeDesk } from './life.ts'
import type { OnCallDesk } from './oncall.ts'
import type { PasskeyDesk } from './passkeys.ts'
import type { PostmortemDesk } from './postmortem.ts'
import type { Posture } from './posture.ts'
import type { SortingDesk } from './sorting.ts'

/** Drills: played, and told of. */
export interface DrillDesk {
  /** `any` picks a scenario. `at` and `until` are milliseconds since 1970; before `until` it begins by surprise. */
  readonly start: (ask: {
    scenario: string
    by: Person
    at?: number
    until?: number
  }) => Promise<Rehearsal | Refusal>
  readonly stop: (ask: { by: Person }) => Promise<Rehearsal | Refusal>
  /** Brings on what comes next. */
  readonly next: (ask: { by: Person }) => Promise<Rehearsal | Refusal>
  /** What the others are told of the situation. */
  readonly tell: (ask: { by: Person; text: string }) => Promise<Rehearsal | Refusal>
  readonly list: (person: Person) => Promise<readonly Block[]>
  /** Of one rehearsal; default: the last one. */
  readonly report: (person: Person, id?: string) => Promise<readonly Block[] | Refusal>
  readonly season: (person: Person, year: string) => Promise<readonly Block[]>
  /** What counted in that year, newest first. */
  readonly played: (year: string) => Promise<readonly Played[]>
  /** Sentences for the one who asks. */
  readonly say: (
    what: 'started' | 'stopped' | 'calledOff' | 'hurried' | 'told' | 'willStart' | 'willSurprise',
    person: Person,
    at?: string,
  ) => string
  /** Blocks as a terminal takes them. */
  readonly plain: (blocks: readonly Block[]) => string
  readonly now: () => number
}

/** A drill that was scored. `at`: ISO 8601. */
export interface Played {
  readonly id: string
  readonly title: Text
  readonly at: string
  readonly points: number
  readonly outcome: Score['outcome']
}

/** What an audit found: how much was checked, and the first bad record of each broken stream. */
export interface AuditReport {
  readonly streams: number
  readonly records: number
  /** Of these, how many lost words by `erase`: what they said cannot be recomputed any more, only that nothing else changed since. */
  readonly erased: number
  /** Oldest first; `root` is what was told outside, `at` when, ISO 8601. */
  readonly anchors: readonly { readonly root: string; readonly at: string }[]
  readonly bad: readonly {
    readonly stream: string
    readonly version: number
    readonly why: string
  }[]
}

export type Erased = Erasure & { readonly named: boolean }

/** Until when an actor is muted, and how many folded incidents get no card for it. */
export interface Muted {
  readonly actor: string
  readonly until: string
  readonly incidents: number
}

/** The product on one page: everything a handler can ask for. Refusals are values; what is thrown is a surprise. */
export interface App {
  /** Trip one. Durable when it resolves. */
  readonly receive: (event: Envelope, body: string) => Promise<Stored>
  /** Sends a handler's or finding type's sample down the same road; answers the incident's id. */
  readonly sample: (ask: {
    source: string
    type?: string
    by: Person
  }) => Promise<{ eventId: string } | Refusal>

  /** Asks on which of several a playbook is to be run (`handlers/views/targets.ts`); undefined: there is one at most. */
  readonly whichTargets: (ask: {
    incident: string
    playbook: string
    by: Person
  }) => Promise<Modal | undefined>
  /**
   * Reads AWS and fixes what would happen; nothing runs before `request` and the approvals. `targets`: ids of the form's
   * options; left out, it is for what the incident is told by.
   */
  readonly plan: (ask: {
    incident: string
    playbook: string
    by: Person
    targets?: readonly string[]
  }) => Promise<{ incident: Incident; run: Run } | Refusal>
  /** The plan that puts back what `run` changed. Refuses on drift. */
  readonly planUndo: (ask: {
    run: string
    by: Person
  }) => Promise<{ incident: Incident; run: Run } | Refusal>
  /** `waive`: why evidence that should come first is not waited for; refused with `evidence-first` where it is needed. */
  readonly request: (ask: {
    run: string
    by: Person
    waive?: string
  }) => Promise<Incident | Refusal>
  readonly approve: (ask: { run: string; by: Person }) => Promise<Incident | Refusal>
  /** Alone and at once, by whom the policy names for it; somebody else has to `review` it. */
  readonly breakGlass: (ask: {
    run: string
    by: Person
    reason: string
  }) => Promise<Incident | Refusal>
  readonly review: (ask: { run: string; by: Person; words: string }) => Promise<Incident | Refusal>
  /** Gives up the step at which a run stopped, and goes on. */
  readonly skip: (ask: { run: string; by: Person; reason: string }) => Promise<Incident | Refusal>
  /** Stops a run before its next step. */
  readonly halt: (ask: { run: string; by: Person }) => Promise<Incident | Refusal>
  /** Lets a containment stand for as long again, after it was asked about. */
  readonly extend: (ask: { run: string; by: Person }) => Promise<Incident | Refusal>
  readonly reject: (ask: { run: string; by: Person; reason: string }) => Promise<Incident | Refusal>
  readonly retry: (ask: { run: string; by: Person }) => Promise<Incident | Refusal>
  /** "Was this you?", to the person whom hikeshi.yaml names behind the principal. */
  readonly askPrincipal: (ask: { incident: string; by: Person }) => Promise<Incident | Refusal>
  readonly answerQuestion: (ask: {
    incident: string
    by: Person
    mine: boolean
  }) => Promise<Incident | Refusal>
  readonly acknowledge: (ask: { incident: string; by: Person }) => Promise<Incident | Refusal>

  /** Refused with `no-drill` where none is open, with `drill-open` where one is. */
  readonly drill: DrillDesk

  /** Which incidents are one, and what nobody wants to hear of. */
  readonly sorting: SortingDesk

  /** Who leads it, what is to be done, and when it is over. */
  readonly life: LifeDesk

  /** Its own channel, updates for others, and deadlines that a person has to check. */
  readonly care: CareDesk

  /** One person's own page in the chat. */
  readonly home: (by: Person) => Promise<readonly Block[]>

  /** Who is called, and who stands in. */
  readonly oncall: OnCallDesk

  readonly run: (id: string) => Promise<{ incident: Incident; run: Run } | undefined>
  /** A playbook's title; its id where there is none of it. */
  readonly titleOf: (playbook: string, locale: Locale) => string
  /** Playbooks whose evidence is still missing for this run. */
  readonly missingEvidence: (incident: Incident, run: Run) => readonly string[]
  readonly incident: (id: string) => Promise<Incident | undefined>
  readonly incidents: (query: IncidentQuery) => Promise<Incident[]>
  readonly journal: (incident: string) => Promise<Recorded[]>
  readonly strangers: (
    limit: number,
  ) => Promise<
    readonly { source: string; detailType: string; count: number; last: string; sample: string }[]
  >
  readonly counts: () => Promise<Counts>
  /** Where everything that arrived stands, in one look. */
  readonly status: () => Promise<Status>
  /** How fast incidents of the last so many days were dealt with, and how many there were. */
  readonly measures: (days: number) => Promise<Measures>
  /** What would become of an event, and why; nothing is kept. Throws where a handler takes it and cannot read it. */
  readonly route: (event: Envelope) => Routed
  /** The gravest incidents that a storm's digest stands for, and how many there are in all. */
  readonly folded: (digest: string) => Promise<{ incidents: Incident[]; total: number }>
  /** Gives an incident its own card although it was folded. */
  readonly unfold: (ask: { incident: string; by: Person }) => Promise<Incident | Refusal>
  /** Hides for two hours what the actor of this incident does, and takes what was folded as seen. Critical is never hidden. */
  readonly mute: (ask: { incident: string; by: Person }) => Promise<Muted | Refusal>
  readonly audit: {
    readonly verify: () => Promise<AuditReport>
    readonly search: (query: AuditQuery) => Promise<AuditPage>
    readonly export: (write: (line: string) => void) => Promise<number>
    /** Anchors the journal if today it was not, and brings the anchors to where they are kept outside. */
    readonly anchor: () => Promise<void>
    /** Brings what is new to where `audit: logs:` says. */
    readonly bringOut: () => Promise<void>
  }
  /** The catalogue as `catalog --json` prints it. */
  readonly catalog: () => JsonObject

  /** What the deployed policy says of somebody, a playbook and an account. */
  readonly ruling: (ask: { who: string; playbook: string; account: string }) => RulingOn | Refusal

  readonly posture: Posture

  /** What an incident leaves behind. */
  readonly postmortem: PostmortemDesk

  /** Looks at everything that the bot needs; `reads` are the AWS calls that it may make. */
  readonly doctor: (ask: { by: Person; reads: readonly string[] }) => Promise<Diagnosis>
  /**
   * Reads again what failed or was not understood, and with `acts` (the AWS calls that it may make) first takes in what was not
   * delivered. Harmless to repeat.
   */
  readonly replay: (ask: { by: Person; acts?: readonly string[] }) => Promise<Replayed>
  /** Erases what is kept of a person beside their id; `named`: hikeshi.yaml still names them. */
  readonly erase: (ask: { who: string; by: Person; words: boolean }) => Promise<Erased | Refusal>
  /** Looks who went silent, and who speaks again. */
  readonly silence: () => Promise<void>

  readonly passkeys: PasskeyDesk

  readonly commands: (locale: Locale) => readonly { usage: string; about: string }[]

  /** Views: blocks in a language, made by src/view from state. */
  readonly show: {
    readonly card: (incident: Incident, locale: Locale) => readonly Block[]
    readonly plan: (incident: Incident, run: Run, locale: Locale) => readonly Block[]
    readonly refusal: (refusal: Refusal, locale: Locale) => string
    readonly ruling: (answer: RulingOn, locale: Locale) => string
    readonly list: (incidents: readonly Incident[], locale: Locale) => readonly Block[]
    readonly folded: (
      incidents: readonly Incident[],
      total: number,
      locale: Locale,
    ) => readonly Block[]
    readonly status: (status: Status, locale: Locale) => readonly Block[]
    readonly measures: (measures: Measures, locale: Locale) => readonly Block[]
    readonly route: (routed: Routed, locale: Locale) => string
    readonly diagnosis: (diagnosis: Diagnosis, locale: Locale) => readonly Block[]
    readonly replayed: (replayed: Replayed, locale: Locale) => string
    readonly erased: (erased: Erased, locale: Locale) => string
    readonly muted: (muted: Muted, person: Person) => string
  }
  /** Plain words for handlers, by locale: see src/locales/en.ts, `handlers`. */
  readonly words: (locale: Locale) => HandlerWords
}

/** The phrases that several handlers share. */
export interface HandlerWords {
  readonly planTitle: string
  readonly undoTitle: string
  readonly rejectTitle: string
  readonly rejectReason: string
  readonly skipTitle: string
  readonly skipReason: string
  readonly skip: string
  readonly reviewTitle: string
  readonly reviewWords: string
  readonly review: string
  readonly glassTitle: string
  readonly glassReason: string
  readonly glassNote: string
  readonly breakGlass: string
  readonly waiveReason: string
  readonly waiveHint: (playbooks: string) => string
  readonly requestApproval: string
  readonly reject: string
  readonly close: string
  readonly requested: string
  readonly nothingToRequest: string
  readonly sampleSent: string
  readonly noIncidents: string
  readonly foldedTitle: string
  readonly unfolded: string
  readonly unknownCommand: (name: string) => string
  /** Something unexpected: told with the reference under which the log knows the cause. */
  readonly surprise: (reference: string) => string
}
