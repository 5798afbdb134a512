import type { StatefulRule } from '@aws-sdk/client-network-firewall'

/** What stands around the instances of a region, in the services that reach them from outside. Times are ISO 8601. */
export interface Around {
  /** Systems Manager agents that report, by instance. */
  readonly agents: Record<string, Agent>
  readonly commands: RanCommand[]
  readonly scans: MalwareScan[]
  /** Accounts that may make volumes of a snapshot. */
  shared: Record<string, string[]>
  readonly acls: Record<string, Acl>
  readonly dns: DnsFirewall
  readonly networkFirewall?: NetworkFirewall
  readonly scaling: Record<string, ScalingGroup>
  /** Target groups by ARN. */
  readonly targets: Record<string, TargetGroup>
}

export interface Agent {
  readonly version: string
  readonly platform: 'Linux' | 'Windows'
  readonly name: string
  readonly release: string
  /** Programs that a forensic script looks for. */
  readonly tools: readonly string[]
  readonly applications: readonly { readonly name: string; readonly version: string }[]
}

export interface RanCommand {
  readonly id: string
  readonly instance: string
  readonly document: string
  readonly comment: string
  readonly script: string
  readonly status: 'Success' | 'Failed'
  readonly at: string
}

/** GuardDuty's, of one instance. */
export interface MalwareScan {
  readonly id: string
  readonly arn: string
  readonly started: string
}

/** A network ACL of the default subnet. */
export interface Acl {
  readonly id: string
  entries: {
    readonly number: number
    readonly egress: boolean
    readonly action: 'allow' | 'deny'
    readonly cidr: string
  }[]
}

/** Route 53 Resolver DNS Firewall: lists, rule groups and associations by their ids. */
export interface DnsFirewall {
  readonly lists: Record<string, { readonly name: string; domains: string[] }>
  readonly groups: Record<
    string,
    {
      readonly name: string
      rules: {
        readonly name: string
        readonly list: string
        readonly priority: number
        readonly action: 'ALLOW' | 'BLOCK' | 'ALERT'
      }[]
    }
  >
  readonly associations: Record<
    string,
    {
      readonly name: string
      readonly group: string
      readonly vpc: string
      readonly priority: number
    }
  >
}

/** AWS Network Firewall: a world has one only where it is put there. */
export interface NetworkFirewall {
  readonly firewalls: readonly { readonly name: string; readonly vpc: string }[]
  /** Stateful rule groups by name; `policies` use them, `writes` is where the update token comes from. */
  readonly groups: Record<
    string,
    { readonly capacity: number; readonly policies: number; rules: StatefulRule[]; writes: number }
  >
}

export interface ScalingGroup {
  readonly name: string
  min: number
  readonly max: number
  desired: number
  /** State in the group by instance. */
  readonly members: Record<string, 'InService' | 'Standby' | 'Pending' | 'Terminating'>
  /** Target groups that its members are registered in while they are in service. */
  readonly targets: readonly string[]
}

export interface TargetGroup {
  readonly arn: string
  readonly name: string
  readonly port: number
  targets: { readonly id: string; readonly port: number }[]
}

/** A region has what AWS gives each; the rest comes with the seed. */
export const newAround = (): Around => ({
  agents: {},
  commands: [],
  scans: [],
  shared: {},
  acls: {},
  dns: { lists: {}, groups: {}, associations: {} },
  scaling: {},
  targets: {},
})
