import type { Phrases } from '../locales/en.ts'
import { html } from './html.ts'
import { cut, spelled } from './text.ts'

/** What somebody reads who could not sign in, or has just signed out: in each language, since nobody is known yet. */
export const loginPage = (
  languages: readonly { readonly lang: string; readonly say: Phrases }[],
  words: (login: Phrases['login']) => string,
): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hikeshi</title>
<link rel="icon" href="data:,">
<style>:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}main{max-width:40rem;margin:8vh auto;padding:0 1rem}a{color:light-dark(#1f4f86,#8fbbee)}</style>
</head>
<body><main>${languages.map(
    ({ lang, say }) =>
      html`<section lang="${lang}"><h1>${say.login.title}</h1><p>${cut(spelled(words(say.login)), 500)}</p><p><a href="/login">${say.login.again}</a></p></section>`,
  )}</main></body>
</html>
`.text
