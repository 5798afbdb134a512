/** A Block Kit block as Slack takes it: https://docs.slack.dev/reference/block-kit/blocks */
export type Block = { readonly type: string; readonly [member: string]: unknown }

/** What is posted: blocks, and the text for notifications and screen readers. */
export interface Message {
  readonly text: string
  readonly blocks: readonly Block[]
  /** Slack's message metadata: how a message is found again after a crash. */
  readonly metadata?: {
    readonly event_type: string
    readonly event_payload: Record<string, string>
  }
}

/** A modal. `view` names the file in handlers/views that takes its submission; `meta` is an opaque id. */
export interface Modal {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly close: string
  readonly submit?: { readonly view: string; readonly label: string; readonly meta: string }
}
