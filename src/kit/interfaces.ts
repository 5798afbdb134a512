import type { NetworkInterface } from '@aws-sdk/client-ec2'
import type { Change, Fields } from '../core/plan.ts'
import type { Aws } from './aws.ts'
import { allPages } from './pages.ts'
import { groupNamed } from './security-groups.ts'

/** An instance's network interfaces by id: ours to change, and those that another AWS service manages, which refuse it. */
export async function interfacesOf(
  aws: Aws,
  instance: string,
): Promise<{ readonly ours: NetworkInterface[]; readonly managed: NetworkInterface[] }> {
  const Filters = [{ Name: 'attachment.instance-id', Values: [instance] }]
  const found = await allPages(
    (NextToken) => aws.ec2.describeNetworkInterfaces({ Filters, NextToken }),
    (page) => page.NetworkInterfaces,
  )
  const id = (eni: NetworkInterface): string => eni.NetworkInterfaceId ?? ''
  const isManaged = (eni: NetworkInterface): boolean =>
    eni.RequesterManaged === true || eni.Operator?.Managed === true
  found.sort((a, b) => (id(a) < id(b) ? -1 : 1))
  return { ours: found.filter((eni) => !isManaged(eni)), managed: found.filter(isManaged) }
}

/** Security groups of each interface: those in `named` by name, since they may not exist yet, all others by id. */
export const interfaceFields = (
  interfaces: readonly NetworkInterface[],
  named: readonly string[],
): Fields =>
  Object.fromEntries(
    interfaces.map(({ NetworkInterfaceId, Groups = [] }) => {
      const groups = Groups.map(({ GroupId = '', GroupName = '' }) =>
        named.includes(GroupName) ? GroupName : GroupId,
      )
      return [NetworkInterfaceId ?? '', { Groups: groups.sort() }]
    }),
  )

/**
 * Gives each interface the groups of its line, `by way of` others if there are any: what was tracked under the old groups is
 * not under groups that allow everything, and so is cut by the last ones.
 */
export async function setInterfaceGroups(
  aws: Aws,
  instance: string,
  changes: readonly Change[],
  named: readonly string[],
  byWayOf: readonly string[] = [],
): Promise<void> {
  const { ours } = await interfacesOf(aws, instance)
  for (const { resource: NetworkInterfaceId, to } of changes) {
    const vpc = ours.find((eni) => eni.NetworkInterfaceId === NetworkInterfaceId)?.VpcId ?? ''
    const id = async (name: string): Promise<string> => {
      const found = named.includes(name) ? (await groupNamed(aws, vpc, name))?.GroupId : name
      if (found === undefined) throw new Error(`Security group ${name} is missing in ${vpc}`)
      return found
    }
    // All ids are known before the first change: no interface shall stay open for want of a group.
    const between = await Promise.all(byWayOf.map(id))
    const last = await Promise.all((Array.isArray(to) ? to : []).map((name) => id(String(name))))
    for (const Groups of [between, last].filter(({ length }) => length > 0))
      await aws.ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups })
  }
}
