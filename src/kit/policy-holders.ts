import { partitionOf } from '../core/partition.ts'
import type { Text } from '../core/text.ts'
import type { Aws } from './aws.ts'
import { orAbsent } from './pages.ts'

/** Roles, users and groups that one of AWS's own policies is attached to. Declare `iam:ListEntitiesForPolicy`. */
export async function holdersOf(
  { aws, region }: { readonly aws: Aws; readonly region: string },
  policy: string,
): Promise<string[]> {
  const PolicyArn = `arn:${partitionOf(region)}:iam::aws:policy/${policy}`
  const holders: string[] = []
  for (let Marker: string | undefined, more = true; more; ) {
    const page = await orAbsent(
      aws.iam.listEntitiesForPolicy({ PolicyArn, ...(Marker && { Marker }) }),
    )
    const { PolicyRoles = [], PolicyUsers = [], PolicyGroups = [] } = page ?? {}
    holders.push(
      ...PolicyRoles.map(({ RoleName }) => `role/${RoleName}`),
      ...PolicyUsers.map(({ UserName }) => `user/${UserName}`),
      ...PolicyGroups.map(({ GroupName }) => `group/${GroupName}`),
    )
    Marker = page?.Marker
    more = page?.IsTruncated === true && Marker !== undefined
  }
  return holders
}

export const attachedTo = (policy: string, holders: readonly string[]): Text => {
  const list = holders.join(', ') || '-'
  return { en: `${policy} is attached to: ${list}.`, ja: `${policy} のアタッチ先: ${list}。` }
}
