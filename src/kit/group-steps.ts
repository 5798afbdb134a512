import type { Fields } from '../core/plan.ts'
import type { Act, Look, Step } from './define.ts'
import { tagsOf } from './ec2.ts'
import { deleteGroup, ensureGroup, groupFields, groupNamed, setRules } from './security-groups.ts'

/**
 * A step that sees to it that each VPC has security groups of these names with exactly these rules (`all <CIDR>`). A group of
 * that name may be an attacker's: its rules are lines of the plan like any other, and are made right before it is used.
 */
export function prepareGroups<I>(
  rules: Readonly<Record<string, readonly string[]>>,
  vpcsOf: (ctx: Look<I>) => Promise<readonly string[]>,
): Step<I> {
  const parts = (resource: string) => {
    const [vpc = '', name = ''] = resource.split('/')
    return { vpc, name, about: 'Hikeshi: isolation during an incident' }
  }
  return {
    id: 'prepare-groups',
    phase: 'contain',
    en: { title: 'Prepare the isolation groups of the VPC' },
    ja: { title: 'VPC の隔離用セキュリティグループの準備' },
    now: async (ctx) => {
      let fields: Fields = {}
      for (const vpc of await vpcsOf(ctx))
        for (const name of Object.keys(rules))
          fields = { ...fields, ...(await groupFields(ctx.aws, vpc, name)) }
      return fields
    },
    want: ({ now }) => {
      const both = (resource: string) => rules[parts(resource).name] ?? []
      return Object.fromEntries(
        Object.keys(now).map((group) => [group, { Ingress: both(group), Egress: both(group) }]),
      )
    },
    do: async ({ aws, changes, incident, run }) => {
      const made: Record<string, string> = {}
      const tags = { 'hikeshi:incident': incident, 'hikeshi:run': run }
      for (const { resource, field, to } of changes) {
        const id = await ensureGroup(aws, parts(resource), tags)
        await setRules(aws, id, field === 'Egress', to)
        made[resource] = id
      }
      return made
    },
    undo: dropGroups(parts),
    repeatable: true,
  }
}

/** Whose group it is says its tag, not what the journal says we made: a crash may have come between. */
const dropGroups =
  <I>(parts: (resource: string) => { vpc: string; name: string }) =>
  async ({ aws, changes, run }: Act<I>) => {
    const used: string[] = []
    const older: string[] = []
    for (const resource of new Set(changes.map((change) => change.resource))) {
      const { vpc, name } = parts(resource)
      const group = await groupNamed(aws, vpc, name)
      if (group?.GroupId === undefined) continue
      if (tagsOf(group.Tags)['hikeshi:run'] !== run) older.push(resource)
      else if (!(await deleteGroup(aws, group.GroupId))) used.push(resource)
    }
    if (used.length + older.length === 0) return undefined
    const said = (words: string, groups: readonly string[]): string[] =>
      groups.length === 0 ? [] : [`${words}: ${groups.join(', ')}`]
    const kept = {
      en: [
        ...said('Still used by another network interface or rule', used),
        ...said('Existed before; its former rules are not put back', older),
      ].join('. '),
      ja: [
        ...said('別のネットワークインターフェイスまたはルールが使用中です', used),
        ...said('実行前から存在していたため、以前のルールには戻しません', older),
      ].join('。'),
    }
    return { kept }
  }
