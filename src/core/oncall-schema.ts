import { z } from 'zod'
import { severities } from './finding.ts'
import { bothOrNone, hours, person, time, zone } from './schema.ts'

/** `oncall:` and `pagers:` of hikeshi.yaml. Secrets are never in it: HIKESHI_PAGER_<NAME> holds them. */
const date = z.iso.date('expected a day, e.g. 2026-01-05')
const during = z.strictObject(hours).refine(...bothOrNone)
const layer = z.strictObject({
  people: z.array(person).min(1),
  turn: z.enum(['daily', 'weekly']),
  start: date,
  at: time,
  during: during.optional(),
})
const name = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, 'expected a short name, e.g. primary')
const rule = z.strictObject({
  minutes: z.number().positive().max(1_440),
  by: z.array(name).min(1),
})

export const onCallSchema = z
  .strictObject({
    rotations: z
      .array(z.strictObject({ name, zone, layers: z.array(layer).min(1) }))
      .min(1)
      .refine(
        (all) => new Set(all.map((one) => one.name)).size === all.length,
        'expected a different name for each rotation',
      ),
    page: z.partialRecord(z.enum(severities), rule),
    channel: z.string().min(1).optional(),
  })
  .optional()

/** `internal`: it is inside our own network, so http and private addresses are allowed. */
const where = { url: z.url({ protocol: /^https?$/ }), internal: z.boolean().default(false) }
export const pagersSchema = z
  .record(
    name,
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('pagerduty'),
        url: where.url.default('https://events.pagerduty.com/v2/enqueue'),
        internal: where.internal,
      }),
      z.strictObject({
        kind: z.literal('opsgenie'),
        url: where.url.default('https://api.opsgenie.com'),
        internal: where.internal,
      }),
      z.strictObject({ kind: z.literal('webhook'), ...where }),
      z.strictObject({
        kind: z.literal('sns'),
        topic: z
          .string()
          .regex(
            /^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w-]+(\.fifo)?$/,
            'expected the ARN of an SNS topic',
          ),
      }),
    ]),
  )
  .default({})

/** The environment variable that holds a pager's secret. */
export const secretOf = (pager: string): string =>
  `HIKESHI_PAGER_${pager.toUpperCase().replaceAll('-', '_')}`

/** Pagers that take a secret; a webhook without one would be unsigned, and SNS has AWS's own credentials. */
export function onCallFaults(file: {
  readonly oncall?: z.output<typeof onCallSchema>
  readonly pagers: z.output<typeof pagersSchema>
  readonly channels: readonly { readonly id: string }[]
}): string[] {
  const { oncall, pagers, channels } = file
  if (oncall === undefined) return []
  const named = Object.entries(oncall.page).flatMap(([severity, one]) =>
    one.by
      .filter((by) => by !== 'slack' && !Object.hasOwn(pagers, by))
      .map((by) => `oncall.page.${severity}.by: pagers has no ${by}`),
  )
  const open = Object.entries(pagers).flatMap(([id, pager]) =>
    pager.kind !== 'sns' && pager.url.startsWith('http:') && !pager.internal
      ? [`pagers.${id}.url: expected https (or internal: true, if it is inside your own network)`]
      : [],
  )
  const channel =
    oncall.channel === undefined || channels.some(({ id }) => id === oncall.channel)
      ? []
      : [`oncall.channel: no channel has the id ${oncall.channel}`]
  return [...named, ...open, ...channel]
}
export type PagerSettings = z.output<typeof pagersSchema>[string]
