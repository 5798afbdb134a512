const windows: { readonly [unit: string]: number } = { m: 60_000, h: 3_600_000, d: 86_400_000 }
const dayMs = 86_400_000

/** How far a zone is from UTC at a moment, in milliseconds. */
function offset(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return local - Math.floor(at / 1_000) * 1_000
}

/**
 * A moment after `now` as people write it: `14:30` on the reader's clock (IANA zone; default UTC), the next one there is;
 * `30m`, `2h` or `3d` from now; or a whole ISO 8601 moment. Milliseconds since 1970; undefined: none of these, or past.
 */
export function clockTime(words: string, now: number, zone = 'UTC'): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,3})([mhd])$/.exec(words) ?? []
  if (count !== undefined) return now + Number(count) * (windows[unit ?? ''] ?? 0)
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(words) ?? []
  if (hour !== undefined) {
    const away = offset(now, zone)
    const midnight = Math.floor((now + away) / dayMs) * dayMs
    const at = midnight + Number(hour) * 3_600_000 + Number(minute) * 60_000 - away
    return at > now ? at : at + dayMs
  }
  const whole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(words)
  const at = whole ? Date.parse(words) : Number.NaN
  return at > now ? at : undefined
}
