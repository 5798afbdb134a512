import type { Incident } from '../core/incident.ts'
import type { OnCallEvent } from '../core/oncall.ts'
import { overridesIn } from '../core/oncall.ts'
import type { Page, Pager } from '../core/pager.ts'
import { escalate, type WantedPage, wantedPages } from '../core/paging.ts'
import type { Locale } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import { calling, pageLine } from '../view/page.ts'
import { change } from './change.ts'
import type { World } from './world.ts'

export const onCallStream = 'oncall'

export async function onCallEvents(world: Pick<World, 'journal'>): Promise<OnCallEvent[]> {
  const records = await world.journal.records(onCallStream)
  return records.map(({ event }) => event as unknown as OnCallEvent)
}

/** Woken when it is time, and by the sweep: the incident's own state says whether it is, so early, late or twice is harmless. */
export async function callNext(world: World, incident: string): Promise<void> {
  const overrides = overridesIn(await onCallEvents(world))
  const { oncall, people } = world.policy
  await change(world, { id: incident }, (it, now) =>
    it === undefined
      ? { refused: 'not-found', what: incident }
      : escalate({ oncall, leads: people.lead }, overrides, it, now),
  )
}

/**
 * Tells one pager where the incident stands. At least once: a crash between the call and its record calls again, and the
 * pager knows the key. Alone, so that two replicas do not call at the same time.
 */
export async function sendPage(
  world: World,
  say: (locale: Locale) => Phrases,
  { incident: id, pager }: { readonly incident: string; readonly pager: string },
): Promise<void> {
  await world.alone(`page/${id}/${pager}`, async () => {
    const incident = await world.journal.incident(id)
    const now = new Date(world.clock.now()).toISOString()
    const wanted = incident && wantedPages(incident).find((one) => one.pager === pager)
    if (incident === undefined || wanted === undefined || (wanted.at ?? '') > now) return
    const { what, level } = wanted
    const locale = world.policy.channels[0]?.locale ?? 'en'
    const error = await tried(async () => {
      const send = pager === 'slack' ? slackPager(world, say, locale) : world.pagers.get(pager)
      if (send === undefined) throw new Error(`hikeshi.yaml has no pager ${pager}`)
      await send(pageOf(incident, wanted, say(locale), locale))
    })
    if (error !== undefined)
      world.log('warn', 'a page did not get out', { incident: id, pager, error })
    await change(world, { id }, (it) => {
      if (it === undefined) return { refused: 'not-found', what: id }
      return error === undefined
        ? [{ kind: 'page-sent', pager, what, level }]
        : [{ kind: 'page-failed', pager, what, level, error }]
    })
  })
}

async function tried(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 300)
  }
}

function pageOf(
  incident: Incident,
  { what, level }: WantedPage,
  say: Phrases,
  locale: Locale,
): Page {
  const { id, finding, openedAt, paging } = incident
  const { severity, account, region, type, resource } = finding
  return {
    what,
    key: `hikeshi/${id}`,
    incident: id,
    severity,
    level,
    who: paging?.who ?? [],
    headline: pageLine(incident, say, locale),
    account,
    region,
    resource: resource.id,
    type,
    openedAt,
  }
}

/** A message to each person who is called, with the button that ends it. Each is looked for first: nobody gets it twice. */
const slackPager =
  (world: World, say: (locale: Locale) => Phrases, locale: Locale): Pager =>
  async (page) => {
    const { chat } = world
    if (page.what !== 'trigger') return
    if (chat === undefined) throw new Error('there is no Slack')
    for (const person of page.who) {
      const channel = `@${person.split('/')[1] ?? person}`
      const mark = `${page.incident}/page-${page.level}`
      const there = await chat.find(channel, mark)
      if (there === undefined) await chat.post(channel, calling(page, mark, say(locale)))
    }
  }
