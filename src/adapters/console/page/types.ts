import type { Block, Modal } from '../../../core/blocks.ts'
import type { Recorded } from '../../../core/events.ts'
import type { Incident } from '../../../core/incident.ts'

export type { Block, Incident, Modal, Recorded }
export type Lang = 'en' | 'ja'

export type Titles = Readonly<Record<string, string>>
export interface Sample {
  readonly source: string
  readonly type?: string
  readonly title: string
}
export interface Stranger {
  readonly source: string
  readonly detailType: string
  readonly count: number
  readonly last: string
  readonly sample: string
}
export interface ConsoleState {
  readonly lookOnly: boolean
  /** Behind a login: there is a way out. */
  readonly login: boolean
  readonly me: string
  readonly people: readonly { readonly id: string; readonly roles: readonly string[] }[]
  readonly samples: readonly Sample[]
  /** Titles by id. */
  readonly playbooks: Titles
  readonly counts: Readonly<
    Record<'received' | 'read' | 'notUnderstood' | 'failed' | 'waiting', number>
  >
  readonly strangers: readonly Stranger[]
}
export interface Detail {
  readonly incident: Incident
  readonly journal: readonly Recorded[]
  readonly card: readonly Block[]
}
export interface Answered {
  readonly replies: readonly string[]
  readonly modal?: Modal
}
export interface CommandAnswer {
  readonly text: string
  readonly blocks?: readonly Block[]
  /** Reports to download. */
  readonly files?: readonly {
    readonly name: string
    readonly type: string
    readonly base64: string
  }[]
}
