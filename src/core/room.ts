import type { Incident } from './incident.ts'

/** What is done with the channel of one incident, each step a call to the chat. */
export type RoomDeed = 'create' | 'topic' | 'invite' | 'archive' | 'unarchive'
export type RoomEvent =
  /** Somebody wants it; `who` is on duty, and comes along. Once more: whatever failed is tried again. */
  | { readonly kind: 'room-asked'; readonly by: string; readonly who: readonly string[] }
  /** About to be made under this name: remembered, since the answer may be lost. */
  | { readonly kind: 'room-begun'; readonly name: string }
  | {
      readonly kind: 'room-done'
      readonly what: RoomDeed
      /** Left out where there is no Slack: it is then a place in the console alone. */
      readonly channel?: string
      readonly name?: string
      readonly who?: string
      /** What the topic says, as `topicOf` puts it. */
      readonly topic?: string
    }
  /** Slack said no, and will say so again: a person has to do something. `error` is Slack's code. */
  | ({ readonly kind: 'room-failed'; readonly who?: string } & RoomFault)

export interface RoomFault {
  readonly what: RoomDeed
  readonly error: string
  /** Scopes, as Slack names them in `missing_scope`. */
  readonly needed?: string
  readonly provided?: string
}
export interface Room {
  readonly by: string
  readonly who: readonly string[]
  readonly begun?: { readonly name: string; readonly at: string }
  readonly name?: string
  readonly channel?: string
  readonly invited: readonly string[]
  /** Who could not be invited, and why. */
  readonly strangers: readonly { readonly who: string; readonly error: string }[]
  readonly topic?: string
  readonly archived?: boolean
  readonly failed?: RoomFault
}
export interface Housed {
  readonly room?: Room
}

/** What cannot be mended by trying again: only another channel helps. */
const gone = ({ what, error }: RoomFault): boolean =>
  what === 'unarchive' || ['is_archived', 'channel_not_found', 'not_in_channel'].includes(error)

export function evolveRoom(incident: Incident, event: RoomEvent, at: string): Incident {
  const { room } = incident
  if (event.kind === 'room-asked') {
    const { by, who } = event
    if (room === undefined || (room.failed && gone(room.failed))) {
      // The name of the one that is lost stays taken.
      const begun = room?.begun && { begun: room.begun }
      return { ...incident, room: { by, who, invited: [], strangers: [], ...begun } }
    }
    const { failed: _, ...rest } = room
    const all = [...new Set([...room.who, ...who])]
    return { ...incident, room: { ...rest, who: all, strangers: [] } }
  }
  if (room === undefined) return incident
  return { ...incident, room: stepped(room, event, at) }
}

function stepped(room: Room, event: Exclude<RoomEvent, { kind: 'room-asked' }>, at: string): Room {
  if (event.kind === 'room-begun') return { ...room, begun: { name: event.name, at } }
  const { who } = event
  if (event.kind === 'room-failed') {
    if (who !== undefined)
      return { ...room, strangers: [...room.strangers, { who, error: event.error }] }
    const { kind: _, who: __, ...failed } = event
    return { ...room, failed }
  }
  const { name, channel, topic } = event
  switch (event.what) {
    case 'create':
      return { ...room, name: name ?? '', ...(channel !== undefined && { channel }) }
    case 'topic':
      return { ...room, topic: topic ?? '' }
    case 'invite':
      return { ...room, invited: [...room.invited, who ?? ''] }
    case 'archive':
      return { ...room, archived: true }
    case 'unarchive':
      return { ...room, archived: false }
  }
}

/** Where its card stands too, while people can be there. */
export const roomChannel = ({ room }: Incident): string | undefined =>
  room?.archived ? undefined : room?.channel
