import { clocksFrom } from '../core/clocks.ts'
import { digest } from '../core/hash.ts'
import type { Incident } from '../core/incident.ts'
import { canonical } from '../core/json.ts'
import { deedsOf, milestonesOf, type Story } from '../core/postmortem.ts'
import type { Locale } from '../core/text.ts'
import type { PostmortemDesk, PostmortemFormat } from '../kit/index.ts'
import type { Phrases } from '../locales/en.ts'
import { paperHtml } from '../view/paper-html.ts'
import { paperMarkdown } from '../view/paper-md.ts'
import { inShort, postmortem } from '../view/postmortem.ts'
import { type PaperContext, timelineOf } from '../view/postmortem-timeline.ts'
import { safe } from '../view/text.ts'
import { readme, verifyCommand } from './evidence-readme.ts'
import type { World } from './world.ts'

/** What an incident leaves behind, out of the journal alone. */
export function makePostmortem(world: World, say: (locale: Locale) => Phrases): PostmortemDesk {
  const { journal, policy, catalog, clock } = world
  const context = (locale: Locale, zone?: string): PaperContext => ({
    say: say(locale),
    locale,
    accountName: (id) => policy.accounts[id]?.name,
    titleOf: (id) => {
      const { en, ja } = catalog.playbook.get(id) ?? {}
      return en && ja && { en: en.title, ja: ja.title }
    },
    clockTitle: (id) => policy.clocks?.[id]?.title,
    clocksFrom: (account, since) => clocksFrom(policy.clocks, account, since),
    ...(zone !== undefined && { zone }),
  })
  const now = () => new Date(clock.now()).toISOString()
  const print = async (story: Story, format: PostmortemFormat, ctx: PaperContext) => {
    if (format === 'json') return `${JSON.stringify(dataOf(story, ctx), null, 2)}\n`
    const paper = postmortem(story, now(), ctx)
    if (format === 'md') return paperMarkdown(paper)
    const page = paperHtml(paper)
    return format === 'html' ? page : world.printPdf?.(page)
  }
  return {
    report: async ({ incident, format, locale, by }) => {
      const story = await storyOf(world, incident)
      if (story === undefined) return { refused: 'not-found', what: incident }
      const ctx = context(locale, by.zone)
      return { summary: safe(inShort(story, ctx), 3_000), body: await print(story, format, ctx) }
    },
    evidence: async ({ incident: id, by }) => {
      const story = await storyOf(world, id)
      if (story === undefined) return { refused: 'not-found', what: id }
      const { records } = story
      const head = records.filter(({ stream }) => stream === `incident/${id}`).at(-1)?.hash ?? ''
      const reports = await Promise.all(
        (['en', 'ja'] as const).flatMap((locale) =>
          (['md', 'html'] as const).map(
            async (format) =>
              [
                `report-${locale}.${format}`,
                (await print(story, format, context(locale))) ?? '',
              ] as const,
          ),
        ),
      )
      const zip = await world.seal({
        'journal.jsonl': records.map((record) => `${canonical(record)}\n`).join(''),
        ...Object.fromEntries(reports),
        'README.md': readme({ incident: id, records: records.length, head, at: now() }),
      })
      const sha256 = digest(zip)
      // Who carried evidence away, and which: a package that turns up later can be told from a forged one.
      await journal.note(`evidence/${id}`, { kind: 'packed', by: by.id, sha256, head })
      return { zip, sha256, records: records.length, head, verify: verifyCommand }
    },
    words: (locale) => say(locale).postmortem,
  }
}

/** An incident, those that became part of it, and all of their records. */
async function storyOf({ journal }: World, id: string): Promise<Story | undefined> {
  const incident = await journal.incident(id)
  if (incident === undefined) return undefined
  const all = new Map<string, Incident>([[id, incident]])
  for (const one of all.values())
    for (const from of one.absorbed ?? []) {
      const part = all.has(from) ? undefined : await journal.incident(from)
      if (part) all.set(from, part)
    }
  const streams = await Promise.all(
    [...all.keys()].map((one) => journal.records(`incident/${one}`)),
  )
  return { incident, absorbed: [...all.values()].slice(1), records: streams.flat() }
}

/** For programs: the state, the milestones, the timeline in words and every record. */
function dataOf(story: Story, ctx: PaperContext): object {
  const { opened, acknowledged, contained, closed } = milestonesOf(story)
  return {
    incident: story.incident,
    milestones: {
      opened,
      acknowledged,
      contained: contained && { at: contained.at, run: contained.run.id },
      closed,
    },
    timeline: timelineOf(deedsOf(story), story, ctx),
    records: story.records,
  }
}
