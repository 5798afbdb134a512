const heights = '▁▂▃▄▅▆▇█'

/** A share of a hundred as one character. */
export const spark = (percent: number): string =>
  heights[Math.min(7, Math.floor(percent / 12.5))] ?? ''
