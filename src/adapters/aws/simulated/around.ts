import { newId, type Region, type World } from './world.ts'

/** What stands around the instances of a region, in the services that reach them from outside. Times are ISO 8601. */
export interface Around {
  /** Systems Manager agents that report, by instance. */
  readonly agents: Record<string, Agent>
  readonly commands: RanCommand[]
  readonly scaling: Record<string, ScalingGroup>
  /** Target groups by ARN. */
  readonly targets: Record<string, TargetGroup>
}

export interface Agent {
  readonly version: string
  readonly platform: 'Linux' | 'Windows'
  readonly name: string
  readonly release: string
  readonly applications: readonly { readonly name: string; readonly version: string }[]
}

export interface RanCommand {
  readonly id: string
  readonly instance: string
  readonly document: string
  readonly comment: string
  readonly at: string
}

export interface ScalingGroup {
  readonly name: string
  min: number
  readonly max: number
  desired: number
  readonly members: Record<string, 'InService' | 'Standby'>
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
  scaling: {},
  targets: {},
})

/** The instance of the drill as its owners run it: managed, in a group, behind a load balancer. */
export function seedAround(world: World, region: Region, instance: string): void {
  region.around.agents[instance] = {
    version: '3.3.1611.0',
    platform: 'Linux',
    name: 'Amazon Linux',
    release: '2023',
    applications: [
      { name: 'nginx', version: '1.26.3' },
      { name: 'openssh-server', version: '8.7p1' },
      { name: 'xmrig', version: '6.22.2' },
    ],
  }
  const name = 'shop-web'
  const arn = `arn:aws:elasticloadbalancing:${region.zone.slice(0, -1)}:${world.account}:targetgroup/${name}/73e2d6bc24d8a067`
  // The second member is there by its id only: what stays when the first goes.
  const other = newId(world, 'i')
  const targets = [instance, other].map((id) => ({ id, port: 443 }))
  region.around.targets[arn] = { arn, name, port: 443, targets }
  region.around.scaling[name] = {
    name,
    min: 2,
    max: 4,
    desired: 2,
    members: { [instance]: 'InService', [other]: 'InService' },
    targets: [arn],
  }
  region.tags[instance] = { ...region.tags[instance], 'aws:autoscaling:groupName': name }
}
