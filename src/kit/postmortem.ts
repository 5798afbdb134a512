import type { Person } from '../core/people.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Locale } from '../core/text.ts'

export const postmortemFormats = ['md', 'html', 'pdf', 'json'] as const
export type PostmortemFormat = (typeof postmortemFormats)[number]

/** What an incident leaves behind: a document that people complete and send, and the records that prove it. */
export interface PostmortemDesk {
  /** `body` is undefined for a PDF where this machine has no Chromium to print it. Reads only. */
  readonly report: (ask: {
    readonly incident: string
    readonly format: PostmortemFormat
    readonly locale: Locale
    readonly by: Person
  }) => Promise<
    { readonly summary: string; readonly body: string | Uint8Array | undefined } | Refusal
  >
  /** A zip that proves itself offline. That it was made, by whom and with which SHA-256, is journalled. */
  readonly evidence: (ask: { readonly incident: string; readonly by: Person }) => Promise<
    | {
        readonly zip: Uint8Array
        readonly sha256: string
        readonly records: number
        /** Hash of the incident's last record in it. */
        readonly head: string
        /** What whoever receives it runs after unpacking. */
        readonly verify: string
      }
    | Refusal
  >
  readonly words: (locale: Locale) => PostmortemWords
}

/** Phrases that handlers need: see src/locales/postmortem. */
export interface PostmortemWords {
  readonly noPrinter: string
  readonly fileNote: (name: string) => string
  readonly packed: (records: number, name: string) => string
  readonly packedSum: (sum: string) => string
  readonly packedHead: (head: string) => string
  readonly packedHow: (command: string) => string
}
