import type { Severity } from './finding.ts'
import { severities } from './finding.ts'

/** Slack takes about one message a second and channel; short bursts are tolerated. */
export const gapMs = 1_050
const burst = 3
/** Beyond the burst, kept for what cannot wait. */
const reserve = 2
/** Updates of one message count double: Slack takes fewer of those (50 a minute in a workspace). */
const updateCost = 2

/** So many new cards in a minute are a storm; it is over when there are no more than a few. */
export const stormAt = 20
const calmAt = 5
export const stormWindowMs = 60_000
/** No turn lies further ahead: what does was written by a replica whose clock was wrong, and holds nothing up. */
export const aheadMs = 60_000
/** A digest is drawn again so often. */
export const digestMs = 10_000

/** Whose turn it is in a channel; 0 comes first. Up to `cannotWait`, neither storms nor quiet hours hold a card up. */
export const ranks = {
  critical: 0,
  people: 1,
  digest: 2,
  fresh: 10,
  update: 20,
  released: 30,
} as const
export const cannotWait = ranks.people

/** Within a lane the more severe comes first; updates take turns, so that one busy incident starves no other. */
export const within = (severity: Severity): number =>
  severities.length - 1 - severities.indexOf(severity)

/** A card that is wanted in a channel and was not shown as such yet: an incident's, or a storm's digest. */
export interface WantedCard {
  /** An incident's id, or a digest's. */
  readonly incident: string
  readonly channel: string
  /** The message that shows it, once there is one. */
  readonly ts?: string
  /** True if a post was begun and its answer never arrived: look for the message before posting again. */
  readonly unsure: boolean
  readonly rank: number
  /** Of a digest: which drawing of it is wanted. */
  readonly wanted: number
  /** Its place in `severities`. */
  readonly severity: number
  /** Before it is drawn again, its channel is to be called: nobody is notified of an edit. */
  readonly call?: Call
}

/** A reply to a card that its channel sees as well. */
export interface Call {
  /** 1, 2, 3, ... for one card: how a reply is found again after a crash. */
  readonly nth: number
  readonly why: 'graver' | 'joined'
  /** True if it was begun and its answer never arrived. */
  readonly unsure: boolean
  /** The last moment, ISO 8601, at which it was taken as dealt with. */
  readonly joined?: string
}

/** A channel as the store has it, at one moment. Moments are milliseconds since 1970. */
export interface ChannelNow {
  readonly freeAt: number
  /** Until when the chat asked for patience. */
  readonly patienceUntil: number
  /** The digest's id, while there is a storm. */
  readonly storm?: string
  readonly digestAt: number
  /** Cards that came into being within the window; counted up to `stormAt`. */
  readonly fresh: number
  readonly next?: WantedCard
}

export type Move =
  | { readonly do: 'rest' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'begin-storm' | 'end-storm' | 'fold' | 'redraw' }
  | { readonly do: 'show'; readonly card: WantedCard; readonly freeAt: number }

const believed = (at: number, now: number): number => (at > now + aheadMs ? 0 : at)

/** What a channel does next. Pure: the same store and moment give the same move on every replica. */
export function nextMove(channel: ChannelNow, now: number): Move {
  const { storm, fresh, next } = channel
  if (storm === undefined && fresh >= stormAt) return { do: 'begin-storm' }
  if (storm !== undefined && fresh <= calmAt) return { do: 'end-storm' }
  if (storm !== undefined && next !== undefined && folds(next)) return { do: 'fold' }
  const redrawAt = believed(channel.digestAt, now) + digestMs
  if (storm !== undefined && now >= redrawAt) return { do: 'redraw' }
  if (now < channel.patienceUntil) return { do: 'wait', ms: channel.patienceUntil - now }
  if (next === undefined)
    return storm === undefined ? { do: 'rest' } : { do: 'wait', ms: redrawAt - now }
  const from = Math.max(believed(channel.freeAt, now), now - gapMs * (burst - 1))
  const openAt = next.rank <= cannotWait ? from - gapMs * reserve : from
  if (openAt > now) return { do: 'wait', ms: openAt - now }
  const { ts, call, rank } = next
  const cost = ts !== undefined && call === undefined && rank > cannotWait ? updateCost : 1
  return { do: 'show', card: next, freeAt: from + gapMs * cost }
}

/** What was perhaps posted already is looked for first: it may have its card. */
const folds = ({ ts, unsure, rank }: WantedCard): boolean =>
  ts === undefined && !unsure && rank >= ranks.fresh

/** A digest's id names its channel and its beginning, and is no incident's. */
export const digestId = (channel: string, since: number): string => `storm-${channel}-${since}`
export const digestOf = (id: string): { channel: string; since: number } | undefined => {
  const [, channel, since] = /^storm-(.+)-(\d+)$/.exec(id) ?? []
  return channel === undefined ? undefined : { channel, since: Number(since) }
}

/** Who and what a storm is made of. */
export interface Talker {
  readonly name: string
  readonly events: number
  readonly incidents: number
  /** The latest incident of theirs, by which a button knows them. */
  readonly incident: string
}
export interface Digest {
  readonly id: string
  readonly over: boolean
  readonly incidents: number
  readonly events: number
  /** How many of the incidents have a card of their own by now. */
  readonly shown: number
  readonly severities: { readonly [S in Severity]?: number }
  readonly actors: readonly Talker[]
  readonly types: readonly Talker[]
  readonly accounts: readonly Talker[]
}
