import type { Region, World } from './world.ts'

/** What stands around the instances of a region, in the services that reach them from outside. Times are ISO 8601. */
export interface Around {
  /** Systems Manager agents that report, by instance. */
  readonly agents: Record<string, Agent>
  readonly commands: RanCommand[]
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

/** A region has what AWS gives each; the rest comes with the seed. */
export const newAround = (): Around => ({ agents: {}, commands: [] })

/** The instance of the drill as its owners run it: managed, in a group, behind a load balancer. */
export function seedAround(_world: World, region: Region, instance: string): void {
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
}
