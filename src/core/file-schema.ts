import { z } from 'zod'
import { auditSchema } from './audit-schema.ts'
import { clocksSchema, updatesSchema } from './care-schema.ts'
import { severities } from './finding.ts'
import { guardDutySchema } from './guardduty-schema.ts'
import { loginSchema } from './login-schema.ts'
import { onCallFaults, onCallSchema, pagersSchema } from './oncall-schema.ts'
import { roles } from './people.ts'
import { bothOrNone, hours, person, zone } from './schema.ts'

const people = z.array(person).default([])

const named = z.array(z.union([z.enum(roles), person])).optional()
/** The first that fits and says it decides: see docs/policy.md. */
const rule = z.strictObject({
  playbook: z.string().optional(),
  risk: z.enum(['low', 'medium', 'high']).optional(),
  account: z.string().optional(),
  environment: z.string().optional(),
  approvals: z.int().min(1).optional(),
  approvers: named,
  expiresMinutes: z.number().positive().max(10_080).optional(),
  breakGlass: named,
  remindHours: z.number().positive().max(8_760).optional(),
  stepUp: z.boolean().optional(),
})

const expectedId = 'expected the id of a Slack user or user group, e.g. U061F7AUR or S0604QSJC'
const quiet = z.strictObject({ zone, ...hours }).refine(...bothOrNone)

/** One pattern or several; `*` stands for anything. */
const patterns = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
const when = z.strictObject({
  from: z.enum(severities).optional(),
  account: patterns.optional(),
  ou: patterns.optional(),
  environment: patterns.optional(),
  region: patterns.optional(),
  type: patterns.optional(),
  tag: z.record(z.string(), patterns).optional(),
})

/** All that hikeshi.yaml may say. */
export const fileSchema = z.strictObject({
  slack: z.strictObject({ teams: z.array(z.string()).min(1) }).optional(),
  channels: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        locale: z.string().default('en'),
        from: z.enum(severities).optional(),
        quiet: quiet.optional(),
      }),
    )
    .default([]),
  /** How people sign in to the console; left out: only whoever is on this machine reaches it. */
  login: loginSchema.optional(),
  posture: z
    .strictObject({ channel: z.string().min(1), every: z.enum(['daily', 'weekly']).optional() })
    .optional(),
  people: z
    .strictObject({
      viewer: people,
      responder: people,
      approver: people,
      lead: people,
      admin: people,
    })
    .optional(),
  accounts: z
    .record(
      z.string().regex(/^\d{12}$/, 'expected a 12-digit account id'),
      z.strictObject({
        name: z.string().optional(),
        environment: z.string().optional(),
        ou: z.string().optional(),
        owner: z.string().optional(),
        role: z.string().startsWith('arn:').optional(),
        readRole: z.string().startsWith('arn:').optional(),
        externalId: z.string().optional(),
        regions: z.array(z.string()).optional(),
      }),
    )
    .default({}),
  principals: z
    .record(
      z.string().min(1),
      z.union([
        person.transform((id) => ({ person: id })),
        z.strictObject({ person, locale: z.string().optional() }),
      ]),
    )
    .default({}),
  approvals: z
    .strictObject({
      low: z.int().min(1).default(1),
      medium: z.int().min(1).default(1),
      high: z.int().min(1).default(1),
    })
    .default({ low: 1, medium: 1, high: 1 }),
  routes: z
    .array(z.strictObject({ when, to: z.array(z.string()), continue: z.boolean().default(false) }))
    .default([]),
  severities: z.array(z.strictObject({ when, severity: z.enum(severities) })).default([]),
  updates: updatesSchema,
  clocks: clocksSchema,
  oncall: onCallSchema,
  pagers: pagersSchema,
  owners: z
    .strictObject({
      tag: z.string().min(1).optional(),
      ids: z.record(z.string(), z.string().regex(/^[UWS][A-Z0-9]{2,20}$/, expectedId)),
    })
    .optional(),
  expiresMinutes: z.number().positive().max(10_080).default(30),
  /** So many minutes without any event from an account and region that is known to us are an incident. */
  silence: z
    .strictObject({
      minutes: z.number().min(10).max(10_080).default(30),
      except: z.array(z.string().min(1)).default([]),
    })
    .optional(),
  guardduty: guardDutySchema,
  audit: auditSchema,
  correlateMinutes: z.number().min(0).max(1_440).default(30),
  /** How long a containment stands until somebody is asked whether it still should. */
  remindHours: z.number().positive().max(8_760).default(24),
  rules: z.array(rule).default([]),
  /** By playbook; each playbook says what it takes. */
  settings: z.record(z.string(), z.record(z.string(), z.json())).default({}),
})
export type File = z.output<typeof fileSchema>

/** A misspelt channel or owner would be silence where somebody counts on being told. */
export function fileFaults(file: File): string[] {
  const channels = new Set(file.channels.map(({ id }) => id))
  const owners = file.owners?.ids ?? {}
  return [
    ...onCallFaults(file),
    ...file.routes.flatMap(({ to }, i) =>
      to
        .filter((id) => !channels.has(id))
        .map((id) => `routes.${i}.to: no channel has the id ${id}`),
    ),
    ...Object.entries(file.accounts).flatMap(([id, { owner }]) =>
      owner === undefined || Object.hasOwn(owners, owner)
        ? []
        : [`accounts.${id}.owner: owners.ids has no ${owner}`],
    ),
  ]
}
