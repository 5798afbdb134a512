import { isJapaneseHoliday } from './holidays.ts'

/** When a channel is left in peace: what is not critical waits, and is shown afterwards. */
export interface QuietHours {
  /** IANA zone in which the hours are read, e.g. Asia/Tokyo. */
  readonly zone: string
  /** `20:00`. Hours that end before they begin go over midnight. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Saturdays and Sundays, all day. */
  readonly weekends?: boolean | undefined
  /** National holidays, all day. */
  readonly holidays?: 'japan' | undefined
}

/** `now` in milliseconds since 1970. */
export function isQuiet({ zone, from, to, weekends, holidays }: QuietHours, now: number): boolean {
  const { year, month, day, time, weekday } = local(zone, now)
  if (weekends === true && (weekday === 'Sat' || weekday === 'Sun')) return true
  if (holidays === 'japan' && isJapaneseHoliday(year, month, day)) return true
  if (from === undefined || to === undefined) return false
  return from <= to ? from <= time && time < to : from <= time || time < to
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock in that zone shows. */
export function local(zone: string, now: number) {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
      hourCycle: 'h23',
    })
  formats.set(zone, format)
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]))
  const number = (part: Intl.DateTimeFormatPartTypes) => Number(parts.get(part))
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    time: `${parts.get('hour')}:${parts.get('minute')}`,
    weekday: parts.get('weekday'),
  }
}
