import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import type { Modal } from '../../core/blocks.ts'
import { isRefusal, type Refusal } from '../../core/refusal.ts'
import { codeOf } from './api.ts'
import type { DoorWords, Log, SlackDoor } from './door.ts'
import { cause } from './log.ts'
import { type Origin, packMeta } from './payload.ts'
import { mrkdwnBlocks, plainBlocks } from './reply.ts'

const name = 'Hikeshi'
/** A trigger_id dies after three seconds; work done sooner than this is shown without a loading page. */
const patience = 300

const plainText = (text: string, most: number) => ({
  type: 'plain_text' as const,
  text: text.length > most ? `${text.slice(0, most - 1)}…` : text,
})

function viewOf(modal: Modal, channel: string | undefined): Record<string, unknown> {
  const { title, blocks, close, submit } = modal
  return {
    type: 'modal',
    title: plainText(title, 24),
    close: plainText(close, 24),
    blocks,
    ...(submit && {
      submit: plainText(submit.label, 24),
      callback_id: submit.view,
      private_metadata: packMeta(submit.meta, channel),
    }),
  }
}

const sentenceView = (text: string, blocks = plainBlocks(text)): Record<string, unknown> => ({
  type: 'modal',
  title: plainText(name, 24),
  blocks,
})

/** What a submitted form becomes until the next one is made. In its own words: who it is may not be known yet. */
export const waitingView = (title = name, label = ''): Record<string, unknown> => ({
  type: 'modal',
  title: plainText(title, 24),
  blocks: plainBlocks(`⏳ ${label}`),
})

/** Where the modal is opened from: out of another modal it is put on top of it, or in the place of the view `instead`. */
export interface Opening {
  readonly origin: Origin
  readonly onTop: boolean
  readonly instead?: string | undefined
  readonly words: DoorWords
  readonly locale: string
}

export function makeOpen(client: WebClient, door: SlackDoor, log: Log) {
  /** What to show in the end. A surprise becomes a sentence with the reference that the log has. */
  async function outcome(
    work: Promise<Modal | Refusal>,
    at: Opening,
  ): Promise<Record<string, unknown>> {
    try {
      const result = await work
      if (isRefusal(result)) {
        const said = door.refusal(result, at.locale)
        return sentenceView(said, mrkdwnBlocks(said))
      }
      return viewOf(result, at.origin.channel)
    } catch (error) {
      return sentenceView(at.words.failed(report(error)))
    }
  }

  function report(error: unknown): string {
    const reference = randomUUID().slice(0, 8)
    log('error', 'slack: a modal failed', { reference, cause: cause(error) })
    return reference
  }

  async function update(
    id: string,
    hash: string | undefined,
    view: Record<string, unknown>,
  ): Promise<void> {
    try {
      await client.apiCall('views.update', {
        view_id: id,
        ...(hash !== undefined && { hash }),
        view,
      })
    } catch (error) {
      // The person closed it, or it shows something newer by now.
      if (['not_found', 'view_not_found', 'hash_conflict'].includes(codeOf(error) ?? '')) return
      throw error
    }
  }

  /** Shows it in the end. Blocks that Slack refuses must not leave the person in front of "loading". */
  async function settle(
    at: Opening,
    id: string,
    hash: string | undefined,
    view: Record<string, unknown>,
  ): Promise<void> {
    try {
      await update(id, hash, view)
    } catch (error) {
      await update(id, undefined, sentenceView(at.words.failed(report(error))))
    }
  }

  async function open(at: Opening, work: Promise<Modal | Refusal>): Promise<void> {
    const done = outcome(work, at)
    if (at.instead !== undefined) return settle(at, at.instead, undefined, await done)
    const early = await Promise.race([done, wait(patience)])
    const view = early ?? sentenceView(at.words.loading)
    const opened = (await client.apiCall(at.onTop ? 'views.push' : 'views.open', {
      trigger_id: at.origin.trigger,
      view,
    })) as { view?: { id?: string; hash?: string } }
    if (early !== undefined) return
    const { id, hash } = opened.view ?? {}
    if (id === undefined) throw new Error('views.open answered without a view id')
    await settle(at, id, hash, await done)
  }

  return {
    open,
    /** A sentence in the place of a view. */
    say: (id: string, text: string, blocks = plainBlocks(text)): Promise<void> =>
      update(id, undefined, sentenceView(text, blocks)),
  }
}
