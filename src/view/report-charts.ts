import { type Html, html } from './html.ts'

/** A ring that is full at 100. */
export function ring(percent: number | undefined, label: string): Html {
  const round = 2 * Math.PI * 70
  const part = ((percent ?? 0) / 100) * round
  return html`<svg viewBox="0 0 180 180" width="180" height="180" role="img" aria-label="${label}">
<circle cx="90" cy="90" r="70" fill="none" stroke="#d9dee5" stroke-width="16"/>
<circle cx="90" cy="90" r="70" fill="none" stroke="#1a7f4b" stroke-width="16" stroke-dasharray="${part.toFixed(1)} ${round.toFixed(1)}" transform="rotate(-90 90 90)"/>
<text x="90" y="92" text-anchor="middle" dominant-baseline="middle" font-size="38" font-weight="700" fill="#1c2430">${percent === undefined ? '–' : `${percent}%`}</text></svg>`
}

export const share = (percent: number | undefined): Html =>
  html`<div class="bar"><i style="width:${percent ?? 0}%"></i></div>`

/** Percentages over time, oldest first. */
export function trendLine(
  points: readonly { readonly label: string; readonly percent: number }[],
  label: string,
): Html {
  const [width, height, left, top] = [880, 170, 40, 12]
  const [across, down] = [width - left - 16, height - top - 34]
  const x = (at: number) =>
    left + (points.length < 2 ? across / 2 : (at / (points.length - 1)) * across)
  const y = (percent: number) => top + down - (percent / 100) * down
  const path = points
    .map(({ percent }, at) => `${x(at).toFixed(1)},${y(percent).toFixed(1)}`)
    .join(' ')
  const every = Math.ceil(points.length / 8)
  return html`<svg viewBox="0 0 ${width} ${height}" width="100%" role="img" aria-label="${label}" font-size="11" fill="#5b6675">
${[0, 50, 100].map((line) => html`<line x1="${left}" x2="${width - 16}" y1="${y(line)}" y2="${y(line)}" stroke="#d9dee5"/><text x="${left - 6}" y="${y(line) + 4}" text-anchor="end">${line}</text>`)}
<polyline points="${path}" fill="none" stroke="#1a7f4b" stroke-width="2.5"/>
${points.map(({ percent, label: day }, at) => html`<circle cx="${x(at)}" cy="${y(percent)}" r="3.5" fill="#1a7f4b"/>${at % every === 0 || at === points.length - 1 ? html`<text x="${x(at)}" y="${height - 10}" text-anchor="${at === points.length - 1 ? 'end' : 'middle'}">${day}</text>` : undefined}`)}
</svg>`
}
