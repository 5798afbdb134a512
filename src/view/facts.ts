import type { Block } from '../core/blocks.ts'
import type { Finding, Remote } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import { pick } from '../core/text.ts'
import { account, type CardContext, type Room } from './context.ts'
import { context, fields, fold, section } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

/** What is known: the same nine things first on every card, then what this kind of finding adds. */
export function facts({ finding, arrivals }: Incident, ctx: CardContext, room: Room): Block[] {
  const { card, lists } = ctx.say
  const { resource, actor, remotes } = finding
  const known: [string, string | undefined][] = [
    [card.account, account(finding.account, ctx)],
    [card.region, code(finding.region, 40)],
    [
      card.resource,
      `${mrkdwn(pick(resource.kind, ctx.locale), 60)} ${code(resource.id, room.value)}`,
    ],
    [card.actor, actor === undefined ? undefined : code(actor, room.value)],
    [card.remotes, remotes.length === 0 ? undefined : remote(remotes, ctx, room)],
    [card.count, card.counted(finding.count, arrivals)],
    [card.firstSeen, when(finding.firstSeen, ctx.locale, ctx.zone)],
    [card.lastSeen, when(finding.lastSeen, ctx.locale, ctx.zone)],
  ]
  const { shown, more } = fold(finding.facts, room.facts)
  const added = shown.map(
    (f) => [mrkdwn(pick(f.label, ctx.locale), 60) || '–', code(f.value, room.value)] as const,
  )
  return [
    ...fields(known.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]]))),
    ...fields(added),
    ...(more > 0 ? [context(lists.moreFacts(more))] : []),
    ...links(finding, ctx, room),
  ]
}

function remote(remotes: readonly Remote[], { say }: CardContext, room: Room): string {
  const { shown, more } = fold(remotes, room.remotes)
  const lines = shown.map(({ ip, place, network }) => {
    const from = [place, network].filter((part) => part !== undefined && part !== '')
    const around = from.map((part) => mrkdwn(part ?? '', 60)).join(' · ')
    return around === '' ? code(ip, 60) : `${code(ip, 60)} ${around}`
  })
  return [...lines, ...(more > 0 ? [say.lists.more(more)] : [])].join('\n')
}

function links({ links: all }: Finding, ctx: CardContext, room: Room): Block[] {
  if (all.length === 0) return []
  const { shown, more } = fold(all, room.links)
  const parts = shown.map(({ label, url }) => {
    // A bar in the label would begin a second one.
    const words = mrkdwn(pick(label, ctx.locale).replaceAll('|', '｜'), 60) || '–'
    const safeUrl = awsUrl(url)
    return safeUrl === undefined ? `${words}: ${code(url, room.value)}` : `<${safeUrl}|${words}>`
  })
  const rest = more > 0 ? [ctx.say.lists.more(more)] : []
  return [section(`*${ctx.say.card.links}:* ${[...parts, ...rest].join('  ·  ')}`)]
}

const consoles = ['.aws.amazon.com', '.amazonaws.cn', '.amazonaws-us-gov.com']

/** Only AWS's own pages become links: a finding must not be able to send a responder anywhere else. */
export function awsUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, hostname, username, password, port, href } = new URL(url)
  const ours = protocol === 'https:' && consoles.some((end) => hostname.endsWith(end))
  if (!ours || username !== '' || password !== '' || port !== '' || href.length > 600)
    return undefined
  return href
    .replaceAll('|', '%7C')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E')
    .replaceAll('&', '&amp;')
}
