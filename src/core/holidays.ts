/**
 * National holidays of Japan by the law on them (国民の祝日に関する法律, as it stands since 2022). The equinoxes are
 * announced a year ahead; the usual formula has agreed with every announcement and holds until 2099.
 */
export function isJapaneseHoliday(year: number, month: number, day: number): boolean {
  if (isNamed(year, month, day)) return true
  const at = (days: number) => {
    const date = new Date(Date.UTC(year, month - 1, day + days))
    return {
      named: isNamed(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()),
      weekday: date.getUTCDay(),
    }
  }
  // Article 3 (3): a day between two holidays is one.
  if (at(-1).named && at(1).named) return true
  // Article 3 (2): for a holiday on a Sunday, the next day that is none.
  for (let back = -1; at(back).named; back--) if (at(back).weekday === 0) return true
  return false
}

/** Fixed days by month. */
const fixed: { readonly [month: number]: readonly number[] } = {
  1: [1],
  2: [11, 23],
  4: [29],
  5: [3, 4, 5],
  8: [11],
  11: [3, 23],
}
/** Month: which Monday. */
const mondays: { readonly [month: number]: number } = { 1: 2, 7: 3, 9: 3, 10: 2 }

function isNamed(year: number, month: number, day: number): boolean {
  if (fixed[month]?.includes(day)) return true
  const monday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() === 1
  if (monday && mondays[month] === Math.ceil(day / 7)) return true
  const since = year - 1980
  const drift = 0.242194 * since - Math.floor(since / 4)
  if (month === 3) return day === Math.floor(20.8431 + drift)
  if (month === 9) return day === Math.floor(23.2488 + drift)
  return false
}
