import type { Incident } from '../core/incident.ts'
import { isRefusal, type Refusal } from '../core/refusal.ts'
import { hidesFor, isActive, type Scope, type Suppression, scopes } from '../core/suppress.ts'
import { change } from './change.ts'
import type { World } from './world.ts'

const day = 86_400_000
const shownDays = 30
const mostDays = 90

/** Each rule that could be made from this incident, with what it would have hidden in the last 30 days. */
export async function choices(
  world: World,
  { finding }: Incident,
): Promise<{ scope: Scope; findings: number; incidents: number }[]> {
  const since = new Date(world.clock.now() - shownDays * day).toISOString()
  const all = scopes.flatMap((scope) => {
    const hides = hidesFor(scope, finding)
    return hides === undefined ? [] : [{ scope, hides }]
  })
  return Promise.all(
    all.map(async ({ scope, hides }) => ({
      scope,
      ...(await world.suppressions.preview({ hides, sample: finding.sample }, since)),
    })),
  )
}

export const suppress = (
  world: World,
  ask: {
    incident: string
    scope: string
    days: string
    reason: string
    owner: string
    by: string
  },
): Promise<Suppression | Refusal> => {
  const { incident: id, by } = ask
  const days = Number(ask.days)
  const scope = scopes.find((one) => one === ask.scope)
  const [reason, owner] = [ask.reason.trim().slice(0, 500), ask.owner.trim().slice(0, 100)]
  const bad = (field: string, expected: string): Promise<Refusal> =>
    Promise.resolve({ refused: 'bad-input', field, expected })
  if (reason === '') return bad('reason', '1-500')
  if (owner === '') return bad('owner', '1-100')
  if (!Number.isInteger(days) || days < 1 || days > mostDays) return bad('days', `1-${mostDays}`)
  if (scope === undefined) return bad('scope', scopes.join(', '))
  return world.journal.together(async (desk) => {
    const incident = await change(world, { id }, () => [], desk)
    if (isRefusal(incident)) return incident
    const hides = hidesFor(scope, incident.finding)
    if (hides === undefined) return { refused: 'bad-input', field: 'scope', expected: scopes[0] }
    const at = new Date(world.clock.now()).toISOString()
    const until = new Date(world.clock.now() + days * day).toISOString()
    const { sample } = incident.finding
    const rule = await desk.suppressions.make({
      hides,
      sample,
      by,
      owner,
      reason,
      at,
      until,
      incident: id,
    })
    const event = { kind: 'suppressed', rule: rule.id, by, until, reason } as const
    const noted = await change(world, { id }, () => [event], desk)
    return isRefusal(noted) ? noted : rule
  })
}

export const lift = (
  world: World,
  { rule: id, by }: { rule: string; by: string },
): Promise<Suppression | Refusal> =>
  world.journal.together(async (desk) => {
    const at = new Date(world.clock.now()).toISOString()
    const rule = await desk.suppressions.get(id)
    if (rule === undefined) return { refused: 'not-found', what: id }
    if (!isActive(rule, at))
      return {
        refused: 'not-possible',
        because: {
          en: `${id} hides nothing any more. See /hikeshi suppressions.`,
          ja: `${id} はすでに終了しています。/hikeshi suppressions で一覧を確認してください。`,
        },
      }
    await desk.suppressions.lift(id, by, at)
    const event = { kind: 'unsuppressed', rule: id, by } as const
    await change(world, { id: rule.incident }, () => [event], desk)
    return { ...rule, lifted: { by, at } }
  })
