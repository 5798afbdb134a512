import type { Incident } from './incident.ts'
import type { LifeState } from './life.ts'
import { lifeOf } from './life-state.ts'

/** Where an incident can be found: `merged` is told in another one. */
export type Stands = LifeState | 'merged'

/** What the store keeps of an incident to find it by. */
export function searched(incident: Incident): { readonly stands: Stands; readonly words: string } {
  const { id, finding, merged } = incident
  const { headline, title, type, account, region, resource, actor } = finding
  const words = [id, headline.en, headline.ja, title, type, account, region, resource.id, actor]
  return {
    stands: merged ? 'merged' : lifeOf(incident),
    words: words
      .filter((one) => one !== undefined)
      .join(' ')
      .toLowerCase(),
  }
}
