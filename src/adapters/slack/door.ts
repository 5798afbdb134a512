import type { Block, Modal } from '../../core/blocks.ts'
import type { Person } from '../../core/people.ts'
import type { Refusal } from '../../core/refusal.ts'
import type { Span } from '../../core/trail.ts'
import type { Tokens } from './tokens.ts'

export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: object,
) => void

export interface SlackOptions {
  readonly botToken: string
  /** Where tokens rotate: the one of the moment. Left out: `botToken` is for good. */
  readonly tokens?: Tokens | undefined
  /** For requests over HTTP; not needed in Socket Mode. */
  readonly signingSecret?: string
  /** Socket Mode when set; the plugin then takes no requests. */
  readonly appToken?: string
  /** `https://slack.com/api/` unless an emulator stands in. */
  readonly apiUrl?: string
  /** Team ids whose members may come in. */
  readonly teams: readonly string[]
  readonly log: Log
  /** Each call is a span; left out: no traces. */
  readonly span?: Span | undefined
}

/** Mrkdwn: what came from outside is escaped in it already. */
type Reply = (text: string) => Promise<void>
type Open = (work: Promise<Modal | Refusal>) => Promise<void>

/** What the adapter asks of the rest of the bot. `locale` is a language as our locale files are named: `ja`, not `ja-JP`. */
export interface SlackDoor {
  /** From the policy; undefined: unknown. */
  person(id: { team: string; user: string; locale?: string; zone?: string }): Person | undefined
  /** Finds handlers/actions/<id>, checks `allow`, runs it, replies refusals and errors itself; never throws. */
  action(ask: {
    id: string
    argument: string
    value: string
    person: Person
    reply: Reply
    open: Open
  }): Promise<void>
  /** Does handlers/views/<id> answer with another form? Slack has to be told with the acknowledgement. */
  opens(view: string): boolean
  /** The same for handlers/views/<id>. */
  view(ask: {
    id: string
    meta: string
    values: Record<string, string>
    person: Person
    reply: Reply
    open: Open
  }): Promise<void>
  /** `name` is empty where nothing follows the slash command. */
  command(ask: {
    name: string
    args: string[]
    person: Person
    /** Told how far a long command is. */
    progress: (text: string) => void
  }): Promise<{
    text: string
    blocks?: readonly Block[]
    files?: readonly { name: string; body: string | Uint8Array }[]
  }>
  /** What this person sees on the app's own page. */
  home(person: Person): Promise<readonly Block[]>
  /** The incident whose card this message is; undefined: it is none. */
  cardAt(channel: string, ts: string): Promise<string | undefined>
  /** Journals a refusal at the door. */
  refused(ask: { by: string; action: string; why: string }): Promise<void>
  /** Mrkdwn, as a reply. */
  refusal(refusal: Refusal, locale: string): string
  words(locale: string): DoorWords
}

export interface DoorWords {
  /** Shown in a modal while its work is going on. */
  readonly loading: string
  /** For strangers, other workspaces and bots. */
  readonly cannotAct: string
  readonly unknownPerson: string
  readonly guest: string
  /** For surprises; `reference` is what the log has. */
  readonly failed: (reference: string) => string
}
