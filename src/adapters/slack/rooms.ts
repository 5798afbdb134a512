import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { RoomRefused, type Rooms } from '../../core/ports.ts'
import { makePatience } from './api.ts'

/** What Slack says where it is so already. */
const already = ['already_in_channel', 'cant_invite_self', 'already_archived', 'not_archived']

/**
 * Private channels of our own making. https://docs.slack.dev/reference/methods/conversations.create and its neighbours; all
 * of them need `groups:write`, and `conversations.list` needs `groups:read`.
 */
export function makeRooms(client: WebClient): Rooms {
  const patiently = makePatience()
  async function done(call: () => Promise<unknown>): Promise<void> {
    await refusing(call).catch((error: unknown) => {
      if (!(error instanceof RoomRefused) || !already.includes(error.code)) throw error
    })
  }
  async function refusing<R>(call: () => Promise<R>): Promise<R> {
    return await patiently(call).catch((error: unknown) => {
      if (!(error instanceof WebAPIPlatformError)) throw error
      const {
        error: code,
        needed,
        provided,
      } = error.data as {
        error: string
        needed?: string
        provided?: string
      }
      throw new RoomRefused(code, { needed, provided }, error)
    })
  }

  return {
    create: async (name) => {
      const { channel } = await refusing(() =>
        client.conversations.create({ name, is_private: true }),
      )
      if (channel?.id === undefined) throw new Error(`conversations.create answered without an id`)
      return channel.id
    },
    async mine(name, since) {
      const { user_id: me } = await patiently(() => client.auth.test())
      let cursor: string | undefined
      do {
        const page = await refusing(() =>
          client.conversations.list({
            types: 'private_channel',
            exclude_archived: true,
            limit: 200,
            ...(cursor !== undefined && { cursor }),
          }),
        )
        const found = page.channels?.find(
          (one) => one.name === name && one.creator === me && (one.created ?? 0) * 1000 >= since,
        )
        if (found?.id !== undefined) return found.id
        cursor = page.response_metadata?.next_cursor
      } while (cursor !== undefined && cursor !== '')
      return undefined
    },
    topic: (channel, topic) => done(() => client.conversations.setTopic({ channel, topic })),
    invite: (channel, users) => done(() => client.conversations.invite({ channel, users })),
    archive: (channel) => done(() => client.conversations.archive({ channel })),
    unarchive: (channel) => done(() => client.conversations.unarchive({ channel })),
  }
}
