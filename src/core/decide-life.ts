import type { Decision } from './decide.ts'
import type { Finding } from './finding.ts'
import type { Incident } from './incident.ts'
import { type Closing, type LifeEvent, mostLinks, mostTasks } from './life.ts'
import { lifeOf } from './life-state.ts'
import type { Refusal } from './refusal.ts'
import { endRole, giveRole, roleNamed } from './team.ts'

const longest = 500
const words = (field: string, text: string): string | Refusal => {
  const said = text.trim()
  return said === '' || said.length > longest
    ? { refused: 'bad-input', field, expected: `1-${longest}` }
    : said
}

/** What became part of another incident is looked after there. */
const elsewhere = ({ merged }: Incident): Refusal | undefined =>
  merged && { refused: 'merged', into: merged.into }
const closedAlready = (incident: Incident): Refusal | undefined =>
  elsewhere(incident) ??
  (incident.closed && { refused: 'incident-is', state: lifeOf(incident) as Closing })

export function closeIncident(
  incident: Incident,
  ask: { as: Closing; by: string; reason: string },
): Decision {
  const no = closedAlready(incident)
  if (no) return no
  const reason = words('reason', ask.reason)
  if (typeof reason !== 'string') return reason
  // A run that waits, or changes AWS just now, must not go on unseen behind a closed card.
  const run = Object.values(incident.runs).find(({ state }) =>
    ['requested', 'approved', 'running'].includes(state),
  )
  if (run) return { refused: 'run-open', run: run.id }
  return [{ kind: 'closed', as: ask.as, by: ask.by, reason }]
}

export function reopenIncident(incident: Incident, ask: { by: string; reason: string }): Decision {
  const no = elsewhere(incident)
  if (no) return no
  if (incident.closed === undefined) return { refused: 'incident-is', state: lifeOf(incident) }
  const reason = words('reason', ask.reason)
  return typeof reason === 'string' ? [{ kind: 'reopened', by: ask.by, reason }] : reason
}

/**
 * What a finding does to a closed incident that it is joined to (core/correlate.ts says which that is). Another finding
 * opens it again. The same one does so only after it was called resolved, and only by what it saw since then: late news
 * of before does not, and what was judged a false alarm stays one.
 */
export function reopening(incident: Incident | undefined, finding: Finding): LifeEvent[] {
  const { closed, members = [] } = incident ?? {}
  if (closed === undefined) return []
  const known = members.some(({ key }) => key === finding.key)
  const since = Date.parse(finding.lastSeen) > Date.parse(closed.at)
  const opens = known ? closed.as === 'resolved' && since : true
  return opens ? [{ kind: 'reopened', by: 'hikeshi' }] : []
}

/** Taken by oneself or given to somebody, or given up (`off`). */
export function assign(
  incident: Incident,
  ask: { role: string; who: string; by: string; off: boolean },
): Decision {
  const { who, by, off } = ask
  const role = roleNamed(ask.role)
  const no = closedAlready(incident)
  if (no) return no
  if (typeof role !== 'string') return role
  if (off) return endRole(incident, { role, who, by })
  if (role !== 'commander') return giveRole(incident, { role, who, by })
  return incident.commander?.who === who ? [] : [{ kind: 'commanded', by, who }]
}

/** Also on what is closed: what was learnt afterwards belongs there. */
export function note(incident: Incident, ask: { by: string; text: string }): Decision {
  const text = words('note', ask.text)
  return typeof text === 'string'
    ? (elsewhere(incident) ?? [{ kind: 'noted', by: ask.by, text }])
    : text
}

export function addTask(
  incident: Incident,
  ask: { by: string; owner: string; text: string },
): Decision {
  const no = elsewhere(incident)
  if (no) return no
  const text = words('task', ask.text)
  if (typeof text !== 'string') return text
  const task = (incident.tasks?.length ?? 0) + 1
  if (task > mostTasks) return { refused: 'bad-input', field: 'task', expected: `1-${mostTasks}` }
  return [{ kind: 'tasked', task, by: ask.by, owner: ask.owner, text }]
}

export function doneTask(incident: Incident, ask: { by: string; task: number }): Decision {
  const task = incident.tasks?.find(({ id }) => id === ask.task)
  if (task === undefined) return { refused: 'not-found', what: `${incident.id}, task ${ask.task}` }
  return task.done ? [] : [{ kind: 'task-done', ...ask }]
}

export function link(incident: Incident, ask: { to: string; by: string }): Decision {
  const { links = [] } = incident
  const no = elsewhere(incident)
  if (no) return no
  if (ask.to === incident.id)
    return { refused: 'bad-input', field: 'incident', expected: 'another incident' }
  if (links.includes(ask.to)) return []
  if (links.length >= mostLinks)
    return { refused: 'bad-input', field: 'links', expected: `1-${mostLinks}` }
  return [{ kind: 'linked', ...ask }]
}

export const unlink = ({ links = [] }: Incident, ask: { to: string; by: string }): Decision =>
  links.includes(ask.to) ? [{ kind: 'unlinked', ...ask }] : []
