import type { Event } from '../../src/core/events.ts'
import type { Incident } from '../../src/core/incident.ts'
import { until } from './bot.ts'
import { instanceFinding } from './guardduty.ts'
import { newSubnet, seedInstance } from './moto.ts'
import { incidents } from './responder.ts'
import type { Site } from './site.ts'
import { httpApp, type SlackMessage, type SlackModal, slackChannel } from './slack.ts'

/** What people see and do in Slack. They press only what is there. */
export function people({ slack, bot }: Site, app: string = httpApp.appId) {
  /** Every message that shows this incident's card in a channel: there should be one. */
  const cards = (id: string, channel = slackChannel): SlackMessage[] => {
    // What it is joined to names it, too.
    const own = new RegExp(`(incident|インシデント) \`${id}\``)
    return slack
      .state()
      .messages.filter(
        (m) => m.channel === channel && m.ephemeral_to === undefined && own.test(words(m)),
      )
  }

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
    })

  const button = (id: string, action: string, channel?: string): Button => {
    const message = card(id, channel)
    const found = buttons(message).findLast(({ action_id }) => action_id === action)
    if (found === undefined) throw new Error(`no ${action} on the card: ${words(message)}`)
    return found
  }

  /** A playbook that has no button of its own is in the menu beside them. */
  const picked = (message: SlackMessage, action: string): Picked | undefined => {
    const menu = buttons(message).find(({ action_id }) => action_id.startsWith('plan-other/'))
    const option = menu?.options?.find(({ value }) => `plan/${value}` === action)
    if (menu === undefined || option === undefined) return undefined
    return { type: 'static_select', action_id: menu.action_id, selected_option: option }
  }

  const press = (user: string, id: string, action: string, channel?: string) => {
    const message = card(id, channel)
    return slack.control.interact({
      user,
      message,
      action: picked(message, action) ?? button(id, action, channel),
    })
  }

  const journal = async (id: string): Promise<Event[]> => {
    const path = `/api/incidents/${id}?lang=en`
    const { journal: all } = await bot().get<{ journal: { event: Event }[] }>(path)
    return all.map(({ event }) => event)
  }

  /** The form that says this. */
  const modal = async (says: RegExp): Promise<string> =>
    modalText(await slack.until(({ modals }) => modals.find((m) => says.test(modalText(m)))))

  const heard = new Set<string>()
  return {
    cards,
    card,
    button,
    shows,
    press,
    command: (user: string, text: string) => slack.control.command({ app, user, text }),
    /** Presses a button and reads the modal that it opens. */
    opens: async (user: string, id: string, action: string, says: RegExp, channel?: string) => {
      await press(user, id, action, channel)
      return modal(says)
    },
    modal,
    /** The next thing that this person alone is told. */
    told: async (user: string, says = /./): Promise<string> => {
      const found = await slack.until(({ messages }) =>
        messages.find((m) => m.ephemeral_to === user && says.test(words(m)) && !heard.has(m.ts)),
      )
      heard.add(found.ts)
      return words(found)
    },
    /** The incident of this finding, once the bot has it. */
    incident: (finding: string): Promise<Incident> =>
      until(async () =>
        (await incidents(bot())).find((incident) => incident.finding.key.endsWith(`/${finding}`)),
      ),
    journal,
    /** Waits until the incident's journal is as it shall be. */
    settled: (id: string, right: (events: readonly Event[]) => boolean) =>
      until(async () => right(await journal(id)) || undefined),
  }
}
export type People = ReturnType<typeof people>

interface Button {
  readonly action_id: string
  readonly value: string
  readonly options?: readonly { readonly value: string }[]
}
interface Picked {
  readonly type: 'static_select'
  readonly action_id: string
  readonly selected_option: { readonly value: string }
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

/** A finding on an instance of moto's, whose snapshots Alice has planned and asked for; answers its incident. */
export async function askForSnapshots(site: Site, name: string): Promise<string> {
  const at = people(site)
  const subnet = await newSubnet(site.moto.url)
  const instance = await seedInstance(site.moto.url, { subnet })
  const status = await site.bot().event(instanceFinding(instance, { id: name }))
  if (status !== 202) throw new Error(`the finding was answered ${status}`)
  const { id } = await at.incident(name)
  await at.shows(id, ['Snapshot volumes'])
  await at.opens('U0ALICE', id, 'plan/snapshot-volumes', /What will happen/)
  site.slack.control.submit('U0ALICE')
  await at.shows(id, ['Approval needed'])
  return id
}
