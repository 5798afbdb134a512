import { useLang } from './context.ts'
import type { Lang } from './types.ts'

type Parts = Intl.DateTimeFormatOptions
const date: Parts = { year: 'numeric', month: '2-digit', day: '2-digit' }
const short: Parts = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const clock: Parts = { ...short, second: '2-digit' }

const tongues: Record<Lang, string> = { en: 'en-GB', ja: 'ja-JP' }
/** To make one takes longer than all else that a page of moments does: each is made once. */
const made = new Map<string, Intl.DateTimeFormat>()
function formatter(tongue: string, parts: Parts): Intl.DateTimeFormat {
  const key = `${tongue} ${JSON.stringify(parts)}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(tongue, parts)
  made.set(key, known)
  return known
}
const format = (at: Date, lang: Lang, parts: Parts): string =>
  formatter(tongues[lang], parts).format(at)
const day = (at: Date): string => formatter('sv-SE', date).format(at)

/** `2026-11-21 21:04:05 JST`, in the reader's zone, which is named. */
function full(at: Date, lang: Lang): string {
  const zone = formatter(tongues[lang], { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
  return `${day(at)} ${format(at, lang, clock)} ${zone?.value ?? ''}`.trim()
}

/** A moment; the time of day alone where it is today's. */
export function Moment({ iso, seconds = false }: { iso: string; seconds?: boolean }) {
  const lang = useLang()
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return <span>{iso}</span>
  const time = format(at, lang, seconds ? clock : short)
  const today = day(at) === day(new Date())
  return (
    <time dateTime={iso} title={full(at, lang)}>
      {today ? time : `${day(at)} ${time}`}
    </time>
  )
}

/** Slack's `<!date^seconds^{token} ...|fallback>`, in the reader's zone. */
export function SlackDate({
  seconds,
  form,
  fallback,
}: Record<'form' | 'fallback', string> & { seconds: number }) {
  const lang = useLang()
  const at = new Date(seconds * 1000)
  if (Number.isNaN(at.getTime())) return <span>{fallback}</span>
  const told = form.replace(/\{(\w+)\}/g, (token, name: string) => {
    if (name === 'date_num') return day(at)
    if (name === 'time') return format(at, lang, short)
    if (name === 'time_secs') return format(at, lang, clock)
    return name.startsWith('date')
      ? format(at, lang, { dateStyle: name.startsWith('date_short') ? 'medium' : 'long' })
      : token
  })
  return (
    <time dateTime={at.toISOString()} title={full(at, lang)}>
      {told}
    </time>
  )
}
