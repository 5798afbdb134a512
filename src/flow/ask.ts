import type { Incident } from '../core/incident.ts'
import { personBehind } from '../core/principal.ts'
import type { Refusal } from '../core/refusal.ts'
import { change } from './change.ts'
import type { World } from './world.ts'

/** "Was this you?", to the person whom hikeshi.yaml names behind the principal. Once an incident. */
export const askPrincipal = (
  world: World,
  ask: { incident: string; by: string },
): Promise<Incident | Refusal> =>
  change(world, { id: ask.incident }, (incident) => {
    if (incident === undefined) return { refused: 'not-found', what: ask.incident }
    if (incident.asked !== undefined) return []
    const behind = personBehind(world.policy, incident)
    if (behind === undefined)
      return { refused: 'not-found', what: incident.finding.actor ?? incident.finding.resource.id }
    const locale = behind.locale ?? world.policy.channels[0]?.locale ?? 'en'
    return [{ kind: 'asked', who: behind.person, by: ask.by, locale }]
  })

/**
 * Their answer, and nobody else's; the first one counts. It is told and journalled, and changes nothing by itself. Where
 * the incident became part of another one meanwhile, it stands there, too.
 */
export async function answerQuestion(
  world: World,
  ask: { incident: string; by: string; mine: boolean },
): Promise<Incident | Refusal> {
  const answer = (id: string) =>
    change(world, { id }, (incident) => {
      if (incident === undefined) return { refused: 'not-found', what: id }
      const { asked } = incident
      if (asked === undefined || asked.who !== ask.by || asked.answer !== undefined)
        return { refused: 'not-asked' }
      return [{ kind: 'answered', by: ask.by, mine: ask.mine }]
    })
  const answered = await answer(ask.incident)
  if ('refused' in answered || answered.merged === undefined) return answered
  // Another question may stand there already: then this answer is told by its own incident alone.
  const there = await answer(answered.merged.into)
  return 'refused' in there ? answered : there
}
