import { z } from 'zod'
import type { Envelope, Fact, Finding, Severity, Subject } from '../core/finding.ts'
import { isObject } from '../core/json.ts'
import type { Text } from '../core/text.ts'
import { type Call, callIn, dayOf, ofCall, trailPage } from './cloudtrail.ts'
import { linksTo, resourceLinks } from './console.ts'
import { defineFinding, type FindingHandler } from './define.ts'
import { fact } from './facts.ts'
import { at, leaves, present, record, tail, textAt } from './read.ts'
import { cisCall, tiesTo } from './ties.ts'

/**
 * A call in words: its severity when done, the past and the plain form of its English verb with the rest of the phrase,
 * and a Japanese phrase that ends in a verbal noun. `@` is the name of what it was done to.
 */
export type Deed = readonly [severity: Severity, en: `${string}|${string}`, ja: string]

/** What a closer look at one record makes different from the table. */
export interface CloserLook {
  readonly deed?: Deed | undefined
  readonly severity?: Severity | undefined
  readonly thing?: string | undefined
  readonly kind?: Text | undefined
  readonly facts?: readonly Fact[]
  readonly subject?: Subject
}

/** An alarm on calls, all alike in meaning: the table says which, the rest is read from CloudTrail's record. */
export interface CallAlarm {
  readonly id: string
  /** CIS AWS Foundations v1.1's number (v1.4's for 4.15), where it has one. */
  readonly cis?: string
  readonly en: { readonly title: string; readonly done: string; readonly tried: string }
  readonly ja: { readonly title: string; readonly done: string; readonly tried: string }
  /** What the calls are done to, and where its name is; the first that is there. */
  readonly kind: Text
  readonly thing: readonly string[]
  /** By service, then by event name. */
  readonly calls: { readonly [service: string]: { readonly [eventName: string]: Deed } }
  /** What else must hold for a service's calls, as EventBridge can tell it. */
  readonly only?: { readonly [service: string]: object }
  readonly when?: (detail: unknown) => boolean
  readonly look?: (detail: unknown, call: Call) => CloserLook
  readonly sample: Record<string, unknown>
}

export const viaCloudTrail = 'AWS API Call via CloudTrail'

export const defineCallAlarm = (alarm: CallAlarm): FindingHandler =>
  defineFinding({
    id: alarm.id,
    en: { title: alarm.en.title },
    ja: { title: alarm.ja.title },
    match: Object.entries(alarm.calls).map(([service, calls]) => ({
      source: [`aws.${service}`],
      'detail-type': [viaCloudTrail],
      detail: {
        eventSource: [`${service}.amazonaws.com`],
        eventName: Object.keys(calls),
        ...alarm.only?.[service],
      },
    })),
    ...(alarm.when && { when: alarm.when }),
    schema: z.record(z.string(), z.unknown()),
    sample: alarm.sample,
    read: (detail, { envelope }) => readAlarm(alarm, detail, envelope),
  })

function readAlarm(alarm: CallAlarm, detail: unknown, envelope: Envelope): Omit<Finding, 'source'> {
  const call = callIn(detail, envelope)
  const look = alarm.look?.(detail, call) ?? {}
  const deed = look.deed ?? alarm.calls[call.service]?.[call.name] ?? unknownDeed(call)
  const named = look.thing ?? textAt(detail, ...alarm.thing)
  const thing = named === undefined ? undefined : tail(named)
  const attempted = call.error !== undefined
  const severity = grade(look.severity ?? deed[0], call)
  const headline = sentence(call, deed, thing)
  const subject = { ...call.who.subject, ...look.subject }
  return {
    ...ofCall(call),
    ...tiesTo(['principal', call.who.principal], cisCall(alarm.cis)),
    // Severity is part of it, so that a harmless change after a grave one does not hide that one on its card.
    key: keyOf(alarm.id, call, thing ?? call.name, attempted ? 'attempted' : severity),
    type: alarm.id,
    headline,
    title: headline.en,
    what: attempted
      ? { en: alarm.en.tried, ja: alarm.ja.tried }
      : { en: alarm.en.done, ja: alarm.ja.done },
    severity,
    resource: { kind: look.kind ?? alarm.kind, id: thing ?? call.account },
    facts: [
      ...(look.facts ?? requestFacts(detail)),
      ...fact('api', [`${call.service}:${call.name}`]),
      ...call.facts,
      ...cisFact(alarm.cis),
    ],
    links: [
      ...linksTo(call.region, call.id, [trailPage]),
      ...resourceLinks(call.region, undefined, subject),
    ],
    subject,
  }
}

/** Repeats by one actor on one thing within a day are one incident. */
const keyOf = (id: string, { account, region, who, time }: Call, ...rest: string[]): string =>
  [id, account, region, dayOf(time), who.key, ...rest].join('/')

const unknownDeed = ({ name }: Call): Deed => ['low', `called|call ${name}`, `${name} を実行`]

const lower: Record<Severity, Severity> = {
  critical: 'medium',
  high: 'medium',
  medium: 'low',
  low: 'low',
  info: 'low',
}
const higher: Record<Severity, Severity> = {
  critical: 'critical',
  high: 'high',
  medium: 'high',
  low: 'medium',
  info: 'low',
}

/** What was only tried weighs less; what root did weighs more, as no policy of the account limits it. */
const grade = (severity: Severity, { error, who }: Call): Severity =>
  error !== undefined ? lower[severity] : who.root ? higher[severity] : severity

const longestName = 64
const short = (name: string): string =>
  name.length > longestName ? `${name.slice(0, longestName)}…` : name

/** Who did what, or tried to. */
export function sentence({ who, error }: Call, [, en, ja]: Deed, thing?: string): Text {
  const [verbs = '', ...rest] = en.split(' ')
  const [past = '', base = past] = verbs.split('|')
  const done = error === undefined
  const fill = (words: string, unnamed: string) =>
    words.replaceAll('@', () => short(thing ?? unnamed)).trim()
  const english = fill(
    (done ? [past, ...rest] : ['tried to', base, ...rest]).join(' '),
    '(unnamed)',
  )
  const [subject, japanese] = [short(who.name.ja), fill(ja, '(名前不明)')]
  // AWS's own Japanese keeps a space between Latin letters and Japanese.
  const before = /[!-~…]$/.test(subject) ? ' ' : ''
  const after = /^[!-~]/.test(japanese) ? ' ' : ''
  return {
    en: `${short(who.name.en)} ${english}`.replaceAll(/ {2,}/g, ' '),
    ja: `${subject}${before}が${after}${japanese}${done ? '' : 'しようとして失敗'}`.replaceAll(
      / {2,}/g,
      ' ',
    ),
  }
}

/** Query parameters that S3 repeats as empty members, and what is of the protocol only. */
const noise =
  /^(xmlns.*|host|acl|policy|versioning|lifecycle|replication|cors|dryRun|publicAccessBlock|encryption)$/i
const shownChars = 120

/** The request in plain lines, for calls that need no closer look. */
export function requestFacts(detail: unknown, ...without: string[]): Fact[] {
  const request = Object.entries(record(at(detail, 'requestParameters'))).filter(
    ([name, value]) => !without.includes(name) && (isObject(value) || !noise.test(name)),
  )
  const lines = leaves(Object.fromEntries(request)).flatMap(([path, value]) => {
    const names = path.split('.').filter((name) => name !== 'items' && name !== 'content')
    if (names.some((name) => name.startsWith('xmlns'))) return []
    const shown = value.length > shownChars ? `${value.slice(0, shownChars)}…` : value
    return [`${names.join('.')}: ${shown}`]
  })
  return fact({ en: 'Request', ja: 'リクエスト内容' }, lines)
}

/** Where the benchmark's versions have this alarm: its section moved twice. */
export function cisFact(cis: string | undefined): Fact[] {
  const item = /^\d\.(\d+)$/.exec(cis ?? '')?.[1]
  if (item === undefined) return []
  const first = cis?.startsWith('3.') ? [`3.${item} (v1.1–v1.2)`] : []
  const all = [...first, `4.${item} (v1.4–v5.0)`, `5.${item} (v6.0–v7.0)`]
  return fact({ en: 'CIS AWS Foundations', ja: 'CIS AWS Foundations' }, all)
}

/** Ids for playbooks out of a record, by path; what is not there is left out. */
export function subjectAt(
  detail: unknown,
  paths: { readonly [K in keyof Subject]: string },
): Subject {
  return present(
    Object.fromEntries(Object.entries(paths).map(([id, path]) => [id, textAt(detail, path)])),
  )
}
