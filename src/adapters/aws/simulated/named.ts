import type { Finding } from '../../../core/finding.ts'
import { hash } from '../../../core/hash.ts'
import type { Incident } from '../../../core/incident.ts'
import { facets } from '../../../core/members.ts'
import { join } from './declared.ts'
import { seed } from './seed.ts'
import type { World } from './world.ts'

const nameOf = ({ subject }: Finding): string => hash(subject).slice(0, 12)

/** The account as the incident's finding has it. */
export const seedNamed = (incident: Incident): World => ({
  ...seed(incident),
  named: [nameOf(incident.finding)],
})

/** With what its other findings name, also those that were joined to it later. */
export function withAllNamed(world: World, incident: Incident): World {
  const all = facets(incident.finding, incident.members)
  const known = new Set(world.named ?? all.slice(0, 1).map(nameOf))
  const fresh = all.filter((finding) => {
    const name = nameOf(finding)
    return !known.has(name) && known.add(name)
  })
  if (fresh.length === 0) return world
  const joined = structuredClone(world)
  // Ids are made of it: those of two findings must not be the same.
  for (const finding of fresh)
    join(joined, seed({ ...incident, id: `${world.origin}/${nameOf(finding)}`, finding }))
  return { ...joined, named: [...known] }
}
