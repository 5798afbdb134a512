import { z } from 'zod'

/** What several parts of hikeshi.yaml are made of. */

/** `team/user` as Slack gives them; `local/...` are the two people of the console without a login. */
export const person = z
  .string()
  .regex(/^[\w-]+\/[\w-]+$/, 'expected <team id>/<user id>, e.g. T024BE7LD/U061F7AUR')

export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "expected a time of day in quotes, e.g. '09:00'")

export const zone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}, 'expected an IANA time zone, e.g. Asia/Tokyo')

/** The hours of a day that something holds for. */
export const hours = {
  from: time.optional(),
  to: time.optional(),
  weekends: z.boolean().default(false),
  holidays: z.literal('japan').optional(),
}
export const bothOrNone = [
  ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
    (from === undefined) === (to === undefined),
  'expected both from and to',
] as const

/** `name=value,name=value`, values percent-encoded. https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables */
export const headers = z
  .string()
  .default('')
  .transform((text, ctx) => {
    const pairs = text.split(',').filter((pair) => pair.trim() !== '')
    const found = pairs.map((pair) => /^\s*([\w-]+)\s*=\s*(\S+)\s*$/.exec(pair))
    if (found.includes(null)) {
      ctx.addIssue('expected name=value, with commas between')
      return z.NEVER
    }
    return Object.fromEntries(
      found.map((parts) => [parts?.[1] ?? '', decodeURIComponent(parts?.[2] ?? '')]),
    )
  })
