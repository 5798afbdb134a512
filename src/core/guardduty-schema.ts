import { z } from 'zod'
import { planNames } from './guardduty-plans.ts'

const reason = z.strictObject({
  because: z.string().trim().min(1).max(200),
  in: z.array(z.string().min(1)).min(1).default(['*']),
})

/** `guardduty:` of hikeshi.yaml: protection plans that are left off on purpose, where (`account/region`, `*` is any text), and why. */
export const guardDutySchema = z
  .strictObject({
    off: z.record(z.string(), reason).superRefine((off, ctx) => {
      const names: readonly string[] = planNames
      for (const name of Object.keys(off).filter((one) => !names.includes(one)))
        ctx.addIssue({
          code: 'custom',
          path: [name],
          message: `expected a plan: ${names.join(', ')}`,
        })
    }),
  })
  .optional()
