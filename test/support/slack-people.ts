import type { Event } from '../../src/core/events.ts'
import type { Incident } from '../../src/core/incident.ts'
import { until } from './bot.ts'
import { incidents } from './responder.ts'
import type { Site } from './site.ts'
import { type SlackMessage, type SlackModal, slackChannel } from './slack.ts'

/** What people see and do in Slack. They press only what is there. */
export function people({ slack, bot }: Site) {
  /** Every message that shows this incident's card in a channel: there should be one. */
  const cards = (id: string, channel = slackChannel): SlackMessage[] =>
    slack
      .state()
      .messages.filter(
        (m) =>
          m.channel === channel && m.ephemeral_to === undefined && words(m).includes(`\`${id}\``),
      )

  const card = (id: string, channel?: string): SlackMessage => {
    const [found, ...more] = cards(id, channel)
    if (found === undefined || more.length > 0)
      throw new Error(`${more.length + (found ? 1 : 0)} cards of ${id}`)
    return found
  }

  /** Waits until the card says all of this. */
  const shows = (id: string, says: readonly (string | RegExp)[], channel?: string) =>
    slack.until(() => {
      const [found] = cards(id, channel)
      if (found === undefined) return undefined
      const text = words(found)
      return says.every((say) => (typeof say === 'string' ? text.includes(say) : say.test(text)))
        ? text
        : undefined
    }, 40_000)

  const press = async (user: string, id: string, action: string, channel?: string) => {
    const message = card(id, channel)
    const button = buttons(message).findLast(({ action_id }) => action_id === action)
    if (button === undefined) throw new Error(`no ${action} on the card: ${words(message)}`)
    await slack.control.interact({ user, message, action: button })
    return button.value
  }

  const heard = new Set<string>()
  return {
    cards,
    card,
    shows,
    press,
    /** Presses a button and reads the modal that it opens. */
    opens: async (user: string, id: string, action: string, says: RegExp, channel?: string) => {
      await press(user, id, action, channel)
      return modalText(
        await slack.until(({ modals }) => modals.find((m) => says.test(modalText(m))), 15_000),
      )
    },
    /** The next thing that this person alone is told. */
    told: async (user: string, says: RegExp): Promise<string> => {
      const found = await slack.until(
        ({ messages }) =>
          messages.find((m) => m.ephemeral_to === user && says.test(words(m)) && !heard.has(m.ts)),
        15_000,
      )
      heard.add(found.ts)
      return words(found)
    },
    /** The incident of this finding, once the bot has it. */
    incident: (finding: string): Promise<Incident> =>
      until(async () =>
        (await incidents(bot())).find((incident) => incident.finding.key.endsWith(`/${finding}`)),
      ),
    journal: async (id: string): Promise<Event[]> => {
      const { journal } = await bot().get<{ journal: { event: Event }[] }>(
        `/api/incidents/${id}?lang=en`,
      )
      return journal.map(({ event }) => event)
    },
  }
}
export type People = ReturnType<typeof people>

interface Button {
  readonly action_id: string
  readonly value: string
}
export const buttons = ({ blocks = [] }: SlackMessage): Button[] =>
  blocks.flatMap((block) => (block['type'] === 'actions' ? (block['elements'] as Button[]) : []))

/** All the words of a message's blocks, as one would read them. */
export const words = ({ blocks, text }: Pick<SlackMessage, 'text' | 'blocks'>): string =>
  blocks === undefined || blocks.length === 0 ? text : textsIn(blocks).join('\n')
const modalText = ({ title, blocks }: SlackModal): string =>
  [title.text, ...textsIn(blocks)].join('\n')

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'text' && typeof member === 'string' ? [member] : textsIn(member),
  )
}
