interface Words {
  readonly seconds: (s: number) => string
  readonly minutes: (m: number, s: number) => string
  readonly hours: (h: number, m: number) => string
  readonly days: (d: number, h: number) => string
}

/** The two largest units are enough to read; what is before its beginning took no time. */
export function spanOf(ms: number, say: Words): string {
  const s = Math.max(0, Math.round(ms / 1000))
  if (s < 60) return say.seconds(s)
  if (s < 3_600) return say.minutes(Math.floor(s / 60), s % 60)
  const m = Math.floor(s / 60)
  if (m < 1_440) return say.hours(Math.floor(m / 60), m % 60)
  const h = Math.floor(m / 60)
  return say.days(Math.floor(h / 24), h % 24)
}

/** Between two moments, ISO 8601. */
export const duration = (from: string, to: string, say: Words): string =>
  spanOf(Date.parse(to) - Date.parse(from), say)
