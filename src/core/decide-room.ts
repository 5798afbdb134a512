import type { Incident } from './incident.ts'
import { involved, lifeOf } from './life-state.ts'

export type RoomStep =
  | { readonly do: 'create'; readonly name: string }
  | { readonly do: 'topic'; readonly topic: string }
  | { readonly do: 'invite'; readonly who: string }
  | { readonly do: 'archive' | 'unarchive' }

const mostGuests = 50

/** What the topic is about; the words are made from the incident itself. */
const topicOf = (incident: Incident): string =>
  [incident.finding.severity, lifeOf(incident), incident.commander?.who ?? ''].join(' ')

/** What is to be done next, so that the channel is as the incident stands; undefined: nothing, or a person has to. */
export function nextRoomStep(incident: Incident): RoomStep | undefined {
  const { room, closed, merged } = incident
  if (room === undefined || room.failed) return undefined
  const over = closed !== undefined || merged !== undefined
  if (room.name === undefined) return over ? undefined : { do: 'create', name: nameOf(incident) }
  if (over) return room.archived ? undefined : { do: 'archive' }
  if (room.archived) return { do: 'unarchive' }
  const topic = topicOf(incident)
  if (room.topic !== topic) return { do: 'topic', topic }
  const who = guestsOf(incident).find(
    (one) =>
      !room.invited.includes(one) && room.strangers.every((stranger) => stranger.who !== one),
  )
  return who === undefined ? undefined : { do: 'invite', who }
}

/** Who has a hand in it, who was called, and who was on duty. People of the console have no place in Slack. */
function guestsOf(incident: Incident): string[] {
  const { room, paging } = incident
  const all = [...(room?.who ?? []), ...involved(incident), ...(paging?.who ?? [])]
  const there = all.filter((one) => room?.channel === undefined || !one.startsWith('local/'))
  return [...new Set(there)].slice(0, mostGuests)
}

/** Slack takes lower case, digits and hyphens, 80 at most. https://docs.slack.dev/reference/methods/conversations.create */
function nameOf({ id, drill, room }: Incident): string {
  return room?.begun?.name ?? `${drill ? 'drill-' : ''}${id}`.toLowerCase()
}

const mostNames = 9
/** `inc-42`, `inc-42-2`, ...; undefined: enough was tried. */
export function nameAfter(name: string): string | undefined {
  const [, base = name, nth = '1'] = /^(.*?-\d+)(?:-(\d+))?$/.exec(name) ?? []
  return Number(nth) >= mostNames ? undefined : `${base}-${Number(nth) + 1}`
}
