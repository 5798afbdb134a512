import type { Json } from '../core/json.ts'
import type { Aws } from './aws.ts'
import { allPages } from './pages.ts'

/** Where an account stands in its organization. Every call is to be made by the account that manages it, or for it. */
export interface Level {
  /** `123456789012`, `ou-...` or `r-...`. */
  readonly id: string
  readonly name: string
  /** Service control policies attached at this level: names by id. */
  readonly policies: Readonly<Record<string, string>>
}

export async function parentOf(aws: Aws, ChildId: string): Promise<string> {
  const { Parents } = await aws.organizations.listParents({ ChildId })
  return Parents?.[0]?.Id ?? ''
}

/** Service control policies attached to this very account, unit or root: names by id. */
export async function policiesOn(aws: Aws, TargetId: string): Promise<Record<string, string>> {
  const found = await allPages(
    (NextToken) =>
      aws.organizations.listPoliciesForTarget({
        TargetId,
        Filter: 'SERVICE_CONTROL_POLICY',
        NextToken,
      }),
    (page) => page.Policies,
  )
  return Object.fromEntries(found.map(({ Id = '', Name = '' }) => [Id, Name]))
}

/** From the account itself up to the root. An organization is at most five units deep. */
export async function levelsOf(aws: Aws, account: string): Promise<Level[]> {
  const { Account } = await aws.organizations.describeAccount({ AccountId: account })
  const levels = [
    { id: account, name: Account?.Name ?? account, policies: await policiesOn(aws, account) },
  ]
  let id = await parentOf(aws, account)
  while (id.startsWith('ou-')) {
    const unit = await aws.organizations.describeOrganizationalUnit({ OrganizationalUnitId: id })
    const name = unit.OrganizationalUnit?.Name ?? id
    levels.push({ id, name, policies: await policiesOn(aws, id) })
    id = await parentOf(aws, id)
  }
  if (id !== '') levels.push({ id, name: 'Root', policies: await policiesOn(aws, id) })
  return levels
}

/** The same for the journal: what the account was under before. */
export const standing = (levels: readonly Level[]): Json =>
  levels.map(({ id, name, policies }) => ({ id, name, policies: { ...policies } }))
