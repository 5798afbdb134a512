import { z } from 'zod'

/** `audit` in hikeshi.yaml: where the journal's daily anchor is kept outside of the store. */
export const auditSchema = z
  .strictObject({
    channel: z.string().min(1).optional(),
    /** With Object Lock on; `days` is how long nobody at all can delete what is put there. */
    bucket: z
      .strictObject({
        name: z.string().min(3).max(63),
        region: z.string().min(1),
        prefix: z.string().default('hikeshi'),
        days: z.int().min(1).max(36_500).default(400),
      })
      .optional(),
  })
  .optional()
