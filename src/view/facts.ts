import type { Block } from '../core/blocks.ts'
import type { Finding, Remote } from '../core/finding.ts'
import type { Incident } from '../core/incident.ts'
import { pick } from '../core/text.ts'
import { account, type CardContext, type Room } from './context.ts'
import { context, fields, fold, section } from './parts.ts'
import { code, mrkdwn, when } from './text.ts'

/** What is known, most telling first: what it hit, where, who, from where, and then what this kind of finding adds. */
export function facts(incident: Incident, ctx: CardContext, room: Room): Block[] {
  const { finding, arrivals } = incident
  const { card, lists } = ctx.say
  const { resource, actor, remotes } = finding
  const where = `${account(finding.account, ctx)} · ${code(finding.region, 40)}`
  const known: [string, string | undefined][] = [
    [
      card.resource,
      `${mrkdwn(pick(resource.kind, ctx.locale), 60)} ${code(resource.id, room.value)}`,
    ],
    [card.account, where],
    [card.actor, actor === undefined ? undefined : code(actor, room.value)],
    [card.owner, ctx.owners?.map(ownerMention).join(' ') || undefined],
    [card.remotes, remotes.length === 0 ? undefined : remote(remotes, ctx, room)],
  ]
  // What stands above already is not said again.
  const said = new Set([resource.id, actor, finding.account, finding.region])
  const { shown, more } = fold(
    finding.facts.filter((f) => !said.has(f.value)),
    room.facts,
  )
  const added = shown.map(
    (f) =>
      [mrkdwn(pick(f.label, ctx.locale), 60) || '–', told(f.value, finding, ctx, room)] as const,
  )
  const [first, last] = [finding.firstSeen, finding.lastSeen].map((at) =>
    when(at, ctx.locale, ctx.zone),
  )
  return [
    ...fields(known.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]]))),
    ...fields(added),
    ...(more > 0 ? [context(lists.moreFacts(more))] : []),
    context(
      [
        `*${card.count}:* ${card.counted(finding.count, arrivals)}`,
        `*${card.firstSeen}:* ${first}`,
        `*${card.lastSeen}:* ${last}`,
      ].join('  ·  '),
    ),
    ...links(incident, ctx, room),
  ]
}

/** People and groups, by ids of the deployed policy alone: what a tag says is never mentioned. */
export const ownerMention = (id: string): string =>
  id.startsWith('S') ? `<!subteam^${id}>` : `<@${id}>`

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const longest = 160

/** A time in the reader's zone, yes or no in words; an ARN by its end, unless it is another account's: the beginning stands above. */
export function told(
  value: string,
  { account: own }: Finding,
  ctx: CardContext,
  room: Room,
): string {
  if (time.test(value)) return when(value, ctx.locale, ctx.zone)
  if (value === 'true') return ctx.say.card.yes
  if (value === 'false') return ctx.say.card.no
  const short = value.replace(
    /\barn:[\w-]+:[\w-]*:[\w-]*:(\d*):(?=[^\s,])/g,
    (arn, owner: string) => (owner === '' || owner === own ? '' : arn),
  )
  return code(short, Math.min(room.value, longest))
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

function links({ finding, enriched = {} }: Incident, ctx: CardContext, room: Room): Block[] {
  const all = [...finding.links, ...Object.values(enriched).flatMap(({ links = [] }) => links)]
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
