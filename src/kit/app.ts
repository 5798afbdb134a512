import type { Block } from '../core/blocks.ts'
import type { Recorded } from '../core/events.ts'
import type { Envelope } from '../core/finding.ts'
import type { Incident, Run } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import type { Person } from '../core/people.ts'
import type { Counts, Stored } from '../core/ports.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Locale } from '../core/text.ts'

/** What an audit found: how much was checked, and the first bad record of each broken stream. */
export interface AuditReport {
  readonly streams: number
  readonly records: number
  readonly bad: readonly {
    readonly stream: string
    readonly version: number
    readonly why: string
  }[]
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

  /** Reads AWS and fixes what would happen; nothing runs before `request` and the approvals. */
  readonly plan: (ask: {
    incident: string
    playbook: string
    by: Person
  }) => Promise<{ incident: Incident; run: Run } | Refusal>
  /** The plan that puts back what `run` changed. Refuses on drift. */
  readonly planUndo: (ask: {
    run: string
    by: Person
  }) => Promise<{ incident: Incident; run: Run } | Refusal>
  readonly request: (ask: { run: string; by: Person }) => Promise<Incident | Refusal>
  readonly approve: (ask: { run: string; by: Person }) => Promise<Incident | Refusal>
  readonly reject: (ask: { run: string; by: Person; reason: string }) => Promise<Incident | Refusal>
  readonly retry: (ask: { run: string; by: Person }) => Promise<Incident | Refusal>
  readonly acknowledge: (ask: { incident: string; by: Person }) => Promise<Incident | Refusal>

  readonly run: (id: string) => Promise<{ incident: Incident; run: Run } | undefined>
  readonly incident: (id: string) => Promise<Incident | undefined>
  readonly incidents: (query: { limit: number; before?: string }) => Promise<Incident[]>
  readonly journal: (incident: string) => Promise<Recorded[]>
  readonly strangers: (
    limit: number,
  ) => Promise<
    readonly { source: string; detailType: string; count: number; last: string; sample: string }[]
  >
  readonly counts: () => Promise<Counts>
  readonly audit: {
    readonly verify: () => Promise<AuditReport>
    readonly export: (write: (line: string) => void) => Promise<number>
  }
  /** The catalogue as `catalog --json` prints it. */
  readonly catalog: () => JsonObject

  readonly commands: (locale: Locale) => readonly { usage: string; about: string }[]

  /** Views: blocks in a language, made by src/view from state. */
  readonly show: {
    readonly card: (incident: Incident, locale: Locale) => readonly Block[]
    readonly plan: (incident: Incident, run: Run, locale: Locale) => readonly Block[]
    readonly refusal: (refusal: Refusal, locale: Locale) => string
    readonly list: (incidents: readonly Incident[], locale: Locale) => readonly Block[]
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
  readonly requestApproval: string
  readonly reject: string
  readonly close: string
  readonly requested: string
  readonly nothingToRequest: string
  readonly sampleSent: string
  readonly noIncidents: string
  readonly unknownCommand: (name: string) => string
  /** Something unexpected: told with the reference under which the log knows the cause. */
  readonly surprise: (reference: string) => string
}
