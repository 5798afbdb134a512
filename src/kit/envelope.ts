import { z } from 'zod'
import type { Envelope } from '../core/finding.ts'
import { isObject } from '../core/json.ts'

const word = z.string().min(1).max(256)
const name = word.refine(
  (text) => text.isWellFormed() && !text.includes('\u0000'),
  'expected text without NUL',
)
/** The envelope as EventBridge sends it. Only what everything else relies on is required. */
const Schema = z.object({
  // Replayed and hand-made events lack one at times; they are told apart by their bodies.
  id: z
    .string()
    .regex(/^[\x21-\x7e]{1,256}$/, 'expected 1-256 printable ASCII characters')
    .default('no-id'),
  source: name,
  'detail-type': name,
  account: z.string().max(64).default(''),
  region: z.string().max(64).default(''),
  time: z.string().max(64).default(''),
  resources: z.array(z.string()).max(10_000).default([]),
  detail: z.record(z.string(), z.unknown()),
})

/** What came in, over whichever road, as an event; or what is wrong with it, and in which field. */
export function readEnvelope(
  body: unknown,
): Envelope | { readonly fault: string; readonly field?: string } {
  if (!isObject(body)) return { fault: 'the body must be one JSON object (an EventBridge event)' }
  const parsed = Schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') || 'body'
  return { fault: `${field}: ${issue?.message ?? 'not as expected'}`, field }
}
