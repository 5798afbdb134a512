/** A document as it is before it is printed: plain text throughout, and each printer escapes it in its own way. */
export interface Paper {
  readonly locale: string
  readonly title: string
  /** Above all else: that it is a drill. */
  readonly mark?: string
  readonly lead: string
  readonly chapters: readonly Chapter[]
}
export interface Chapter {
  readonly title: string
  readonly parts: readonly Part[]
}
export type Part =
  | { readonly kind: 'text' | 'note' | 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  /** Questions that people answer, with room for it. */
  | { readonly kind: 'prompts'; readonly items: readonly string[]; readonly answer: string }
