import { newId, type Region, type World } from './world.ts'

/** The instance of the drill as its owners run it: managed, in a group, behind a load balancer. */
export function seedAround(world: World, region: Region, instance: string): void {
  region.around.agents[instance] = {
    version: '3.3.1611.0',
    platform: 'Linux',
    name: 'Amazon Linux',
    release: '2023',
    tools: ['avml'],
    applications: [
      { name: 'nginx', version: '1.26.3' },
      { name: 'openssh-server', version: '8.7p1' },
      { name: 'xmrig', version: '6.22.2' },
    ],
  }
  const acl = newId(world, 'acl')
  const cidr = '0.0.0.0/0'
  // What AWS gives a default ACL: everything is allowed, and what were not would be denied.
  const entries = [true, false].flatMap((egress) => [
    { number: 100, egress, action: 'allow' as const, cidr },
    { number: 32_767, egress, action: 'deny' as const, cidr },
  ])
  region.around.acls[acl] = { id: acl, entries }
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
