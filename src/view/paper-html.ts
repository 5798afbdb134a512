import { Html, html } from './html.ts'
import type { Paper, Part } from './paper.ts'
import { reportStyle } from './report-style.ts'
import { safe } from './text.ts'

const most = 2_000
const shown = (text: string): string => safe(text, most)

function printed(part: Part): Html {
  switch (part.kind) {
    case 'text':
      return html`<p>${shown(part.text)}</p>`
    case 'note':
      return html`<p class="note">${shown(part.text)}</p>`
    case 'heading':
      return html`<h3>${shown(part.text)}</h3>`
    case 'list':
      return html`<ul>${part.items.map((item) => html`<li>${shown(item)}</li>`)}</ul>`
    case 'facts':
      return html`<table><tbody>${part.rows.map(([label, value]) => html`<tr><th scope="row">${shown(label)}</th><td>${shown(value)}</td></tr>`)}</tbody></table>`
    case 'table':
      return html`<table><thead><tr>${part.head.map((cell) => html`<th scope="col">${shown(cell)}</th>`)}</tr></thead>
<tbody>${part.rows.map((row) => html`<tr>${row.map((cell, at) => html`<td${at === 0 ? new Html(' class="k"') : undefined}>${shown(cell)}</td>`)}</tr>\n`)}</tbody></table>`
    case 'prompts':
      return html`<ol class="fill">${part.items.map((item) => html`<li>${shown(item)}<div><small class="soft">${shown(part.answer)}</small></div></li>`)}</ol>`
  }
}

const style = `${reportStyle}
th[scope=row] { width:24%; border-bottom:1px solid var(--line); vertical-align:top }
.fill div { border:1px dashed var(--line); min-height:56px; padding:4px 8px; margin:4px 0 12px }
`

/** One file for the screen and for A4; it loads nothing and runs nothing. */
export function paperHtml({ locale, title, mark, lead, chapters }: Paper): string {
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${shown(title)}</title><style>${new Html(style)}</style></head><body lang="${locale}"><main>
<header><h1>${shown(title)}</h1>${mark === undefined ? undefined : html`<p class="note"><strong>${shown(mark)}</strong></p>`}<p class="soft">${shown(lead)}</p></header>
${chapters.map((chapter) => html`<section><h2>${shown(chapter.title)}</h2>${chapter.parts.map(printed)}</section>\n`)}
</main></body></html>
`.text
}
