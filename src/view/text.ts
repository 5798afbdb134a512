import type { Locale } from '../core/text.ts'

/**
 * Other people's text, made fit to be shown. Tags, names, titles and user agents are written by attackers too: they must
 * not hide, reorder, mention, link or format anything. Limits count UTF-16 units, the strictest reading of Slack's.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB]/gu
const stacked = /(\p{M}{4})\p{M}+/gu
const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Cuts between graphemes; the cut is visible. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  // A window is enough, and keeps 64 KB values cheap; its own ragged end lies behind the cut.
  for (const { segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (kept.length + segment.length > max - 1) break
    kept += segment
  }
  return `${kept}…`
}

/** For plain_text: one line, nothing invisible, no direction marks, at most `max` long. */
export function safe(value: string, max: number): string {
  // Nobody reads beyond `max`, so 64 KB are not scanned for it; that there is more is said all the same.
  const near = value.slice(0, max * 8 + 256)
  const line = near.replace(/\s+/gu, ' ').replace(unseen, '').replace(stacked, '$1').trim()
  return cut(near.length < value.length ? `${line}…` : line, max)
}

/** As it is read: what Slack's escapes stand for. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** `encode` may make a text longer (`&` becomes `&amp;`): cuts before it so that what comes out still fits. */
function fit(value: string, max: number, encode: (text: string) => string): string {
  for (let room = max; ; ) {
    const out = encode(cut(value, room))
    if (out.length <= max || room <= 1) return out
    room = Math.max(1, Math.min(room - 1, Math.floor((room * max) / out.length)))
  }
}

/** A right-to-left name beside an arrow would swap its two sides: each value keeps its direction to itself. */
const isolate = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text)

/**
 * For mrkdwn, as running text. Entities are escaped; what Slack would read as formatting, an emoji, a broadcast or an
 * address becomes a look-alike. Ids go through `code` instead, which keeps them as they are.
 */
export function mrkdwn(value: string, max = 300): string {
  const tame = safe(value, Math.max(max, 1))
    .replaceAll('*', '∗')
    .replaceAll('~', '∼')
    .replaceAll('`', 'ˋ')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '＿')
    .replace(/(?<![\p{L}\p{N}:]):(?=[\p{L}\p{N}_+'-]+:)/gu, '∶')
    .replace(/@(?=here|channel|everyone)/giu, '＠')
    .replace(/#(?=[\p{L}\p{N}])/gu, '＃')
    .replace(/:\/\//gu, ':∕∕')
  return isolate(fit(tame, Math.max(max - 2, 1), escaped))
}

/** For mrkdwn, as it is: ids, names, addresses. Nothing is formatted inside a code span, and only a backtick could end it. */
export function code(value: string, max = 300): string {
  const inside = fit(safe(value, max).replaceAll('`', 'ˋ'), Math.max(max - 4, 1), escaped)
  return inside === '' ? '–' : `\`${isolate(inside)}\``
}

/**
 * As `code`, but what cannot be seen is spelled out: what somebody approves must be all that is there. Cut only at `max`,
 * and visibly.
 */
export function exact(value: string, max = 300): string {
  const inside = fit(spelled(value.slice(0, max * 2)), Math.max(max - 4, 1), escaped)
  return inside === '' ? '–' : `\`${isolate(inside)}\``
}

/** Several lines, spelled out as `exact` does; undefined if they do not fit. */
export function exactBlock(value: string, max: number): string | undefined {
  const text = escaped(value.split('\n').map(unhidden).join('\n'))
  return text.length <= max ? `\`\`\`\n${text}\n\`\`\`` : undefined
}

const point = (c: string): string => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`
const unhidden = (value: string): string =>
  value.replace(unseen, point).replace(/[^\S ]|`/gu, point)
/** Nothing hidden in it: what cannot be seen is a code point. */
export const spelled = (value: string): string => unhidden(value).replace(/^ | $/g, point)

/** A person by id. Only ids in Slack's own form become mentions; `local/responder` stays text. */
export function mention(id: string): string {
  const slack = /^[TE][A-Z0-9]{2,20}\/([UW][A-Z0-9]{2,20})$/.exec(id)
  return slack ? `<@${slack[1]}>` : code(id, 80)
}

/** A moment as plain text: `2026-11-21 21:04:41 JST`. Without a zone: UTC. What is no moment is shown as it came. */
export function moment(iso: string, locale: Locale, zone = 'UTC'): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return safe(iso, 40)
  const parts = (tongue: string) =>
    new Map(
      format(tongue, zone)
        .formatToParts(at)
        .map((p) => [p.type, p.value]),
    )
  const p = parts('en-US')
  const named = [p.get('timeZoneName'), parts(locale).get('timeZoneName')]
  const name = named.find((n) => n !== undefined && !n.startsWith('GMT')) ?? named[0]
  const date = `${p.get('year')}-${p.get('month')}-${p.get('day')}`
  return `${date} ${p.get('hour')}:${p.get('minute')}:${p.get('second')} ${name}`
}

/** A moment for mrkdwn: Slack shows it in the reader's own zone; the text after the bar is for clients that cannot. */
export function when(iso: string, locale: Locale, zone?: string): string {
  return token(iso, '{date_num} {time_secs}', moment(iso, locale, zone))
}

/** The time of day alone, for steps. */
export function clock(iso: string, locale: Locale, zone?: string): string {
  return token(iso, '{time_secs}', moment(iso, locale, zone).slice(11))
}

function token(iso: string, form: string, fallback: string): string {
  const seconds = Math.floor(Date.parse(iso) / 1000)
  return Number.isSafeInteger(seconds) ? `<!date^${seconds}^${form}|${fallback}>` : code(iso, 40)
}

/** A chat may send a zone that this machine does not know: the time is then in UTC, and says so. */
function knownZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()
function format(tongue: string, zone: string): Intl.DateTimeFormat {
  const key = `${tongue} ${zone}`
  const before = formats.get(key)
  if (before) return before
  const made = new Intl.DateTimeFormat(tongue, {
    timeZone: knownZone(zone),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  formats.set(key, made)
  return made
}
