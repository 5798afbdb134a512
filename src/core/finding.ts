import type { Text } from './text.ts'

export const severities = ['info', 'low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** What every EventBridge event carries around its detail. https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
export interface Envelope {
  readonly id: string
  readonly source: string
  readonly 'detail-type': string
  readonly account: string
  readonly region: string
  /** ISO 8601, UTC. */
  readonly time: string
  readonly resources: readonly string[]
  readonly detail: unknown
}

/** One line of a card. The label is ours; the value is often an attacker's, and is escaped where it is shown. */
export interface Fact {
  readonly label: Text
  readonly value: string
  /** When it was, ISO 8601: shown before the value in the reader's own zone. */
  readonly at?: string
}

/** Where a caller came from, as the finding states it. */
export interface Remote {
  readonly ip: string
  /** City and country, as AWS names them. */
  readonly place?: string
  /** Network operator (ASN organisation, ISP). */
  readonly network?: string
}

/** The ids that playbooks act on. All optional: a playbook is offered only where its input can be read from here. */
export interface Subject {
  readonly instanceId?: string
  /** That was looked up; an attacker may have written it. */
  readonly domain?: string
  readonly accessKeyId?: string
  readonly userName?: string
  /** As GuardDuty and CloudTrail write it: IAMUser, AssumedRole, Root, FederatedUser, ... */
  readonly userType?: string
  readonly roleName?: string
  /** Of a role's session: whoever assumed the role chose it; Identity Center puts the person's name there. */
  readonly sessionName?: string
  /** CloudTrail's name of the call that it is about: `CreateAccessKey`. */
  readonly eventName?: string
  /** Name of a CloudWatch alarm. */
  readonly alarm?: string
  readonly bucket?: string
  /** One object of the bucket, and its version where the bucket keeps versions. */
  readonly objectKey?: string
  readonly objectVersion?: string
  readonly functionName?: string
  readonly dbInstance?: string
  readonly cluster?: string
  /** Id of a task of ECS, and the service that it is of. */
  readonly ecsTask?: string
  readonly ecsService?: string
  /** What Kubernetes calls them; the workload is `pods/<name>`, `deployments/<name>`, ... */
  readonly k8sNamespace?: string
  readonly k8sWorkload?: string
  readonly k8sServiceAccount?: string
  readonly k8sUser?: string
  /** Name or ARN of a trail of CloudTrail's. */
  readonly trail?: string
  /** Name of a recorder of AWS Config's. */
  readonly configRecorder?: string
  /** The account whose password policy was changed. */
  readonly passwordPolicy?: string
  /** ARN of the finding itself, in GuardDuty. */
  readonly findingArn?: string
  /** Id of a detector of GuardDuty's. */
  readonly detector?: string
  readonly vpcId?: string
  /** Name of a role whose trust policy lets outsiders in. */
  readonly trustRole?: string
  /** Who they are, separated by commas: `*`, ids of accounts, names of identity providers. */
  readonly outsiders?: string
  /** Id of a KMS key. */
  readonly kmsKey?: string
  /** Of the resource itself, whatever it is, where the source names it by its ARN. */
  readonly arn?: string
}

/** What a finding belongs together with, beside its key; see core/correlate.ts for how far each reaches. */
export interface Tie {
  /**
   * sequence: an attack sequence's ARN, on the parent and its children; copy: what the same finding has in common in every
   * Region; check: the resource that a scan or a rule judged; alarm and call: the class of calls that an alarm watches
   * for, on the alarm and on a call of that class; principal: who acted, where `subject` does not say.
   */
  readonly kind: 'sequence' | 'copy' | 'check' | 'alarm' | 'call' | 'principal'
  readonly id: string
}

/** All that an attack sequence went through in the finding's account and region; what is elsewhere is only named. */
export interface Involved {
  readonly instances: readonly string[]
  readonly keys: readonly { readonly userName: string; readonly accessKeyId: string }[]
  readonly users: readonly string[]
  readonly roles: readonly string[]
  readonly buckets: readonly string[]
  readonly elsewhere: readonly string[]
}

/** What we know of one thing that went wrong, whoever told us. Every source is turned into this once. */
export interface Finding {
  /** The id of the handler that read it. */
  readonly source: string
  /** Arrivals with the same key are the same incident. */
  readonly key: string
  /** GuardDuty's finding type, or the id of an alarm. */
  readonly type: string
  /** What happened in one line, in our words. */
  readonly headline: Text
  /** The source's own one-line title, in its language; may hold attacker text. */
  readonly title: string
  /** What happened in plain words. */
  readonly what: Text
  readonly severity: Severity
  /** The source's own figure, where it has one (GuardDuty: 1.0-10.0). */
  readonly score?: number
  readonly account: string
  readonly region: string
  /** True for sample findings: containment runs on the simulated account only. */
  readonly sample: boolean
  /** How often the source itself has seen it. */
  readonly count: number
  /** ISO 8601, UTC. */
  readonly firstSeen: string
  readonly lastSeen: string
  /** What it happened to: a short kind and the id people know it by. */
  readonly resource: { readonly kind: Text; readonly id: string }
  readonly actor?: string
  readonly remotes: readonly Remote[]
  readonly facts: readonly Fact[]
  readonly links: readonly { readonly label: Text; readonly url: string }[]
  readonly subject: Subject
  /** Of an attack sequence alone. */
  readonly involved?: Involved
  /** Of the resources it names, `key=value` as the source states them. */
  readonly tags?: readonly string[]
  readonly ties?: readonly Tie[]
  /** AWS says that it is resolved, passed, compliant or archived: this closes what is known and never opens anything. */
  readonly over?: true
}
