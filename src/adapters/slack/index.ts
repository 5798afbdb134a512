import { setTimeout as wait } from 'node:timers/promises'
import { App, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { FastifyPluginAsync } from 'fastify'
import type { z } from 'zod'
import type { Chat } from '../../core/ports.ts'
import { makeClient, slackApi } from './api.ts'
import { makeChat } from './chat.ts'
import type { Log, SlackDoor, SlackOptions } from './door.ts'
import { makeLive, upload } from './live.ts'
import { cause, slackLogger } from './log.ts'
import { makeOpen, waitingView } from './modal.ts'
import * as payload from './payload.ts'
import { makePeople } from './people.ts'
import { makeReceiver } from './receiver.ts'
import { makeRefusals } from './refusals.ts'
import { makeTell, mrkdwnBlocks, plainBlocks } from './reply.ts'
import { makeSeen } from './seen.ts'
import { makeTaken } from './taken.ts'

export type { SlackDoor, SlackOptions } from './door.ts'

/** Tells Slack at once that it was taken, and what becomes of a submitted view. */
type Ack = (answer?: object) => Promise<void>

/** Names of emoji by which a card is acknowledged. */
const acknowledging = new Set(['eyes', 'white_check_mark'])

export interface Slack {
  readonly chat: Chat
  /** Takes POST /slack/events: events, commands and interactions. Takes nothing in Socket Mode. */
  readonly plugin: FastifyPluginAsync
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

export function makeSlack(options: SlackOptions, door: SlackDoor): Slack {
  const { log } = options
  const logger = slackLogger(log)
  const client = makeClient(options, logger, 10_000)
  // Somebody waits: a trigger_id is dead after three seconds, so who it is must be known in half of that.
  const personal = makeClient(options, logger, 5000)
  const quick = makeClient(options, logger, 1500)
  const refusals = makeRefusals((ask) => door.refused(ask), log)
  const admit = makePeople(quick, options.teams, door, log)
  const { open, say } = makeOpen(personal, door, log)
  const taken = makeTaken(log)
  const tell = makeTell(personal, taken, options)
  const chat = makeChat(client, taken, log)
  const seen = makeSeen()
  const working = new Set<Promise<void>>()
  const track = (work: Promise<void>): void => {
    working.add(work)
    void work.finally(() => working.delete(work)).catch(() => {}) // its own caller has the error
  }

  /** The way of everything that a person does: once, by somebody who may come in, and never past the answer to Slack. */
  async function enter(
    origin: payload.Origin,
    what: string,
    go: (known: Extract<Awaited<ReturnType<typeof admit>>, { person: unknown }>) => Promise<void>,
    answer = (text: string): Promise<void> => tell(origin, { text }),
  ): Promise<void> {
    const admission = await admit(origin)
    if ('person' in admission) return await go(admission)
    const by = `${origin.team}/${origin.user}`
    await refusals.refuse(admission.turnedAway, { by, action: what })
    await answer(admission.say)
  }

  const handlers = {
    async action(body: z.output<typeof payload.actionPayload>): Promise<void> {
      const packed = payload.unpackMeta(body.view?.private_metadata ?? '')
      const origin = payload.originOf(body, body.channel?.id ?? packed.channel)
      const [pressed] = body.actions
      if (pressed === undefined) return
      const { id, argument } = payload.actionOf(pressed.action_id)
      await enter(origin, `action ${id}`, async ({ person, words }) => {
        const at = { origin, words, locale: person.locale, onTop: body.view?.type === 'modal' }
        await door.action({
          id,
          argument,
          value: payload.valueOf(pressed),
          person,
          reply: (text) => tell(origin, { text, mrkdwn: true }),
          open: (work) => open(at, work),
        })
      })
    },
    async view(body: z.output<typeof payload.viewPayload>): Promise<void> {
      const { meta, channel } = payload.unpackMeta(body.view.private_metadata)
      const origin = payload.originOf(body, channel)
      const { callback_id: id, state } = body.view
      // It shows that it waits: whatever is said has to be said there.
      const instead = door.opens(id) ? body.view.id : undefined
      const go: Parameters<typeof enter>[2] = async ({ person, words }) => {
        const at = { origin, words, locale: person.locale, onTop: false, instead }
        await door.view({
          id,
          meta,
          values: payload.valuesOf(state.values),
          person,
          reply: (text) =>
            instead === undefined
              ? tell(origin, { text, mrkdwn: true })
              : say(instead, text, mrkdwnBlocks(text)),
          open: (work) => open(at, work),
        })
      }
      if (instead === undefined) await enter(origin, `view ${id}`, go)
      else await enter(origin, `view ${id}`, go, (text) => say(instead, text))
    },
    async command(body: z.output<typeof payload.commandPayload>): Promise<void> {
      const origin = payload.originOfCommand(body)
      const [name = '', ...args] = payload.wordsOf(body.text)
      await enter(origin, `command ${name}`, async ({ person }) => {
        const live = makeLive(chat, origin.channel, log)
        const answer = await door.command({ name, args, person, progress: live.progress })
        if (!(await live.end(answer))) await tell(origin, answer)
        if (answer.files) await upload(client, origin, answer.files, log)
      })
    },
  }

  /**
   * 👀 on a card is its Acknowledge button, for whom that is open. Anybody may react to anything, so that strangers are not
   * told off for it.
   */
  async function reacted(body: z.output<typeof payload.reactionPayload>): Promise<void> {
    const { reaction, item } = body.event
    if (!acknowledging.has(reaction)) return
    const value = await door.cardAt(item.channel, item.ts)
    if (value === undefined) return
    const origin = payload.originOfReaction(body)
    const admission = await admit(origin)
    if (!('person' in admission)) {
      const by = `${origin.team}/${origin.user}`
      return refusals.refuse(admission.turnedAway, { by, action: `reaction ${reaction}` })
    }
    const { person, words } = admission
    await door.action({
      id: 'ack',
      argument: '',
      value,
      person,
      reply: (text) => tell(origin, { text, mrkdwn: true }),
      open: (work) => open({ origin, words, locale: person.locale, onTop: false }, work),
    })
  }

  /** Made anew each time somebody looks at it; a stranger reads why there is nothing. */
  async function looked(body: z.output<typeof payload.homePayload>): Promise<void> {
    const admission = await admit(payload.originOfHome(body))
    const blocks =
      'person' in admission ? await door.home(admission.person) : plainBlocks(admission.say)
    await client.apiCall('views.publish', {
      user_id: body.event.user,
      view: { type: 'home', blocks },
    })
  }

  /**
   * A form that leads to another: opened by the submission's trigger_id, the next one would be closed by Slack together with
   * this one. https://docs.slack.dev/surfaces/modals#updating_views
   */
  const nextView = ({
    id,
    callback_id,
    title,
    submit,
  }: z.output<typeof payload.viewPayload>['view']): object | undefined =>
    id !== undefined && door.opens(callback_id)
      ? { response_action: 'update', view: waitingView(title?.text, submit?.text) }
      : undefined

  /** Only well-formed payloads get in, and each but once. */
  async function take(body: unknown, ack: Ack): Promise<void> {
    const view = payload.viewPayload.safeParse(body)
    await ack(view.success ? nextView(view.data.view) : undefined)
    const { event_id: event, trigger_id: trigger } = body as {
      event_id?: unknown
      trigger_id?: unknown
    }
    const key = event ?? trigger
    if (typeof key === 'string' && seen(key)) return
    const action = payload.actionPayload.safeParse(body)
    const command = payload.commandPayload.safeParse(body)
    const reaction = payload.reactionPayload.safeParse(body)
    const home = payload.homePayload.safeParse(body)
    const work = action.success
      ? handlers.action(action.data)
      : view.success
        ? handlers.view(view.data)
        : command.success
          ? handlers.command(command.data)
          : reaction.success
            ? reacted(reaction.data)
            : home.success
              ? looked(home.data)
              : Promise.resolve(log('info', 'slack: a payload of no use to us'))
    track(work)
    await work
  }

  const http =
    options.appToken === undefined
      ? makeReceiver(required(options.signingSecret), refusals, track, log)
      : undefined
  const receiver: Receiver =
    http ??
    new SocketModeReceiver({
      appToken: options.appToken ?? '',
      logger,
      installerOptions: {
        clientOptions: { slackApiUrl: options.apiUrl ?? slackApi, timeout: 10_000 },
      },
    })
  const bolt = new App({
    receiver,
    logger,
    convoStore: false,
    ignoreSelf: false,
    // One workspace, one token: nothing to look up, so that a button works while Slack's API does not. Bolt calls nothing with it.
    authorize: async () => ({ botToken: options.botToken }),
    clientOptions: { slackApiUrl: options.apiUrl ?? slackApi, retryConfig: { retries: 0 } },
  })
  bolt.use(async (args) => {
    const ack = 'ack' in args && typeof args.ack === 'function' ? (args.ack as Ack) : undefined
    await take(args.body, ack ?? (async () => {}))
  })
  bolt.error(async (error) => {
    log('error', 'slack: a handler failed', { cause: cause(error) })
  })

  return {
    chat,
    plugin: http?.plugin ?? (async () => {}),
    start: () => {
      options.tokens?.watch()
      return connect(bolt, log)
    },
    stop: async () => {
      options.tokens?.stop()
      await bolt.stop()
      await Promise.allSettled(working)
      await refusals.flush()
    },
  }
}

/** Waits for the connection, but not for a Slack that is away: the client goes on trying, and the bot has more to do. */
async function connect(bolt: App, log: Log): Promise<void> {
  const connected = bolt.start().then(() => 'connected' as const)
  const first = await Promise.race([connected, wait(10_000, 'late' as const, { ref: false })])
  if (first === 'connected') return
  log('warn', 'slack: not connected yet, still trying')
  connected.catch((error: unknown) =>
    log('error', 'slack: Socket Mode could not be started', { cause: cause(error) }),
  )
}

function required(secret: string | undefined): string {
  if (secret === undefined || secret === '')
    throw new Error('Slack needs a signing secret (HTTP) or an app token (Socket Mode)')
  return secret
}
