import { hash } from '../../../core/hash.ts'
import type { Incident } from '../../../core/incident.ts'
import { isObject } from '../../../core/json.ts'
import type { DeclaredWorld } from '../../../core/ports.ts'
import { plain } from '../../../core/text.ts'
import { addCompany } from './company.ts'
import { seed } from './seed.ts'
import type { Region, World } from './world.ts'

/**
 * The account of a drill: what each declared subject names, in one world. Every subject is seeded as a finding's would be,
 * so that whatever can be found can be declared; what one leaves open is taken from the others, not invented again.
 */
export function seedDeclared(
  incident: Incident,
  { subjects, names = {}, ports = {}, company }: DeclaredWorld,
): World {
  const id = incident.rehearsal?.id ?? incident.id
  const {
    userName: _,
    userType: __,
    accessKeyId: ___,
    ...shared
  } = Object.assign(
    { instanceId: `i-0${hash(id).slice(0, 16)}` },
    ...subjects.toReversed(),
  ) as DeclaredWorld['subjects'][number]
  const worlds = (subjects.length > 0 ? subjects : [{}]).map((subject, i) =>
    seed({
      ...incident,
      // Ids are made of it: those of two subjects must not be the same.
      id: i === 0 ? id : `${id}/${i}`,
      finding: {
        ...incident.finding,
        subject: { ...shared, ...subject },
        // The call that did it, as the facts of its finding would have it.
        facts: [{ label: plain('API'), value: subject.eventName ?? shared.eventName ?? '' }],
      },
    }),
  )
  const first = worlds.reduce((all, other) => join(all, other))
  for (const region of Object.values(first.regions)) {
    for (const [instance, name] of Object.entries(names))
      if (region.tags[instance]) region.tags[instance].Name = name
    for (const [instance, port] of Object.entries(ports)) openAt(region, instance, port)
  }
  if (company) addCompany(first, incident.finding.region, incident.finding.lastSeen)
  return first
}

/** What the internet may reach of an instance is this port alone. */
function openAt(region: Region, instance: string, port: number): void {
  const enis = Object.values(region.enis).filter((eni) => eni.instance === instance)
  const groups = enis.flatMap((eni) => eni.groups)
  for (const rule of Object.values(region.rules))
    if (groups.includes(rule.group) && !rule.egress && rule.target.id === '0.0.0.0/0')
      region.rules[rule.id] = { ...rule, from: port, to: port }
}

/** What the other has and this has not, by name, as deep as things have names; the event history is that of both. */
export function join<T extends object>(into: T, from: object, depth = 0): T {
  const mine = into as Record<string, unknown>
  for (const [name, theirs] of Object.entries(from)) {
    const here = mine[name]
    if (!Object.hasOwn(mine, name)) mine[name] = theirs
    else if (Array.isArray(here) && Array.isArray(theirs) && depth === 0) here.push(...theirs)
    else if (isObject(here) && isObject(theirs) && depth < 3) join(here, theirs, depth + 1)
  }
  return into
}
