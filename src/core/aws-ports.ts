import type { AwsCall } from './events.ts'
import type { Subject } from './finding.ts'
import type { Incident } from './incident.ts'
import type { JsonObject } from './json.ts'

/** Some of what a session may change, as IAM writes it. */
export interface Reach {
  /** Actions, of which those count that the playbook declares; left out: all. */
  readonly only?: readonly string[]
  /** ARNs, or patterns of them. */
  readonly on: readonly string[]
  readonly when?: {
    readonly [operator: string]: { readonly [key: string]: string | readonly string[] }
  }
  /** Why a pattern takes in more than the run is about; for whoever reads the playbook, not for AWS. */
  readonly because?: string
}

/**
 * What a session may change beyond what the run is about, where AWS takes no longer a policy: whatever is of the same kind in
 * the same account and region, or anything that the declared actions reach.
 */
export type Wider = 'same-kind' | 'anything'

/** Everything that makes one run's AWS clients, for one account and region. */
export interface AwsScope {
  readonly account: string
  readonly region: string
  /** The incident whose simulated account answers; undefined: the real account. */
  readonly simulated?: Incident
  /** What the incident's drill says is in that account; undefined: what its finding names. */
  readonly declared?: DeclaredWorld
  readonly permissions: readonly string[]
  /** What changes may act on; a bare string is for all of them. Undefined: anything. Reads may always look at anything. */
  readonly acts?: readonly (string | Reach)[]
  /** For SourceIdentity and session tags. */
  readonly incident: string
  readonly run: string
  readonly human: string
  /** Told of each mutating call after it returned. */
  readonly onCall: (call: AwsCall) => Promise<void>
  /** Told before a session is used that may change more than `acts`. */
  readonly onWider?: (wider: Wider) => Promise<void>
  /**
   * A dry run: no change is let through. What can be asked of EC2 as a dry run is; any other ends it, and so does the signal.
   */
  readonly dry?: AbortSignal
  /** It only looks: the account's read role answers, where there is one. So it is in a scan. */
  readonly looks?: true
  /** A scan's: stands around each of its reads. One scan of one account has one, whatever the regions. */
  readonly share?: Share
}

/** Answers a read from what the scan knows already, or does `work` when it is this call's turn. Failures are shared, too. */
export type Share = <T>(
  call: { readonly region: string; readonly action: string; readonly input: object },
  work: () => Promise<T>,
) => Promise<T>

/** What is in the simulated account of a drill: all that its findings name, and what belongs to it. */
export interface DeclaredWorld {
  /** What there is, by the members by which findings name it. Those of one entry belong together. */
  readonly subjects: readonly Subject[]
  /** The port that an instance has open to the internet, by its id; default 443. */
  readonly ports?: { readonly [instance: string]: number }
  /** Beside them the people, roles, buckets and functions of a small company: for a look at the whole account. */
  readonly company?: true
  /** The `Name` tag of instances, by id. */
  readonly names?: { readonly [instance: string]: string }
}

/** The simulated accounts of drills and samples: one small JSON world an incident or a drill, kept in the store. */
export interface Worlds {
  /** Runs `work` on the incident's world, alone on all replicas, and keeps what it returns. `seed` makes the world the first time. */
  use: <R>(
    incident: string,
    seed: () => JsonObject,
    work: (world: JsonObject) => { readonly world: JsonObject; readonly result: R },
  ) => Promise<R>
}
