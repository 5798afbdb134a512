import type { Reach } from '../core/aws-ports.ts'
import { partitionOf } from '../core/partition.ts'
import { type Acts, type ActsOn, arnsIn, type InPlace, planned } from './acts.ts'

/** What runs act on in EC2, where ids are not known before a thing is made: its tags say whose it is. */

/** `instance/i-1`, `volume/*`. Of images and snapshots AWS says no account in their ARNs. */
export const ec2Arns = (on: InPlace, ...resources: readonly string[]): string[] =>
  resources.flatMap((resource) =>
    /^(image|snapshot)\//.test(resource)
      ? `arn:${partitionOf(on.region)}:ec2:${on.region}::${resource}`
      : arnsIn(on, 'ec2', resource),
  )

/** A call that makes things of these kinds, and tags them while it does: no tag is set on what is there already. */
export function makes(on: InPlace, call: string, ...kinds: readonly string[]): Reach[] {
  const made = ec2Arns(on, ...kinds.map((kind) => `${kind}/*`))
  return [
    { only: [`ec2:${call}`], on: made, because: 'what is yet to be made has no id' },
    { only: ['ec2:CreateTags'], on: made, when: { StringEquals: { 'ec2:CreateAction': call } } },
  ]
}

/** Things of this kind that the run has made, by the tag that it gave them. */
export const madeByRun = (
  on: ActsOn<unknown>,
  kind: string,
  ...only: readonly string[]
): Reach => ({
  only,
  on: ec2Arns(on, `${kind}/*`),
  when: { StringEquals: { 'aws:ResourceTag/hikeshi:run': on.run } },
})

/** Snapshots of the volumes in the lines, which the run takes and may delete. */
export function actsOnSnapshots(on: ActsOn<unknown>): Acts {
  const volumes = ec2Arns(on, ...planned(on.changes, 'volume', 'vol'))
  if (volumes.length === 0) return []
  return [
    ...volumes,
    ...makes(on, 'CreateSnapshots', 'snapshot'),
    madeByRun(on, 'snapshot', 'ec2:DeleteSnapshot'),
  ]
}

/** Images that the run makes and may take away, with their snapshots. */
export const actsOnImages = (on: ActsOn<unknown>): Acts => [
  ...makes(on, 'CreateImage', 'image', 'snapshot'),
  madeByRun(on, 'image', 'ec2:DeregisterImage'),
  {
    only: ['ec2:DeleteSnapshot'],
    on: ec2Arns(on, 'snapshot/*'),
    when: { Null: { 'aws:ResourceTag/hikeshi:incident': 'true' } },
    because: 'the snapshots of an image have no tags of ours; those that are evidence have',
  },
]

const rules: readonly string[] = [
  'ec2:AuthorizeSecurityGroupEgress',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:RevokeSecurityGroupEgress',
  'ec2:RevokeSecurityGroupIngress',
]
const newRules = (on: InPlace): Reach => ({
  only: rules.slice(0, 2),
  on: ec2Arns(on, 'security-group-rule/*'),
  because: 'a rule has no id before it is made, and its group is checked beside it',
})

/** The groups of `prepareGroups`, by its lines `<vpc>/<name>`: those that it makes, and those that it finds and mends. */
export function actsOnGroups(on: ActsOn<unknown>): Acts {
  const lines = on.changes.filter(({ resource }) => /^vpc-[0-9a-f]+\//.test(resource))
  if (lines.length === 0) return []
  const vpcs = ec2Arns(on, ...planned(lines, 'vpc', 'vpc'))
  const found = lines.filter(({ from, to }) => from !== null && to !== null)
  const mended = ec2Arns(on, ...planned(found, 'vpc', 'vpc'))
  const mends: Reach = {
    only: rules,
    on: ec2Arns(on, 'security-group/*'),
    when: { ArnEquals: { 'ec2:Vpc': mended } },
    because: 'a group of that name was in the VPC already, and its id is in no line of the plan',
  }
  return [
    ...vpcs,
    ...makes(on, 'CreateSecurityGroup', 'security-group'),
    madeByRun(on, 'security-group', ...rules, 'ec2:DeleteSecurityGroup'),
    newRules(on),
    ...(mended.length > 0 ? [mends] : []),
  ]
}

/** The interfaces in the lines, which may be given any group. */
export function actsOnInterfaces(on: ActsOn<unknown>): Acts {
  const interfaces = ec2Arns(on, ...planned(on.changes, 'network-interface', 'eni'))
  if (interfaces.length === 0) return []
  const groups: Reach = {
    only: ['ec2:ModifyNetworkInterfaceAttribute'],
    on: ec2Arns(on, 'security-group/*', 'subnet/*'),
    because: 'the interface is named; the groups that it gets may be new, and are not changed',
  }
  return [...interfaces, groups]
}
