import { z } from 'zod'

/** Only the members that are read. https://docs.slack.dev/reference/interaction-payloads */
const id = z.object({ id: z.string() })
const option = z.object({ value: z.string() })

const from = {
  team: id.nullish(),
  enterprise: id.nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  channel: id.nullish(),
}

const element = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_user: z.string().nullish(),
  selected_channel: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
})
type Element = z.output<typeof element>

export const actionPayload = z.object({
  ...from,
  type: z.literal('block_actions'),
  actions: z.array(element.extend({ action_id: z.string() })).min(1),
  view: z.object({ type: z.string(), private_metadata: z.string().optional() }).nullish(),
})

export const viewPayload = z.object({
  ...from,
  type: z.literal('view_submission'),
  view: z.object({
    id: z.string().optional(),
    title: z.object({ text: z.string() }).nullish(),
    submit: z.object({ text: z.string() }).nullish(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z
      .object({ values: z.record(z.string(), z.record(z.string(), element)) })
      .default({ values: {} }),
  }),
})

export const commandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  enterprise_id: z.string().optional(),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
})

/** Only reactions to messages are asked for; other events are of no use to us. */
export const reactionPayload = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  event: z.object({
    type: z.literal('reaction_added'),
    user: z.string(),
    reaction: z.string(),
    item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  }),
})

/** Somebody looks at the app's own page. */
export const homePayload = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  event: z.object({
    type: z.literal('app_home_opened'),
    user: z.string(),
    tab: z.literal('home'),
  }),
})

/** Who did it, where, and how to answer: the same for a command, a button and a modal. */
export interface Origin {
  readonly team: string
  readonly user: string
  /** The team or organisation the payload says the user belongs to. */
  readonly home?: string | undefined
  readonly enterprise?: string | undefined
  readonly channel?: string | undefined
  readonly trigger?: string | undefined
  readonly responseUrl?: string | undefined
}

type Interaction = z.output<typeof actionPayload> | z.output<typeof viewPayload>

export const originOf = (p: Interaction, channel = p.channel?.id): Origin => ({
  team: p.team?.id ?? '',
  user: p.user.id,
  home: p.user.team_id,
  enterprise: p.enterprise?.id,
  channel,
  trigger: p.trigger_id,
  responseUrl: p.response_url,
})

export const originOfCommand = (p: z.output<typeof commandPayload>): Origin => ({
  team: p.team_id,
  user: p.user_id,
  enterprise: p.enterprise_id,
  channel: p.channel_id,
  trigger: p.trigger_id,
  responseUrl: p.response_url,
})

export const originOfHome = (p: z.output<typeof homePayload>): Origin => ({
  team: p.team_id,
  user: p.event.user,
  enterprise: p.enterprise_id ?? undefined,
})

export const originOfReaction = (p: z.output<typeof reactionPayload>): Origin => ({
  team: p.team_id,
  user: p.event.user,
  enterprise: p.enterprise_id ?? undefined,
  channel: p.event.item.channel,
})

/** What was chosen or typed, whatever the element; several options are joined by commas. */
export const valueOf = (e: Element): string =>
  e.value ??
  e.selected_option?.value ??
  e.selected_options?.map(({ value }) => value).join(',') ??
  e.selected_user ??
  e.selected_channel ??
  e.selected_conversation ??
  e.selected_date ??
  e.selected_time ??
  e.selected_date_time?.toString() ??
  ''

export const valuesOf = (values: Record<string, Record<string, Element>>): Record<string, string> =>
  Object.fromEntries(
    Object.values(values)
      .flatMap((block) => Object.entries(block))
      .map(([action, value]) => [action, valueOf(value)]),
  )

/** `playbook/quarantine-instance` is the argument `quarantine-instance` to the handler `playbook`. */
export function actionOf(actionId: string): { id: string; argument: string } {
  const at = actionId.indexOf('/')
  return at < 0
    ? { id: actionId, argument: '' }
    : { id: actionId.slice(0, at), argument: actionId.slice(at + 1) }
}

/**
 * The words after a slash command; double quotes, straight or as phones type them, keep words together. Slack escapes the
 * text and marks up what it recognizes: people stay marked (`<@U061F7AUR|alice>`), links and channels are as typed again.
 */
export const wordsOf = (text: string): string[] =>
  [...asTyped(text).matchAll(/["“”]([^"“”]*)["“”]|[^\s"“”]+/g)].map(
    ([whole, quoted]) => quoted ?? whole,
  )

const asTyped = (text: string): string =>
  text
    .replace(/<#[A-Z0-9]+\|([^>]*)>/g, '#$1')
    .replace(/<(?:https?:\/\/|mailto:)[^>|]*\|([^>]*)>/g, '$1')
    .replace(/<(https?:\/\/[^>|]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/**
 * A modal keeps its opaque id and, after a space, the channel it was opened from: a submission names no channel, and
 * its answer should be given where the button was pressed.
 */
export const packMeta = (meta: string, channel: string | undefined): string =>
  channel === undefined ? meta : `${meta} ${channel}`

export function unpackMeta(packed: string): { meta: string; channel: string | undefined } {
  const at = packed.lastIndexOf(' ')
  return at < 0
    ? { meta: packed, channel: undefined }
    : { meta: packed.slice(0, at), channel: packed.slice(at + 1) }
}
