/** A sentence in every language we speak; English is what a language falls back to. */
export interface Text {
  readonly en: string
  readonly ja: string
  readonly [locale: string]: string
}

/** The id of a file in src/locales: `en`, `ja`, ... */
export type Locale = string

export const pick = (text: Text, locale: Locale): string => text[locale] ?? text.en

/** The same words in every language: names, ids, product terms. */
export const plain = (words: string): Text => ({ en: words, ja: words })
