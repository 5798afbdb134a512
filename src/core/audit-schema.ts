import { z } from 'zod'

/** `audit` in hikeshi.yaml: where the journal's daily anchor, and the journal itself, are kept outside of the store. */
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
    /** A log group that is there already; what is new goes there each minute. */
    logs: z
      .strictObject({
        group: z.string().regex(/^[\w./#-]{1,512}$/, 'expected the name of a log group'),
        region: z.string().min(1),
      })
      .optional(),
  })
  .optional()
