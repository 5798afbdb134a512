import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Block, Modal } from '../../core/blocks.ts'
import type { Diagnosis } from '../../core/doctor.ts'
import type { Person } from '../../core/people.ts'
import type { Refusal } from '../../core/refusal.ts'
import type { Locale, Text } from '../../core/text.ts'
import type { App, HandlerWords } from '../../kit/app.ts'
import type { AnswerFile } from '../../kit/interact.ts'
import type { PostureWords } from '../../kit/posture.ts'

/** What every click and submission carries back to the person. The same as for Slack. */
export interface Ask {
  readonly person: Person
  /** Tells this person alone. */
  readonly reply: (text: string) => Promise<void>
  /** Shows the modal once `work` is done; a refusal is told instead. */
  readonly open: (work: Promise<Modal | Refusal>) => Promise<void>
}

/** All that the console needs of the product; `src/console.ts` wires it. Whoever implements it checks `allow` and tells refusals. */
export interface ConsoleDoor {
  readonly app: Pick<
    App,
    'sample' | 'incident' | 'incidents' | 'journal' | 'strangers' | 'counts' | 'measures' | 'status'
  > & {
    readonly oncall: Pick<App['oncall'], 'show'>
    readonly drill: Pick<App['drill'], 'list' | 'season' | 'played' | 'report' | 'now'>
    readonly audit: Pick<App['audit'], 'verify' | 'search'>
    readonly posture: Pick<App['posture'], 'latest'> & {
      readonly words: (locale: Locale) => Pick<PostureWords, 'neverScanned'>
      readonly show: Pick<App['posture']['show'], 'summary'>
    }
    readonly show: Pick<App['show'], 'card'>
    readonly words: (locale: Locale) => Pick<HandlerWords, 'sampleSent'>
  }
  /** Who one may be on this page: several without a login, the one behind a login, nobody before it. */
  readonly people: (request: FastifyRequest) => readonly Person[] | Promise<readonly Person[]>
  readonly action: (
    ask: Ask & { readonly id: string; readonly argument: string; readonly value: string },
  ) => Promise<void>
  readonly view: (
    ask: Ask & {
      readonly id: string
      readonly meta: string
      readonly values: Readonly<Record<string, string>>
    },
  ) => Promise<void>
  readonly command: (ask: {
    readonly name: string
    readonly args: readonly string[]
    readonly person: Person
  }) => Promise<{
    readonly text: string
    readonly blocks?: readonly Block[]
    readonly files?: readonly AnswerFile[]
  }>
  /** What is connected, and which variables are set; never what is in them. */
  readonly setUp: {
    readonly variables: { readonly [name: string]: boolean }
    readonly slack: boolean
    readonly accounts: number
  }
  /** Looks at everything that the bot needs. */
  readonly doctor: (person: Person) => Promise<Diagnosis>
  readonly refusal: (refusal: Refusal, locale: Locale) => string
  /** Calls the listener with an incident's id after each change, with '' after an arrival that became none; answers how to stop. */
  readonly onChange: (listener: (incidentId: string) => void) => () => void
  /** What can be sent down the road to try the bot; the first one is the default. */
  readonly samples: () => readonly {
    readonly source: string
    readonly type?: string
    readonly title: Text
  }[]
  /** What the playbooks are called, for the timeline; the journal knows them by id. */
  readonly playbooks: () => readonly { readonly id: string; readonly title: Text }[]
}

export interface ConsoleOptions {
  /** Host names (or host:port) that this server is reached by; any other Host header is refused. */
  readonly hosts: readonly string[]
  /** Folder of the built page. */
  readonly dist: string
  /** Origins that may change things; default: the page's own. */
  readonly origins?: readonly string[]
  /** Show everything, change nothing. */
  readonly lookOnly: boolean
  /** Signing in and out, behind the console's own guard; left out: whoever reaches the page may choose who they are. */
  readonly login?: FastifyPluginAsync
  /** How many pages may listen at once; default 64. */
  readonly listeners?: number
}
