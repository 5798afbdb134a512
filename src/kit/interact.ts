import type { Block, Modal } from '../core/blocks.ts'
import type { Json } from '../core/json.ts'
import type { Person, Role } from '../core/people.ts'
import type { Refusal } from '../core/refusal.ts'
import type { App } from './app.ts'
import type { Permission } from './define.ts'
import type { Keep } from './keep.ts'

/**
 * Who may use it: any known person, or those whom the policy gives one of these roles. `asked`: also somebody without a
 * role; the handler's own question says who that is.
 */
export type Allow = 'anyone' | 'asked' | readonly Role[]

export interface Asked {
  readonly person: Person
  readonly app: App
  /** Tells this person alone, in mrkdwn of ours: an ephemeral message in Slack, a notice in the console. */
  readonly reply: (text: string) => Promise<void>
  /** Opens a modal at once and fills it when `work` is done; a refusal is shown in it. */
  readonly open: (work: Promise<Modal | Refusal>) => Promise<void>
}

/** A button or a menu. Its action_id is `<id>` or `<id>/<argument>`, its value an opaque id and nothing else. */
export interface Action {
  readonly kind: 'action'
  readonly id: string
  readonly allow: Allow
  run(ctx: Asked & { readonly value: string; readonly argument: string }): Promise<Refusal | void>
}
export const defineAction = (a: Omit<Action, 'kind'>): Action => ({ kind: 'action', ...a })

/** A modal's submission. `meta` is the opaque id it was opened with, `values` its inputs by action_id. */
export interface View {
  readonly kind: 'view'
  readonly id: string
  readonly allow: Allow
  /** It answers with `open`: the next form takes the place of this one, which is not closed. */
  readonly opens?: true
  run(
    ctx: Asked & { readonly meta: string; readonly values: Readonly<Record<string, string>> },
  ): Promise<Refusal | void>
}
export const defineView = (v: Omit<View, 'kind'>): View => ({ kind: 'view', ...v })

/** A file that goes with an answer. The name is ours: letters, digits, `.` and `-`. */
export interface AnswerFile {
  readonly name: string
  /** `text/html`. */
  readonly type: string
  readonly body: string | Uint8Array
}

/** A command's answer: text for a terminal, blocks for a chat, data for `--json`. */
export interface Answer {
  readonly text: string
  readonly blocks?: readonly Block[]
  readonly data?: Json
  /** Reports: uploaded to the chat, written to the current folder on the command line, offered for download on the console. */
  readonly files?: readonly AnswerFile[]
  /** The command line's exit status; default 0. */
  readonly exit?: number
}

/** `/hikeshi <id> ...` in Slack and the console, `hikeshi <id> ...` on the command line. */
export interface Command {
  readonly kind: 'command'
  readonly id: string
  readonly usage: string
  readonly en: { readonly about: string }
  readonly ja: { readonly about: string }
  readonly allow: Allow
  /** What it reads in AWS itself: the reader role is made of it, too. */
  readonly reads?: readonly Permission[]
  /** What it changes in AWS itself, and on which resources (ARNs without their partition): the responder role is made of it, too. */
  readonly acts?: { readonly actions: readonly Permission[]; readonly on: readonly string[] }
  /** False for what needs no store, e.g. `catalog`: it then answers without one. Default true. */
  readonly store?: boolean
  run(ctx: {
    readonly person: Person
    readonly app: App
    readonly args: readonly string[]
    readonly print: (line: string) => void
    /**
     * Shows how far it is, in place of what was shown before; the answer then takes its place. May be called as often as one
     * likes: the chat takes as many as it can. On the command line it writes a line.
     */
    readonly progress: (text: string) => void
    /** Reads a file that the person names; on the command line alone. */
    readonly file?: (path: string) => Promise<string>
    /** On the command line alone. */
    readonly keep?: Keep
  }): Promise<Answer | Refusal>
}
export const defineCommand = (c: Omit<Command, 'kind'>): Command => ({ kind: 'command', ...c })

/** Something that is looked after every so often, on one replica at a time. It decides itself whether it is time. */
export interface Schedule {
  readonly kind: 'schedule'
  readonly id: string
  readonly everySeconds: number
  run(ctx: { readonly app: App }): Promise<void>
}
export const defineSchedule = (s: Omit<Schedule, 'kind'>): Schedule => ({ kind: 'schedule', ...s })

/** What a route answers. `retryAfter` is in seconds. */
export interface Reply {
  readonly status: number
  readonly body: Json
  readonly retryAfter?: number
}
/** An HTTP route. The adapter checks the guard and the limits before `run`, and turns what is thrown into a 5xx with a reference id. */
export interface Route {
  readonly kind: 'route'
  readonly id: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** ingest-key: header `x-hikeshi-key`; console: same host and origin, and a login where one is configured; open: anyone. */
  readonly guard: 'ingest-key' | 'console' | 'open'
  run(ctx: {
    readonly app: App
    readonly person: Person
    readonly params: Readonly<Record<string, string>>
    readonly query: Readonly<Record<string, string>>
    readonly body: unknown
    /** The body as it came, for what must be stored unaltered. */
    readonly raw: string
  }): Promise<Reply>
}
export const defineRoute = (r: Omit<Route, 'kind'>): Route => ({ kind: 'route', ...r })
