import type { Modal } from '../core/blocks.ts'
import type { Finding } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import type { JsonObject } from '../core/json.ts'
import { facets } from '../core/members.ts'
import type { Person } from '../core/people.ts'
import { isSimulated } from '../core/policy.ts'
import type { Refusal } from '../core/refusal.ts'
import { mostTargets, namesOf, targetId } from '../core/targets.ts'
import type { Text } from '../core/text.ts'
import type { Playbook } from '../kit/index.ts'
import { targetForm } from '../view/targets.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

/** Something in an incident that a playbook can act on. `input` is not checked yet. */
export interface Found {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly input: JsonObject
  /** That names it. */
  readonly finding: Finding
}

/** All that a playbook can act on in an incident, each once: what it is told by first, then the gravest of the others. */
export function targetsIn(
  world: Pick<World, 'policy'>,
  incident: Incident,
  playbook: Playbook,
): Found[] {
  const found = new Map<string, Omit<Found, 'id' | 'name'>>()
  for (const finding of facets(incident.finding, incident.members)) {
    const input = inputOf(world, { ...incident, finding }, playbook)
    if (input === undefined) continue
    const id = targetId(input, finding.region)
    if (!found.has(id)) found.set(id, { region: finding.region, input, finding })
    if (playbook.whole) break
  }
  const names = namesOf([...found.values()].map(({ region, input }) => ({ region, input })))
  return [...found].map(([id, one], at) => ({ id, name: names[at] ?? '', ...one }))
}

/** The form that asks which; undefined: there is one at most, or none that anybody could act on. */
export async function whichTargets(
  world: World,
  views: ReturnType<typeof makeViews>,
  ask: { incident: string; playbook: string; by: Person },
): Promise<Modal | undefined> {
  const incident = await world.journal.incident(ask.incident)
  const playbook = world.catalog.playbook.get(ask.playbook)
  if (incident === undefined || playbook === undefined || incident.merged) return undefined
  const found = targetsIn(world, incident, playbook)
  if (found.length < 2) return undefined
  const { locale } = ask.by
  const title = (locale === 'ja' ? playbook.ja : playbook.en).title
  const meta = `${incident.id}/${playbook.id}`
  return targetForm(meta, title, found, { say: views.say(locale), locale })
}

/** What the finding names, beside what is deployed for this playbook; the simulated account has settings of its own. */
function inputOf(
  { policy }: Pick<World, 'policy'>,
  incident: Incident,
  playbook: Playbook,
): JsonObject | undefined {
  const found = playbook.from(incident.finding) as JsonObject | undefined
  const deployed = isSimulated(incident)
    ? playbook.settings?.sample
    : policy.settings?.[playbook.id]
  return found && { ...deployed, ...found }
}

export const noneChosen: Refusal = {
  refused: 'not-possible',
  because: {
    en: 'Nothing was chosen. Open it again and choose at least one.',
    ja: '対象が選択されていません。もう一度開いて、1 件以上選択してください。',
  },
}

export const tooMany = (chosen: number): Refusal => ({
  refused: 'not-possible',
  because: {
    en: `${chosen} are too many for one plan, which takes ${mostTargets}. Run it on some of them first, then on the others.`,
    ja: `一度に実行できるのは ${mostTargets} 件までです (選択: ${chosen} 件)。分けて実行してください。`,
  },
})

/** Why one of several is left out, while the others go on; undefined: no plan can be made at all. */
export function leftBecause(refusal: Refusal): Text | undefined {
  switch (refusal.refused) {
    case 'does-not-apply':
      return refusal.because
    case 'resource-gone':
      return {
        en: `It does not exist in AWS any more (${refusal.resource}).`,
        ja: `AWS にもう存在しません (${refusal.resource})。`,
      }
    case 'account-not-configured':
      return {
        en: `hikeshi.yaml does not name this place: ${refusal.account}.`,
        ja: `hikeshi.yaml に設定されていない場所です: ${refusal.account}。`,
      }
    default:
      return undefined
  }
}
