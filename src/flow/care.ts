import { remindClocks } from '../core/clocks.ts'
import type { Incident } from '../core/incident.ts'
import { wantedNotices } from '../core/notices.ts'
import { ChatBusy } from '../core/ports.ts'
import { remindUpdate } from '../core/updates.ts'
import { reminder, updateMessage } from '../view/care-message.ts'
import { change } from './change.ts'
import type { makeViews } from './words.ts'
import type { World } from './world.ts'

/** Woken when it is time, and by the sweep: what is due is in the incident's own state, so early, late or twice is harmless. */
export const remindCare = (world: World, id: string) =>
  change(world, { id }, (incident, now) => {
    if (incident === undefined) return { refused: 'not-found', what: id }
    const { updates, people } = world.policy
    return [
      ...remindUpdate({ updates, leads: people.lead }, incident, now),
      ...remindClocks(people.lead, incident, now),
    ]
  })

/**
 * Sends one message about an incident. It is looked for first, since the answer to an earlier try may have been lost, and
 * alone, so that two replicas do not send it both. A chat that is away is waited for.
 */
export async function sendNotice(
  world: World,
  views: ReturnType<typeof makeViews>,
  { incident: id, notice }: { readonly incident: string; readonly notice: string },
): Promise<void> {
  await world.alone(`notice/${id}/${notice}`, async () => {
    const incident = await world.journal.incident(id)
    const now = new Date(world.clock.now()).toISOString()
    const wanted = incident && wantedNotices(incident).find((one) => one.notice === notice)
    const asked = incident?.notices?.[notice]
    if (!incident || !asked || wanted === undefined || (wanted.at ?? '') > now) return
    const error = await sent(world, views, incident, asked)
    await change(world, { id }, () => [
      error === undefined
        ? { kind: 'notice-sent', notice }
        : { kind: 'notice-failed', notice, error },
    ])
  })
}

async function sent(
  world: World,
  views: ReturnType<typeof makeViews>,
  incident: Incident,
  { about, to }: { readonly about: string; readonly to: string },
): Promise<string | undefined> {
  const { chat, policy } = world
  const mark = `${incident.id}/${about}`
  const [, nth] = /^update-(\d+)$/.exec(about) ?? []
  const usual = policy.channels[0]?.locale ?? 'en'
  const locale = nth === undefined ? usual : (policy.updates?.locale ?? usual)
  const ctx = views.cardContext(incident, locale)
  try {
    if (chat === undefined) throw new Error('there is no Slack')
    const message =
      nth === undefined
        ? reminder(incident, about, mark, ctx)
        : updateMessage(incident, Number(nth), mark, ctx)
    if ((await chat.find(to, mark)) === undefined) await chat.post(to, message)
    return undefined
  } catch (error) {
    if (error instanceof ChatBusy) throw error
    const why = (error instanceof Error ? error.message : String(error)).slice(0, 300)
    world.log('warn', 'a message did not get out', { incident: incident.id, about, to, error: why })
    return why
  }
}
