import type { WebClient } from '@slack/web-api'
import type { Block } from '../../core/blocks.ts'
import type { Chat } from '../../core/ports.ts'
import type { Log } from './door.ts'
import { cause } from './log.ts'
import type { Origin } from './payload.ts'
import { escapeText, mrkdwnBlocks } from './reply.ts'

/** Milliseconds between two updates of one message: chat.update takes about one a second. */
const pace = 1500

/**
 * A long command's answer as one message in the channel that is brought up to date: how far it is, then what came out. Where
 * the bot may not post there, nothing is shown on the way, and the answer is told as any other.
 */
export function makeLive(chat: Chat, channel: string | undefined, log: Log) {
  let ts: Promise<string | undefined> | undefined
  let last = 0
  let latest: Promise<unknown> = Promise.resolve()

  const message = (text: string) => ({ text: escapeText(text), blocks: mrkdwnBlocks(text) })
  async function post(where: string, text: string): Promise<string | undefined> {
    try {
      return (await chat.post(where, message(text))).ts
    } catch (error) {
      log('info', 'slack: progress cannot be shown here', { channel: where, cause: cause(error) })
      return undefined
    }
  }
  async function update(text: string): Promise<void> {
    const at = await ts
    if (at === undefined || channel === undefined) return
    await chat.update(channel, at, message(text)).catch((error: unknown) => {
      log('info', 'slack: progress was not updated', { cause: cause(error) })
    })
  }

  return {
    progress: (text: string): void => {
      if (channel === undefined || Date.now() - last < pace) return
      last = Date.now()
      if (ts === undefined) latest = ts = post(channel, text)
      else latest = latest.then(() => update(text))
    },
    /** True if the answer is shown: there was a message to show it in. */
    end: async (answer: { text: string; blocks?: readonly Block[] }): Promise<boolean> => {
      await latest
      const at = await ts
      if (at === undefined || channel === undefined) return false
      const text = escapeText(answer.text).slice(0, 3900)
      const blocks = answer.blocks ?? mrkdwnBlocks(text)
      try {
        await chat.update(channel, at, { text, blocks })
        return true
      } catch (error) {
        log('warn', 'slack: an answer was not shown in its message', { cause: cause(error) })
        return false
      }
    },
  }
}

/** Files that go with an answer, to the channel it was asked in, or to the person where that is none of ours. */
export async function upload(
  client: WebClient,
  { channel, user }: Origin,
  files: readonly { name: string; body: string | Uint8Array }[],
  log: Log,
): Promise<void> {
  const file_uploads = files.map(({ name, body }) => ({
    filename: name,
    file: Buffer.from(body as Uint8Array),
  }))
  try {
    await client.filesUploadV2({ channel_id: channel ?? user, file_uploads })
  } catch (error) {
    log('warn', 'slack: a report could not be uploaded', { cause: cause(error) })
  }
}
