import type { Block, Modal } from '../../../core/blocks.ts'
import type { Recorded } from '../../../core/events.ts'
import type { Finding } from '../../../core/finding.ts'
import type { Incident } from '../../../core/incident.ts'
import type { Words } from './words.ts'

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
  /** Nothing is connected, and nothing ever came in: somebody begins. */
  readonly begin: boolean
  readonly people: readonly { readonly id: string; readonly roles: readonly string[] }[]
  readonly samples: readonly Sample[]
  /** Titles by id. */
  readonly playbooks: Titles
  readonly counts: Readonly<
    Record<'received' | 'read' | 'notUnderstood' | 'failed' | 'waiting', number>
  >
  readonly strangers: readonly Stranger[]
}
/** An incident in a list. */
export interface Row extends Pick<Incident, 'id' | 'drill' | 'arrivals' | 'openedAt'> {
  readonly state: keyof Words['state']
  readonly severity: Finding['severity']
  readonly sample: boolean
  readonly headline: Finding['headline']
  /** Its id. */
  readonly resource: string
  readonly account: string
  readonly region: string
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
