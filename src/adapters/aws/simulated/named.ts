import { hash } from '../../../core/hash.ts'
import type { Incident } from '../../../core/incident.ts'
import { facets } from '../../../core/members.ts'
import { join } from './declared.ts'
import { seed } from './seed.ts'
import type { World } from './world.ts'

/** The account of an incident that may hold several findings: what each names is in it, also of those that came later. */
export function withAllNamed(world: World, incident: Incident): World {
  const [, ...others] = facets(incident.finding, incident.members)
  const known = new Set(world.named ?? [])
  const fresh = others.flatMap((finding) => {
    const name = hash([finding.subject, finding.region]).slice(0, 12)
    if (known.has(name)) return []
    known.add(name)
    return [{ name, finding }]
  })
  if (fresh.length === 0) return world
  const all = structuredClone(world)
  // Ids are made of it: those of two findings must not be the same.
  for (const { name, finding } of fresh)
    join(all, seed({ ...incident, id: `${world.origin}/${name}`, finding }))
  return { ...all, named: [...known] }
}
