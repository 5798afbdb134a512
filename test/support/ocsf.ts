import { z } from 'zod'

/** What OCSF 1.5.0 requires of every event, and of the two classes that the journal is exported as. https://schema.ocsf.io/1.5.0 */
const base = {
  time: z.int(),
  severity_id: z.int().min(1).max(5),
  metadata: z.object({
    version: z.string(),
    product: z.object({ name: z.string(), vendor_name: z.string() }),
    uid: z.string(),
  }),
  cloud: z.looseObject({ provider: z.literal('AWS') }),
  raw_data: z.string(),
}
const uid = z.object({ uid: z.string().min(1) })
export const Ocsf = z
  .discriminatedUnion('class_uid', [
    z.object({
      ...base,
      class_uid: z.literal(6003),
      category_uid: z.literal(6),
      activity_id: z.literal([1, 2, 3, 4, 99]),
      type_uid: z.int(),
      actor: z.object({ user: uid }),
      api: z.object({ operation: z.string().min(1), service: z.object({ name: z.string() }) }),
      src_endpoint: z.object({ svc_name: z.string() }),
      status_id: z.literal([1, 2]),
    }),
    z.object({
      ...base,
      class_uid: z.literal(2005),
      category_uid: z.literal(2),
      activity_id: z.literal([1, 2, 3]),
      type_uid: z.int(),
      finding_info_list: z.array(z.object({ uid: z.string(), title: z.string() })).min(1),
      status_id: z.int().min(1).max(5),
      assignee: uid.optional(),
      assignee_group: z.object({ name: z.string() }).optional(),
    }),
  ])
  .refine(({ type_uid: type, class_uid: of, activity_id: did }) => type === of * 100 + did)
  .refine((one) => one.class_uid === 6003 || Boolean(one.assignee ?? one.assignee_group))
