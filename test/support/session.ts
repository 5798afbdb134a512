import { expect, it } from 'vitest'
import { actionOf } from '../../src/adapters/aws/permission.ts'
import { sessionPolicies } from '../../src/adapters/aws/session.ts'
import { onlyReads } from '../../src/core/actions.ts'
import type { Acts, Playbook } from '../../src/kit/index.ts'
import { actionDetails, asksFor, type Call, typeDetails } from './asks.ts'
import { type Ask, allows, statementsIn } from './iam.ts'

/** What AWS would have asked of the sessions of a test file's runs. */
interface Seen {
  readonly ask: Ask
  readonly acts: Acts
}
const seen = new Map<string, Seen[]>()

/** A call that AWS would have denied, since the session of the run does not have it. */
export class DeniedBySession extends Error {}

/** Stands before every change of a run as AWS does: what the session's policy does not allow is denied. */
export function inSession(
  playbook: Playbook,
  acts: Acts,
  call: Omit<Call, 'action' | 'input'>,
): (service: string, operation: string, input: object) => Promise<void> {
  const [{ policy }] = sessionPolicies(playbook.permissions, acts)
  const all = seen.get(playbook.id) ?? []
  seen.set(playbook.id, all)
  return async (service, operation, input) => {
    const action = actionOf(service, operation)
    for (const ask of await asksFor({ ...call, action, input })) {
      all.push({ ask, acts })
      if (!allows(policy, ask))
        throw new DeniedBySession(`${ask.action} on ${ask.resource} ${JSON.stringify(ask.context)}`)
    }
  }
}

/** Under another name; what lies in a folder, in another folder. */
const another = (arn: string): string =>
  /:s3:::.*\//.test(arn)
    ? arn.replace(/[^/]+\/[^/]+$/, 'another/file')
    : arn.replace(/[^/:]+((\/made-by-the-call)?)$/, 'another$1')

/** Last in a playbook's test file: its sessions changed what they were about, and could have changed nothing else. */
export function itsSessionsChangeNothingElse({ id, permissions }: Playbook): void {
  it(`${id} may change what its run is about, and nothing else`, async () => {
    const asked = seen.get(id) ?? []
    const changing = permissions.filter((one) => !onlyReads(one))
    expect([...new Set(asked.map(({ ask }) => ask.action))].sort()).toEqual(changing)
    for (const { ask, acts } of asked) {
      // What takes in more says why; that aside, the same call on another resource is denied.
      const strict = acts.filter((one) => typeof one === 'string' || one.because === undefined)
      const other = { ...ask, resource: another(ask.resource), context: ofAnother(ask.context) }
      const [{ policy }] = sessionPolicies(permissions, strict)
      expect(allows(policy, other), JSON.stringify(other)).toBe(false)
    }
    for (const acts of new Set(asked.map((one) => one.acts)))
      expect(await faultsOf(permissions, acts)).toEqual([])
  })
}

/** Another resource has not the tags of this one, and is there already. */
const ofAnother = (context: Ask['context']): Ask['context'] =>
  Object.fromEntries(
    Object.entries(context).filter(
      ([key]) => !key.startsWith('aws:ResourceTag/') && key !== 'ec2:CreateAction',
    ),
  )

/** What is wrong with it: it does not fit in, is wide without a reason, or has conditions that AWS does not have for the action. */
export async function faultsOf(permissions: readonly string[], acts: Acts): Promise<string[]> {
  const faults: string[] = []
  const [{ policy, wider }] = sessionPolicies(permissions, acts)
  if (wider !== undefined) faults.push(`what it acts on does not fit in: ${wider}`)
  for (const one of acts) {
    const { on, when, because } = typeof one === 'string' ? { on: [one] } : { ...one }
    const wide = on.filter((arn) => arn === '*' || /^arn:([^:]*:){4}([^/:]+[/:])?\*$/.test(arn))
    if (when === undefined && because === undefined)
      faults.push(...wide.map((arn) => `${arn} has no condition and no reason`))
  }
  for (const { Action, Resource, Condition = {} } of statementsIn(policy))
    for (const action of Action.filter((one) => !onlyReads(one))) {
      const { types, conditions } = await keysOf(action)
      if (Resource === '*' && types.length > 0)
        faults.push(`${action} has resources: ${types.join()}`)
      for (const key of Object.values(Condition).flatMap((one) => Object.keys(one)))
        if (!conditions.includes(key.replace(/Tag\/.*/, 'Tag/${TagKey}')))
          faults.push(`${action} has no ${key}`)
    }
  return faults
}

async function keysOf(action: string) {
  const [service = '', name = ''] = action.split(':')
  const { resourceTypes, conditionKeys } = await actionDetails(service, name)
  const types = resourceTypes.map((type) => type.name)
  const details = await Promise.all(types.map((type) => typeDetails(service, type)))
  return { types, conditions: [...conditionKeys, ...details.flatMap((one) => one.conditionKeys)] }
}
