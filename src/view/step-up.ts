import type { Run } from '../core/incident.ts'
import { canonical, type Json } from '../core/json.ts'
import { type Link, linkMinutes } from '../core/passkey.ts'
import { pick, type Text } from '../core/text.ts'
import type { Phrases } from '../locales/en.ts'
import type { ViewContext } from './context.ts'
import { type Html, html } from './html.ts'
import { fold } from './parts.ts'
import { cut, safe, spelled } from './text.ts'

const shownLines = 40

/** The page of a one-time link: what the passkey is for, and one button. Its script and style are files beside it. */
export function stepUpPage(
  { purpose, who }: Link,
  options: object,
  ctx: ViewContext & { readonly found?: { readonly run: Run; readonly title: Text } },
): string {
  const { say, locale, found } = ctx
  const { titles, leads, buttons, ...words } = say.passkeys
  const { kind } = purpose
  const of = {
    options: JSON.stringify(options),
    ceremony: kind === 'register' ? 'register' : 'prove',
    working: words.working,
    cancelled: words.cancelled,
    lost: words.lost,
  }
  const reason =
    kind === 'break-glass' ? html`<blockquote>${safe(purpose.reason, 500)}</blockquote>` : ''
  return page(
    locale,
    titles[kind],
    html`<main data-ceremony="${of.ceremony}" data-options="${of.options}" data-working="${of.working}" data-cancelled="${of.cancelled}" data-lost="${of.lost}">
<h1>${titles[kind]}</h1>
<p>${leads[kind](who)}</p>
${found && plan(found.run, found.title, ctx)}
${reason}
<p><button type="button">${buttons[kind]}</button></p>
<p role="status" aria-live="polite"></p>
<p class="quiet">${words.notYours}<br>${words.once(linkMinutes)}</p>
</main>
<script src="/step-up/assets/webauthn.js"></script>
<script src="/step-up/assets/page.js"></script>`,
  )
}

/** A link that leads nowhere, told in each language. */
export const gonePage = (languages: readonly { lang: string; say: Phrases }[]): string =>
  page(
    'en',
    'Hikeshi',
    html`<main>${languages.map(({ lang, say }) => html`<p lang="${lang}">${say.passkeys.gone}</p>`)}</main>`,
  )

function plan({ plan: it }: Run, title: Text, { say, locale }: ViewContext): Html {
  const words = say.passkeys
  const name = pick(title, locale)
  const all = it.steps.flatMap(({ changes }) => changes)
  const { shown, more } = fold(all, shownLines)
  return html`<section>
<h2>${it.mode === 'undo' ? words.undoOf(name) : name}</h2>
<p>${words.where(it.account, it.region)} · ${words.plan(it.hash.slice(0, 12))}</p>
<ul>${shown.map(
    (c) =>
      html`<li><code>${exactly(c.resource)}</code> ${exactly(c.field)}: <code>${value(c.from)}</code> → <code>${value(c.to)}</code></li>`,
  )}${more > 0 ? html`<li>${words.more(more)}</li>` : ''}</ul>
</section>`
}

/** What cannot be seen is spelled out: what somebody approves must be all that is there. */
const exactly = (text: string): string => cut(spelled(text.slice(0, 600)), 300)
const value = (json: Json): string =>
  json === null ? '–' : exactly(typeof json === 'string' ? json : canonical(json))

const page = (lang: string, title: string, body: Html): string =>
  html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/step-up/assets/page.css">
</head>
<body>
${body}
</body>
</html>
`.text
