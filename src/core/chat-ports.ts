import type { Message } from './blocks.ts'
import type { ChannelNow, Digest, WantedCard } from './storm.ts'

/** Why a card could not be shown, and when to try again. */
export interface ShowFailure {
  readonly waitMs: number
  /** Nothing was posted, for sure. */
  readonly certain: boolean
  /** It is this card that could not be shown; others may well be. */
  readonly alone: boolean
  readonly error: string
}

/** What each channel is to show. Moments are milliseconds since 1970; every method is one statement. */
export interface Cards {
  /** The incident whose card this message is. */
  at: (channel: string, ts: string) => Promise<string | undefined>
  /** Runs `work` alone on all replicas; undefined if another one is at this channel. */
  alone: <R>(channel: string, work: () => Promise<R>) => Promise<R | undefined>
  /** The channel now, and the card whose turn it is; `most`: only cards of at most this rank. */
  look: (channel: string, now: number, most?: number) => Promise<ChannelNow>
  /** Before a call to the chat: takes the channel's turn, and remembers that a first post was begun. */
  begin: (card: WantedCard, freeAt: number) => Promise<void>
  /** `posted`: the severity that was announced by a new message, as its place in `severities`. */
  shown: (
    card: WantedCard,
    ts: string,
    version: number,
    now: number,
    posted?: number,
  ) => Promise<void>
  /** The channel was called, and told this severity. */
  called: (card: WantedCard, severity: number, now: number) => Promise<void>
  /** Whether its card is still to be shown there as it is now. */
  waits: (incident: string, channel: string) => Promise<boolean>
  failed: (card: WantedCard, failure: ShowFailure, now: number) => Promise<void>
  beginStorm: (channel: string, now: number) => Promise<void>
  /** Puts the cards that wait into the storm's digest. */
  fold: (channel: string) => Promise<void>
  /** Wants the digest to be drawn again. */
  redraw: (channel: string, now: number) => Promise<void>
  /** Every folded card is wanted again by itself, and the digest a last time. */
  endStorm: (channel: string) => Promise<void>
  digest: (id: string) => Promise<Digest | undefined>
  /** The incidents that a digest still stands for: the gravest and latest ones, and how many there are. */
  folded: (digest: string, limit: number) => Promise<{ ids: string[]; total: number }>
  /** Takes what this incident's actor did out of the digest that stands for it: somebody knows of it. Answers how many incidents. */
  drop: (incident: string) => Promise<number>
}

/** Private channels that are made for one incident. What Slack refuses is thrown as `RoomRefused`. */
export interface Rooms {
  /** Answers its id. */
  create: (name: string) => Promise<string>
  /** The channel of this name that was made by us since, milliseconds since 1970: an answer may have been lost. */
  mine: (name: string, since: number) => Promise<string | undefined>
  /** Plain text, 250 characters at most. */
  topic: (channel: string, text: string) => Promise<void>
  /** Somebody who is there already is fine, and so is a channel that is (not) archived already. */
  invite: (channel: string, user: string) => Promise<void>
  archive: (channel: string) => Promise<void>
  unarchive: (channel: string) => Promise<void>
}
/** Slack said no, by its code; `needed` and `provided` are scopes. */
export class RoomRefused extends Error {
  readonly code: string
  readonly needed: string | undefined
  readonly provided: string | undefined
  constructor(
    code: string,
    scopes: { needed?: string | undefined; provided?: string | undefined } = {},
    cause?: unknown,
  ) {
    super(`Slack answered ${code}`, { cause })
    this.code = code
    this.needed = scopes.needed
    this.provided = scopes.provided
  }
}

export interface Chat {
  readonly rooms: Rooms
  post: (channel: string, message: Message) => Promise<{ ts: string }>
  update: (channel: string, ts: string, message: Message) => Promise<void>
  /** The message that carries this incident's card, if one was posted. */
  find: (channel: string, incident: string) => Promise<string | undefined>
  /** A reply to a message that its channel sees too, and is notified of. `ChatGone` where there is no such message. */
  call: (channel: string, ts: string, message: Message) => Promise<void>
  /** Whether the message has the reply that carries this call. */
  called: (channel: string, ts: string, nth: number) => Promise<boolean>
}
/** Thrown by a chat that asks for patience (429) or is away (5xx, network). */
export class ChatBusy extends Error {
  readonly waitMs: number
  /** True if the message was surely not posted (429); false if its answer was lost. */
  readonly certain: boolean
  constructor(waitMs: number, certain: boolean, cause?: unknown) {
    super(`chat asks to wait ${waitMs} ms`, { cause })
    this.waitMs = waitMs
    this.certain = certain
  }
}
/** Thrown by an update whose message is no longer there. */
export class ChatGone extends Error {}
