import type { Block } from '../core/blocks.ts'
import { pick } from '../core/text.ts'
import type { AccountView, WhoView } from '../core/who.ts'
import { account, emoji } from './context.ts'
import { context, fold, header, lines, section } from './parts.ts'
import { bar, type PostureContext, percentOf, wordsOf } from './posture-context.ts'
import { code, mrkdwn, when } from './text.ts'

const mostParts = 8
const mostLines = 8

/** For `/hikeshi who`: what AWS knows, what is wrong with it, and what is open about it. */
export function whoBlocks(view: WhoView, ctx: PostureContext): Block[] {
  const { say, locale } = ctx
  const { posture: words } = say
  const { shown, more } = fold(view.known, mostParts)
  const nothing = view.known.length + view.blemishes.length + view.incidents.length === 0
  return [
    header(words.whoTitle(view.words)),
    ...(nothing ? [section(words.whoNobody(code(view.words, 200)))] : []),
    ...shown.flatMap(({ account: id, region, title, facts }) => {
      const told = facts.slice(0, mostLines).map((fact) => {
        const moment = fact.at === undefined ? '' : `${when(fact.at, locale, ctx.zone)} `
        return `• ${moment}${mrkdwn(pick(fact.label, locale), 60)}: ${code(fact.value, 200)}`
      })
      const head = `*${mrkdwn(pick(title, locale), 60)}* · ${account(id, ctx)} · ${code(region, 30)}`
      return lines([head, ...told])
    }),
    ...(more > 0 ? [context(say.lists.more(more))] : []),
    ...titled(
      words.whoFailed,
      view.blemishes.map(
        ({ check, account: id, region }) =>
          `❌ ${mrkdwn(wordsOf(ctx.facts(check), check, locale).title, 120)} · ${account(id, ctx)} · ${code(region, 30)}`,
      ),
      ctx,
    ),
    ...titled(
      words.whoIncidents,
      view.incidents.map(
        ({ id, finding }) =>
          `${emoji[finding.severity]} ${mrkdwn(pick(finding.headline, locale), 120)} · ${code(id, 60)}`,
      ),
      ctx,
    ),
    ...(view.unread.length > 0
      ? [
          context(
            words.whoUnread(
              view.unread
                .slice(0, 5)
                .map((one) => code(one, 120))
                .join(' '),
            ),
          ),
        ]
      : []),
  ]
}

function titled(title: string, all: readonly string[], { say }: PostureContext): Block[] {
  if (all.length === 0) return []
  const { shown, more } = fold(all, mostLines)
  return lines([`*${title}*`, ...shown, ...(more > 0 ? [say.lists.more(more)] : [])])
}

/** For `/hikeshi accounts`: one paragraph an account; the regions that stand out are named. */
export function accountsBlocks(all: readonly AccountView[], ctx: PostureContext): Block[] {
  const { posture: words } = ctx.say
  const { shown, more } = fold(all, 30)
  return [
    header(words.accountsTitle),
    ...lines(
      shown.map((one) => {
        const scanned = one.regions.filter((each) => each.scanned).length
        const busy = one.regions.filter(({ incidents }) => incidents > 0)
        const unseen = one.regions.filter((each) => !each.scanned)
        return [
          `${bar(one.score?.percent)} *${percentOf(one.score?.percent, '–')}*  ${account(one.account, ctx)}${one.environment === undefined ? '' : ` · ${mrkdwn(one.environment, 40)}`}${one.simulated ? ' 🧪' : ''}`,
          [
            one.scannedAt === undefined
              ? words.notScanned
              : words.scanned(when(one.scannedAt, ctx.locale, ctx.zone), scanned),
            words.openIncidents(one.incidents),
            ...busy.slice(0, 6).map(({ region, incidents }) => `${code(region, 30)} ${incidents}`),
            ...(unseen.length > 0 && one.scannedAt !== undefined
              ? [
                  words.notSeenIn(
                    unseen
                      .slice(0, 6)
                      .map(({ region }) => code(region, 30))
                      .join(' '),
                  ),
                ]
              : []),
          ].join(' · '),
        ].join('\n')
      }),
    ),
    ...(more > 0 ? [context(ctx.say.lists.more(more))] : []),
  ]
}
