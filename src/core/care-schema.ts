import { z } from 'zod'
import { severities } from './finding.ts'

/** `updates:` of hikeshi.yaml. */
export const updatesSchema = z
  .strictObject({
    channel: z.string().min(1).optional(),
    locale: z.string().optional(),
    minutes: z.partialRecord(z.enum(severities), z.number().positive().max(10_080)).optional(),
  })
  .optional()

/**
 * How long the duties that we have words for usually leave: GDPR, article 33 (1); APPI (Japan), Enforcement Rules, article 8
 * (1) with the Commission's guideline 3-5-3-3 ("3 to 5 days"), and (2), 60 days where article 7 (iii) applies.
 */
const usual: { readonly [id: string]: { hours: number; remindHours: number[] } } = {
  gdpr: { hours: 72, remindHours: [24, 6] },
  'appi-prompt': { hours: 120, remindHours: [48, 24] },
  'appi-final': { hours: 720, remindHours: [168, 24] },
  'appi-final-unlawful': { hours: 1_440, remindHours: [168, 24] },
}
const knownClocks = Object.keys(usual)

const clock = z.strictObject({
  hours: z.number().positive().max(8_760).optional(),
  remindHours: z.array(z.number().positive().max(8_760)).max(10).optional(),
  accounts: z.array(z.string().min(1)).min(1).optional(),
  title: z.strictObject({ en: z.string().min(1), ja: z.string().min(1) }).optional(),
})
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected a short name, e.g. gdpr')

/** `clocks:` of hikeshi.yaml: none runs unless it is named here. */
export const clocksSchema = z
  .record(
    id,
    clock.nullable().transform((given) => given ?? {}),
  )
  .transform((all, ctx) =>
    Object.fromEntries(
      Object.entries(all).map(([name, { hours, remindHours, ...rest }]) => {
        const known = Object.hasOwn(usual, name) ? usual[name] : undefined
        const lasts = hours ?? known?.hours
        if (lasts === undefined || (known === undefined && rest.title === undefined))
          ctx.addIssue({
            code: 'custom',
            path: [name],
            message: `expected hours and title {en, ja}, or one of ${knownClocks.join(', ')}`,
          })
        const remind = remindHours ?? known?.remindHours ?? [24]
        return [name, { ...rest, hours: lasts ?? 0, remindHours: remind }]
      }),
    ),
  )
  .optional()
