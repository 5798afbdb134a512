import type { Lang } from './types.ts'

const units = [
  { seconds: 86_400, en: 'd', ja: '日' },
  { seconds: 3_600, en: 'h', ja: '時間' },
  { seconds: 60, en: 'min', ja: '分' },
  { seconds: 1, en: 's', ja: '秒' },
] as const

/** A duration by its two largest units: `2 h 5 min`. */
export function spanOf(seconds: number, lang: Lang): string {
  const whole = Math.round(seconds)
  const from = units.findIndex((unit) => whole >= unit.seconds)
  if (from === -1) return `0 ${units[3][lang]}`
  const two = units.slice(from, from + 2)
  const parts = two.map((unit, at) => ({
    unit,
    count: Math.floor((at === 0 ? whole : whole % (two[0]?.seconds ?? 1)) / unit.seconds),
  }))
  return parts
    .filter(({ count }) => count > 0)
    .map(({ unit, count }) => `${count} ${unit[lang]}`)
    .join(' ')
}
