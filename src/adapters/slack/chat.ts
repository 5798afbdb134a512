import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Block, Message } from '../../core/blocks.ts'
import { isNewest, plainer } from '../../core/newest.ts'
import { type Chat, ChatGone } from '../../core/ports.ts'
import { codeOf, makePatience } from './api.ts'
import type { Log } from './door.ts'
import { makeRooms } from './rooms.ts'
import { type Taken, unknownBlocks } from './taken.ts'

/** The chat port on Slack's Web API. */
export function makeChat(client: WebClient, taken: Taken, log: Log): Chat {
  const patiently = makePatience()
  let me: Promise<string> | undefined

  /** Posts the blocks, and plainer ones where Slack refuses these: an incident must be seen, and its buttons too if at all possible. */
  async function shown<R>(
    channel: string,
    message: Message,
    send: (m: Message) => Promise<R>,
  ): Promise<R> {
    const first = { ...message, blocks: taken.fit(message.blocks) }
    try {
      return await patiently(() => send(first))
    } catch (error) {
      let last = error
      for (const [at, next] of fallbacks(first).entries()) {
        if (!refusedBlocks.includes(codeOf(last) ?? '')) break
        log('warn', `slack: ${codeOf(last)} in ${channel}, showing a plainer message`, detail(last))
        try {
          const result = await patiently(() => send(next))
          // All of it was taken in words, so it was the newest blocks that were not.
          if (at === 0 && unknownBlocks.includes(codeOf(error) ?? '')) taken.learn(first.blocks)
          return result
        } catch (again) {
          last = again
        }
      }
      throw explain(last, channel)
    }
  }

  async function myBot(): Promise<string> {
    me ??= patiently(async () => (await client.auth.test()).bot_id ?? '').catch(
      (error: unknown) => {
        me = undefined
        throw error
      },
    )
    return await me
  }

  /** `@U061F7AUR` is the conversation with one person: Slack knows it by an id of its own. */
  const opened = new Map<string, Promise<string>>()
  async function idOf(channel: string): Promise<string> {
    if (!channel.startsWith('@')) return channel
    const known =
      opened.get(channel) ??
      patiently(async () => {
        const answer = await client.conversations.open({ users: channel.slice(1) })
        if (answer.channel?.id === undefined) throw new Error(`no conversation with ${channel}`)
        return answer.channel.id
      })
    opened.set(channel, known)
    return await known.catch((error: unknown) => {
      opened.delete(channel)
      throw explain(error, channel)
    })
  }

  const chat: Omit<Chat, 'rooms'> = {
    post: (channel, message) =>
      shown(channel, message, async ({ text, blocks, metadata }) => {
        const { ts } = (await client.apiCall('chat.postMessage', {
          channel,
          text,
          blocks,
          ...(metadata && { metadata }),
          unfurl_links: false,
          unfurl_media: false,
        })) as { ts?: string }
        if (ts === undefined)
          throw new Error(`chat.postMessage to ${channel} answered without a ts`)
        return { ts }
      }),

    update: (channel, ts, message) =>
      shown(channel, message, async ({ text, blocks, metadata }) => {
        try {
          await client.apiCall('chat.update', {
            channel,
            ts,
            text,
            blocks,
            ...(metadata && { metadata }),
          })
        } catch (error) {
          if (codeOf(error) === 'message_not_found')
            throw new ChatGone(`message ${ts} is gone from ${channel}`, { cause: error })
          throw error
        }
      }),

    call: (channel, ts, message) =>
      shown(channel, message, async ({ text, blocks, metadata }) => {
        try {
          await client.apiCall('chat.postMessage', {
            channel,
            thread_ts: ts,
            reply_broadcast: true,
            text,
            blocks,
            ...(metadata && { metadata }),
            unfurl_links: false,
            unfurl_media: false,
          })
        } catch (error) {
          if (noThread.includes(codeOf(error) ?? ''))
            throw new ChatGone(`message ${ts} in ${channel} takes no replies`, { cause: error })
          throw error
        }
      }),

    async called(channel, ts, nth) {
      let cursor: string | undefined
      do {
        const replies = await patiently(() =>
          client.conversations.replies({
            channel,
            ts,
            limit: 200,
            include_all_metadata: true,
            ...(cursor !== undefined && { cursor }),
          }),
        ).catch((error: unknown) => {
          if (noThread.includes(codeOf(error) ?? ''))
            throw new ChatGone(`message ${ts} is gone from ${channel}`, { cause: error })
          throw explain(error, channel)
        })
        const bot = await myBot()
        const found = replies.messages?.some((message) => {
          const { bot_id, metadata } = message as Found
          return (
            (bot_id ?? bot) === bot &&
            metadata?.event_type === callEvent &&
            metadata.event_payload?.['call'] === `${nth}`
          )
        })
        if (found) return true
        cursor = replies.response_metadata?.next_cursor
      } while (cursor !== undefined && cursor !== '')
      return false
    },

    async find(channel, incident) {
      const bot = await myBot()
      let cursor: string | undefined
      // A card is looked for right after its post went unanswered, so it is among the newest.
      for (let page = 0; page < 3; page += 1) {
        const history = await patiently(() =>
          client.conversations.history({
            channel,
            limit: 200,
            include_all_metadata: true,
            ...(cursor !== undefined && { cursor }),
          }),
        ).catch((error: unknown) => {
          throw explain(error, channel)
        })
        const found = history.messages?.find((message) => {
          const { bot_id, metadata } = message as Found
          return (
            (bot_id ?? bot) === bot &&
            metadata?.event_type === cardEvent &&
            metadata.event_payload?.['incident'] === incident
          )
        })
        if (found?.ts !== undefined) return found.ts
        cursor = history.response_metadata?.next_cursor
        if (cursor === undefined || cursor === '') return undefined
      }
      return undefined
    },
  }
  return {
    rooms: makeRooms(client),
    post: async (channel, message) => chat.post(await idOf(channel), message),
    update: async (channel, ts, message) => chat.update(await idOf(channel), ts, message),
    find: async (channel, incident) => chat.find(await idOf(channel), incident),
    call: async (channel, ts, message) => chat.call(await idOf(channel), ts, message),
    called: async (channel, ts, nth) => chat.called(await idOf(channel), ts, nth),
  }
}

interface Found {
  readonly bot_id?: string
  readonly metadata?: {
    readonly event_type?: string
    readonly event_payload?: Record<string, unknown>
  }
}

/** The metadata event type of an incident's card. */
const cardEvent = 'hikeshi_card'
/** And that of a reply which calls its channel. */
const callEvent = 'hikeshi_call'
/** A card that was deleted, or whose thread is locked: it is posted anew instead. */
const noThread = [
  'message_not_found',
  'thread_not_found',
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
]

const refusedBlocks = [...unknownBlocks, 'msg_blocks_too_long']

/** Plainer forms of a message, best first: the newest blocks in words; its text and buttons; its text. */
export function fallbacks(message: Message): Message[] {
  const { blocks, text } = message
  const words: Block = {
    type: 'section',
    text: { type: 'mrkdwn', text: text.slice(0, 3000) || '-' },
  }
  const buttons = blocks.filter(({ type }) => type === 'actions')
  return [
    ...(blocks.some(isNewest) ? [plainer(blocks)] : []),
    ...(buttons.length > 0 ? [[words, ...buttons]] : []),
    [words],
  ].map((plain) => ({ ...message, blocks: plain }))
}

const hints: Record<string, string> = {
  channel_not_found: 'no such channel, or a private one that the bot was not invited to',
  not_in_channel: 'invite the bot with /invite',
  is_archived: 'the channel is archived',
  restricted_action: 'the workspace does not let apps post there',
  invalid_refresh_token: 'the token has ended and is not renewed: hikeshi doctor says what to do',
  missing_scope: 'reinstall the app with the scopes of slack-manifest.yaml',
}

/** Slack's code in words that name the channel and the scope; everything else as it is. */
function explain(error: unknown, channel: string): unknown {
  if (!(error instanceof WebAPIPlatformError)) return error
  const { error: code } = error.data
  const { needed } = error.data as { needed?: string }
  const scope = needed === undefined ? '' : ` (scope ${needed})`
  const hint = hints[code] === undefined ? '' : `: ${hints[code]}`
  return new Error(`Slack answered ${code} for channel ${channel}${scope}${hint}`, { cause: error })
}

/** Slack says which block it did not like; that goes into the log, its content does not. */
function detail(error: unknown): object {
  if (!(error instanceof WebAPIPlatformError)) return {}
  return { messages: error.data.response_metadata?.messages }
}
