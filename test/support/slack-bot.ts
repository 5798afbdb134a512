import Fastify from 'fastify'
import { makeSlack, type SlackDoor } from '../../src/adapters/slack/index.ts'
import type { Modal } from '../../src/core/blocks.ts'
import type { Person } from '../../src/core/people.ts'
import { httpApp, type Slack, slackSecret, slackTeam, socketApp } from './slack.ts'

type Asked = { kind: 'action' | 'view' | 'command'; what: Record<string, unknown>; person: Person }

export const people: Record<string, Person['roles']> = {
  U0ALICE: ['responder'],
  U0BOB: ['approver'],
  U0GUEST: ['responder'],
}
export const planModal: Modal = {
  title: 'Plan',
  close: 'Close',
  blocks: [
    { type: 'section', text: { type: 'plain_text', text: 'What would happen' } },
    {
      type: 'input',
      block_id: 'reason',
      label: { type: 'plain_text', text: 'Reason' },
      element: { type: 'plain_text_input', action_id: 'reason' },
    },
  ],
  submit: { view: 'reject', label: 'Reject', meta: 'run-1' },
}

/** A door that lets in whom `people` lists, writes down who came with what, and says so. */
export function makeDoor(own: Partial<SlackDoor> = {}) {
  const asked: Asked[] = []
  const refused: { by: string; action: string; why: string }[] = []
  const door: SlackDoor = {
    person: ({ team, user, locale, zone }) => {
      const roles = people[user]
      if (roles === undefined) return undefined
      return { id: `${team}/${user}`, locale: locale ?? 'en', roles, ...(zone && { zone }) }
    },
    action: async ({ person, reply, open: _open, ...what }) => {
      asked.push({ kind: 'action', what, person })
      await reply(`${what.id} ${what.argument} ${what.value}`)
    },
    opens: () => false,
    view: async ({ person, reply, open: _open, ...what }) => {
      asked.push({ kind: 'view', what, person })
      await reply(`rejected: ${what.values['reason']}`)
    },
    command: async ({ person, progress: _progress, ...what }) => {
      asked.push({ kind: 'command', what, person })
      return { text: `you said ${what.args.join('|')}` }
    },
    home: async (person) => own.home?.(person) ?? [],
    cardAt: async (channel, ts) => own.cardAt?.(channel, ts),
    refused: async (ask) => void refused.push(ask),
    refusal: ({ refused: code }, locale) => `refused in ${locale}: ${code}`,
    words: (locale) => ({
      loading: `loading (${locale})`,
      cannotAct: `cannot act (${locale})`,
      unknownPerson: `unknown person (${locale})`,
      guest: `guest (${locale})`,
      failed: (reference) => `failed, reference ${reference}`,
    }),
    ...own,
  }
  return { door, asked, refused }
}

/** A bot that is nothing but the Slack adapter and such a door. */
export async function startSlackBot(
  slack: Slack,
  how: { socket?: boolean; door?: Partial<SlackDoor>; teams?: string[] } = {},
) {
  const { door, asked, refused } = makeDoor(how.door)
  const lines: string[] = []
  const { botToken } = how.socket ? socketApp : httpApp
  const bot = makeSlack(
    {
      botToken,
      ...(how.socket ? { appToken: socketApp.appToken } : { signingSecret: slackSecret }),
      apiUrl: slack.apiUrl,
      teams: how.teams ?? [slackTeam],
      log: (level, message, fields) =>
        void lines.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`),
    },
    door,
  )
  const server = Fastify()
  await server.register(bot.plugin)
  await server.listen({ host: '127.0.0.1', port: 0 })
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  slack.deliverTo(port)
  await bot.start()
  return {
    ...bot,
    asked,
    refused,
    lines,
    url: `http://127.0.0.1:${port}/slack/events`,
    server,
    async stop(): Promise<void> {
      await server.close()
      await bot.stop()
    },
  }
}
export type SlackBot = Awaited<ReturnType<typeof startSlackBot>>

/** After every test: Slack would have taken all that was sent, and no secret was logged. */
export function assertClean(slack: Slack, bot: SlackBot): void {
  const bad = slack.violations()
  if (bad.length > 0) throw new Error(bad.join('\n'))
  const log = bot.lines.join('\n')
  const secret = /xox[a-z]-|xapp-|_hooks\/response\/\w|signing-secret/.exec(log)
  if (secret) throw new Error(`a secret in the log: ${log}`)
}
